import type { DurationMs } from '@aliado/domain';
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';

/** What the server counts about itself, in Prometheus' terms. No label carries personal data. */
export class Metrics {
  readonly registry = new Registry();

  private readonly framesTaken = new Counter({
    name: 'aliado_source_frames_total',
    help: 'Frames of sources, by what became of them.',
    labelNames: ['source', 'outcome'],
    registers: [this.registry],
  });

  /** Seconds; where the source's clock and ours differ, it shows here. */
  private readonly commitDelay = new Histogram({
    name: 'aliado_commit_delay_seconds',
    help: 'From the event at its source to its commit.',
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [this.registry],
  });

  readonly consoles = new Gauge({
    name: 'aliado_consoles',
    help: 'Consoles connected now.',
    registers: [this.registry],
  });

  /** Counts frames of sources. */
  readonly frames = {
    taken: (source: string, count: number): void => this.framesTaken.inc({ source, outcome: 'taken' }, count),
    refused: (source: string, count: number): void => this.framesTaken.inc({ source, outcome: 'refused' }, count),
    committed: (delay: DurationMs): void => this.commitDelay.observe(Math.max(0, delay) / 1_000),
  };

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }
}
