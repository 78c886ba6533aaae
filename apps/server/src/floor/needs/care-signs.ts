import type { CareSign, EpochMs } from '@aliado/domain';
import { TimeOrder } from '../time-order.ts';

/**
 * The signs of strain of each agent, now or once their time comes. Held in memory, for the agent alone: what supervisors see of them is
 * another matter. Looks nothing through when time passes but what comes next.
 */
export class CareSigns {
  private readonly held = new Map<string, readonly CareSign[]>();
  private readonly fine = new Set<string>();
  private readonly order = new TimeOrder();

  /** @param changed told of each agent to whom other signs are to be shown. */
  constructor(private readonly changed: (agentId: string) => void) {}

  /** Takes the place of all that was said of somebody before. */
  set(agentId: string, signs: readonly CareSign[], now: EpochMs): void {
    const before = JSON.stringify(this.of(agentId, now));
    if (signs.length > 0) this.held.set(agentId, signs);
    else this.held.delete(agentId);
    this.arm(agentId, now);
    if (JSON.stringify(this.of(agentId, now)) !== before) this.changed(agentId);
  }

  /** What is to be shown to somebody. */
  of(agentId: string, now: EpochMs): readonly CareSign[] {
    return (this.held.get(agentId) ?? []).filter(({ id, from }) => from <= now && !this.fine.has(id));
  }

  /** Puts a sign away for good; false where it is not theirs, or not shown. */
  putAway(agentId: string, signId: string, now: EpochMs): boolean {
    if (!this.of(agentId, now).some(({ id }) => id === signId)) return false;
    this.fine.add(signId);
    this.changed(agentId);
    return true;
  }

  /** Lets those come whose time has come. */
  come(now: EpochMs): void {
    for (const agentId of this.order.takeDue(now)) {
      this.arm(agentId, now);
      this.changed(agentId);
    }
  }

  /** Forgets what was put away. */
  forget(): void {
    this.fine.clear();
  }

  private arm(agentId: string, now: EpochMs): void {
    const later = (this.held.get(agentId) ?? []).filter(({ from }) => from > now).map(({ from }) => from);
    if (later.length > 0) this.order.set(agentId, Math.min(...later));
    else this.order.delete(agentId);
  }
}
