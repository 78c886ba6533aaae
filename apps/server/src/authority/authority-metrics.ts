import type { AuthorityRefusal, DurationMs, RemedyKind } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Counter, Histogram } from 'prom-client';
import { Metrics } from '../platform/metrics.ts';

/** What is given and what is refused, in figures. */
@Injectable()
export class AuthorityMetrics {
  private readonly grants: Counter;
  private readonly refusals: Counter;
  private readonly toYes: Histogram;
  private readonly healing: Counter;

  constructor({ registry }: Metrics) {
    this.grants = new Counter({
      name: 'aliado_remedies_granted_total',
      help: 'Remedies granted, by kind and by whose authority it was.',
      labelNames: ['remedy', 'authority'],
      registers: [registry],
    });
    this.refusals = new Counter({
      name: 'aliado_authority_refusals_total',
      help: 'What was asked of authority and refused, by what was asked and why.',
      labelNames: ['ask', 'reason'],
      registers: [registry],
    });
    this.toYes = new Histogram({
      name: 'aliado_time_to_yes_seconds',
      help: 'From the first wish, a request or a reservation, to the grant.',
      labelNames: ['authority'],
      buckets: [0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 300, 600],
      registers: [registry],
    });
    this.healing = new Counter({
      name: 'aliado_ledger_healed_total',
      help: 'Entries of the ledger that were brought in line with the log after they had been left behind.',
      labelNames: ['outcome'],
      registers: [registry],
    });
  }

  granted(remedy: RemedyKind, authority: 'own' | 'approved', wait: DurationMs): void {
    this.grants.inc({ remedy, authority });
    this.toYes.observe({ authority }, Math.max(0, wait) / 1_000);
  }

  refused(ask: string, reason: AuthorityRefusal | string): void {
    this.refusals.inc({ ask, reason });
  }

  healed(outcome: 'granted' | 'released' | 'undone'): void {
    this.healing.inc({ outcome });
  }
}
