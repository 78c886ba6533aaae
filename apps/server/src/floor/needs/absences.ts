import type { DurationMs, EpochMs } from '@aliado/domain';

/** Whoever has no console open for so long has rested. */
const restMs: DurationMs = 5 * 60_000;

/** Who came back to their console, and when, after they were gone for long enough to have rested. In memory alone. */
export class Absences {
  private present: ReadonlySet<string> = new Set();
  private readonly leftAt = new Map<string, EpochMs>();
  private readonly backAt = new Map<string, EpochMs>();

  /** Says who has a console open; gives whom it changes. */
  take(present: ReadonlySet<string>, now: EpochMs): readonly string[] {
    const gone = [...this.present].filter((id) => !present.has(id));
    const back = [...present].filter((id) => !this.present.has(id));
    for (const id of gone) this.leftAt.set(id, now);
    for (const id of back) {
      const left = this.leftAt.get(id);
      this.leftAt.delete(id);
      if (left !== undefined && now - left >= restMs) this.backAt.set(id, now);
    }
    this.present = present;
    return [...gone, ...back];
  }

  /** When somebody's rest ended, by what their own day says and by when they came back; null while it lasts. */
  restedAt(agentId: string, byDay: EpochMs | null): EpochMs | null {
    return byDay === null ? null : Math.max(byDay, this.backAt.get(agentId) ?? byDay);
  }

  /** Forgets who came back before a day began. */
  forgetBefore(moment: EpochMs): void {
    for (const [id, at] of this.backAt) if (at < moment) this.backAt.delete(id);
  }
}
