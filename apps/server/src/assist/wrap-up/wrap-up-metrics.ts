import { keptOf, type SummarySentence } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Counter, Histogram } from 'prom-client';
import { Metrics } from '../../platform/metrics.ts';

/** What became of proposed summaries, and what writing them costs. */
@Injectable()
export class WrapUpMetrics {
  private readonly sentences: Counter;
  private readonly writing: Histogram;

  constructor({ registry }: Metrics) {
    this.sentences = new Counter({
      name: 'aliado_summary_sentences_total',
      help: 'Sentences of proposed summaries as agents saved them: kept, dropped, added.',
      labelNames: ['fate'],
      registers: [registry],
    });
    this.writing = new Histogram({
      name: 'aliado_summary_writing_seconds',
      help: 'From the log of a contact to its summary.',
      buckets: [0.001, 0.002_5, 0.005, 0.01, 0.025, 0.05, 0.1],
      registers: [registry],
    });
  }

  /** What `work` gives; how long it took is counted. */
  timed<T>(work: () => T): T {
    const end = this.writing.startTimer();
    const result = work();
    end();
    return result;
  }

  /** An agent saved a summary that had been proposed. */
  saved(proposed: readonly SummarySentence[], summary: string): void {
    for (const [fate, count] of Object.entries(keptOf(proposed, summary))) this.sentences.inc({ fate }, count);
  }
}
