import { Injectable } from '@nestjs/common';
import { Histogram } from 'prom-client';
import { Metrics } from '../platform/metrics.ts';

/** What listening costs. */
@Injectable()
export class AssistMetrics {
  private readonly proposing: Histogram;

  constructor({ registry }: Metrics) {
    this.proposing = new Histogram({
      name: 'aliado_hint_proposing_seconds',
      help: 'From a window of turns to ranked proposals.',
      buckets: [0.000_1, 0.000_25, 0.000_5, 0.001, 0.002_5, 0.005, 0.01, 0.05],
      registers: [registry],
    });
  }

  /** What `work` gives; how long it took is counted. */
  timed<T>(work: () => T): T {
    const end = this.proposing.startTimer();
    const result = work();
    end();
    return result;
  }
}
