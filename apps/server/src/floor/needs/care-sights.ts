import type { EpochMs } from '@aliado/domain';

/**
 * When agents could see each sign of their own for the first time: not while a customer is on the line or rings, nor while they are away.
 * Held in memory, like the signs.
 */
export class CareSights {
  private readonly freeSince = new Map<string, EpochMs>();
  private readonly seen = new Map<string, Map<string, EpochMs>>();

  /** Says whether somebody can see signs from now on. What they were yet to see waits until they can again. */
  turn(agentId: string, canSee: boolean, now: EpochMs): void {
    if (canSee) {
      if (!this.freeSince.has(agentId)) this.freeSince.set(agentId, now);
      return;
    }
    this.freeSince.delete(agentId);
    const seen = this.seen.get(agentId);
    for (const [signId, at] of seen ?? []) if (at >= now) seen?.delete(signId);
  }

  /** When somebody saw a sign that holds from a time, or will if nothing comes between; null while they cannot. */
  of(agentId: string, signId: string, from: EpochMs, now: EpochMs): EpochMs | null {
    const seen = this.seen.get(agentId) ?? new Map<string, EpochMs>();
    const before = seen.get(signId);
    if (before !== undefined && before < now) return before;
    const free = this.freeSince.get(agentId);
    if (free === undefined) return null;
    const at = Math.max(from, free);
    this.seen.set(agentId, seen.set(signId, at));
    return at;
  }

  /** Forgets what was seen: another day begins. */
  forget(): void {
    this.seen.clear();
  }
}
