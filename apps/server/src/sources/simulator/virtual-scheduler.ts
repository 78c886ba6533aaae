import type { DurationMs, EpochMs } from '@aliado/domain';
import type { Cancel } from './scheduler.ts';
import { Scheduler } from './scheduler.ts';

interface Plan {
  readonly at: EpochMs;
  readonly action: () => void;
}

/** Time for specs: it stands still until it is told to go on, and an hour takes no time. */
export class VirtualScheduler extends Scheduler {
  private readonly plans = new Set<Plan>();

  constructor(private time: EpochMs = 0) {
    super();
  }

  now(): EpochMs {
    return this.time;
  }

  after(delay: DurationMs, action: () => void): Cancel {
    const plan = { at: this.time + Math.max(0, delay), action };
    this.plans.add(plan);
    return () => this.plans.delete(plan);
  }

  /** Lets time pass; what was planned happens at its instant, in order. */
  pass(span: DurationMs): void {
    const until = this.time + span;
    for (let plan = this.first(until); plan; plan = this.first(until)) {
      this.plans.delete(plan);
      this.time = plan.at;
      plan.action();
    }
    this.time = until;
  }

  private first(until: EpochMs): Plan | null {
    let first: Plan | null = null;
    for (const plan of this.plans) if (plan.at <= until && (!first || plan.at < first.at)) first = plan;
    return first;
  }
}
