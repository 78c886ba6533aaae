import type { DurationMs, EpochMs } from '@aliado/domain';

/** What a circuit keeps to. */
export interface CircuitLimits {
  /** Calls at once. */
  readonly atOnce: number;
  /** Failures in a row after which it rests. */
  readonly failuresInRow: number;
  readonly restFor: DurationMs;
}

/**
 * Keeps calls away from a system that is down or overrun. After a rest one call goes through, to see whether it is back: if
 * that fails too, it rests again.
 */
export class Circuit {
  private underWay = 0;
  private failures = 0;
  private restsUntil: EpochMs = 0;

  constructor(private readonly limits: CircuitLimits) {}

  /** Whether a call may be made now; whoever may must tell how it `ended`. */
  mayCall(now: EpochMs): boolean {
    const isProbing = this.failures >= this.limits.failuresInRow;
    if (now < this.restsUntil || this.underWay >= (isProbing ? 1 : this.limits.atOnce)) return false;
    this.underWay++;
    return true;
  }

  /** A call came to its end; null where it was given up for reasons of ours, which tell nothing of the system. */
  ended(isUp: boolean | null, now: EpochMs): void {
    this.underWay--;
    if (isUp === null) return;
    this.failures = isUp ? 0 : this.failures + 1;
    if (this.failures >= this.limits.failuresInRow) this.restsUntil = now + this.limits.restFor;
  }
}
