import type { DurationMs, Reader } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Counter, Gauge, Histogram } from 'prom-client';
import { Metrics } from '../platform/metrics.ts';
import { FloorNeeds } from './needs/floor-needs.ts';

/** How the floor is told, in figures. */
@Injectable()
export class FloorMetrics {
  private readonly frames: Counter;
  private readonly delay: Histogram;

  constructor({ registry }: Metrics, needs: FloorNeeds) {
    this.frames = new Counter({
      name: 'aliado_floor_frames_total',
      help: 'Frames of the floor that were told, by kind of reader and by whether they told all of it.',
      labelNames: ['reader', 'scope'],
      registers: [registry],
    });
    this.delay = new Histogram({
      name: 'aliado_floor_delay_seconds',
      help: 'From the commit of an event to the frame that tells of it, of the oldest event in each frame.',
      buckets: [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2, 5],
      registers: [registry],
    });
    new Gauge({
      name: 'aliado_floor_needs',
      help: 'What needs a supervisor and is in sight, claimed or not.',
      registers: [registry],
      collect() {
        this.set(needs.all().length);
      },
    });
  }

  told(reader: Reader, scope: 'whole' | 'changed'): void {
    this.frames.inc({ reader, scope });
  }

  delayed(by: DurationMs): void {
    this.delay.observe(Math.max(0, by) / 1_000);
  }
}
