import {
  initialAttention,
  untouched,
  type Attention,
  type EpochMs,
  type FloorNeed,
  type Need,
  type NeedHandling,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { FloorChanges } from '../floor-changes.ts';
import { TimeOrder } from '../time-order.ts';
import { NeedIndex } from './need-index.ts';

/** Needs with what people made of them: one that was closed is out of sight, one that was put off until its time. */
@Injectable()
export class ShownNeeds {
  private attention: Attention = initialAttention;
  private careAttention: Attention = initialAttention;
  private readonly snoozes = new TimeOrder();
  readonly index: NeedIndex;

  constructor(private readonly changes: FloorChanges) {
    this.index = new NeedIndex((needId) => changes.need(needId));
  }

  /** A need that is in sight; null for any other. */
  get(needId: string, now: EpochMs): FloorNeed | null {
    const need = this.index.find(needId);
    return need ? this.shown(need, now) : null;
  }

  /** All in sight. */
  all(now: EpochMs): readonly FloorNeed[] {
    return [...this.index.all()].flatMap((need) => this.shown(need, now) ?? []);
  }

  /** Takes over what people made of needs, of which these were touched. */
  attend(attention: Attention, touched: Iterable<string>): void {
    this.attention = attention;
    this.touch(touched);
  }

  /** Takes over what people made of needs for the care of agents. */
  attendCare(attention: Attention, touched: Iterable<string>): void {
    this.careAttention = attention;
    this.touch(touched);
  }

  /** Lets come what is due. */
  come(now: EpochMs): void {
    this.index.come(now);
    for (const needId of this.snoozes.takeDue(now)) this.changes.need(needId);
  }

  private touch(needIds: Iterable<string>): void {
    for (const needId of needIds) {
      const { snoozedUntil } = this.handling(needId);
      if (snoozedUntil === null) this.snoozes.delete(needId);
      else this.snoozes.set(needId, snoozedUntil);
      this.changes.need(needId);
    }
  }

  private shown(need: Need, now: EpochMs): FloorNeed | null {
    const handling = this.handling(need.id);
    const isAway = handling.closed !== null || (handling.snoozedUntil ?? 0) > now;
    return isAway ? null : { need, handling };
  }

  private handling(needId: string): NeedHandling {
    const touched = this.careAttention.handlings[needId] ?? this.attention.handlings[needId];
    if (!touched) return untouched(needId);
    const { touchedAt: _, ...handling } = touched;
    return handling;
  }
}
