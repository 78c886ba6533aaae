import type { EpochMs, Need } from '@aliado/domain';
import { TimeOrder } from '../time-order.ts';

/**
 * What needs somebody, now or once its time comes. Whoever makes needs says under a name of their own what holds, all of it each
 * time; nothing is looked through when time passes but what comes next.
 */
export class NeedIndex {
  private readonly causes = new Map<string, readonly Need[]>();
  private readonly open = new Map<string, Need>();
  private readonly later = new Map<string, Need>();
  private readonly order = new TimeOrder();

  /** @param changed told of each need that came, went, or is different. */
  constructor(private readonly changed: (needId: string) => void) {}

  /** Takes the place of what was said before under this name. */
  set(cause: string, needs: readonly Need[], now: EpochMs): void {
    const before = this.causes.get(cause) ?? [];
    for (const { id } of before) if (!needs.some((need) => need.id === id)) this.drop(id);
    for (const need of needs) this.put(need, now);
    if (needs.length > 0) this.causes.set(cause, needs);
    else this.causes.delete(cause);
  }

  /** Lets those come whose time has come. */
  come(now: EpochMs): void {
    for (const id of this.order.takeDue(now)) {
      const need = this.later.get(id);
      if (need) this.put(need, now);
    }
  }

  /** A need whose time has come. */
  find(needId: string): Need | undefined {
    return this.open.get(needId);
  }

  /** All whose time has come. */
  all(): Iterable<Need> {
    return this.open.values();
  }

  /** Needs that are held, whether their time has come or not. */
  get size(): number {
    return this.open.size + this.later.size;
  }

  private put(need: Need, now: EpochMs): void {
    if (need.from > now) return this.postpone(need);
    const before = this.open.get(need.id);
    this.forgetLater(need.id);
    this.open.set(need.id, need);
    if (!before || !isSame(before, need)) this.changed(need.id);
  }

  private postpone(need: Need): void {
    if (this.open.delete(need.id)) this.changed(need.id);
    this.later.set(need.id, need);
    this.order.set(need.id, need.from);
  }

  private drop(id: string): void {
    this.forgetLater(id);
    if (this.open.delete(id)) this.changed(id);
  }

  private forgetLater(id: string): void {
    this.later.delete(id);
    this.order.delete(id);
  }
}

const isSame = (one: Need, other: Need): boolean => JSON.stringify(one) === JSON.stringify(other);
