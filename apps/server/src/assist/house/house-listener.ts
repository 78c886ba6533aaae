import { isDuty, itemAt, type DurationMs, type EpochMs, type Hint, type Interaction } from '@aliado/domain';
import { proposalKey, type Proposal } from '../proposal.ts';
import { HeardCues } from './heard-cues.ts';
import type { Heeded, HouseAdvisor } from './house-advisor.ts';
import type { LiveCustomers } from './live-customers.ts';
import type { CallerFile } from './standing.ts';

/** Asked again at most once in such a stretch of silence. */
const lookAfterMs: DurationMs = 10_000;

/** Follows one contact for what the house wants said or minded in it. What it remembers can be made again from the log. */
export class HouseListener {
  private readonly heard = new HeardCues();
  private likelyMatters: readonly string[] = [];
  /** When anybody was heard last, by words that are not final too; null while nobody was. */
  private voiceAt: EpochMs | null = null;
  /** Whether something must be said or minded for which there was no place: what is read is never pushed away. */
  private isWaiting = false;
  /** The silence that was looked at already, by when it began. */
  private lookedAt: EpochMs | null = null;

  constructor(
    private readonly interactionId: string,
    private readonly advisor: HouseAdvisor,
    private readonly live: LiveCustomers,
  ) {}

  /** Takes note of what a contact is likely about, from the proposals made on what was said, best first. */
  likely(ranked: readonly Proposal[]): void {
    const best = ranked.find(({ kind, isContradicted }) => kind === 'script' && !isContradicted);
    if (best) this.likelyMatters = best.matters;
  }

  /** Somebody is speaking. */
  voice(now: EpochMs): void {
    this.voiceAt = now;
  }

  /** Takes note of the newest words of a contact. */
  see({ lines }: Pick<Interaction, 'lines'>): void {
    const last = itemAt(lines, -1);
    const at = last?.kind === 'utterance' ? last.endedAt : (last?.at ?? null);
    if (at !== null && at > (this.voiceAt ?? -Infinity)) this.voiceAt = at;
  }

  /** Whether it has just become silent for so long that there may be words for it. */
  isNewlySilent(now: EpochMs): boolean {
    const { voiceAt } = this;
    if (voiceAt === null || now - voiceAt < lookAfterMs || this.lookedAt === voiceAt) return false;
    this.lookedAt = voiceAt;
    return true;
  }

  /** Takes note of what found a place, of all that was wanted. */
  shown(wanted: readonly Proposal[], shown: readonly Hint[], { hintHistory }: Pick<Interaction, 'hintHistory'>): void {
    const keys = new Set([...shown.map(proposalKey), ...Object.keys(hintHistory)]);
    this.isWaiting = wanted.some((one) => isDuty(one.kind) && !keys.has(proposalKey(one)));
  }

  /** Whether something must still be said or minded, and waits for a place. */
  isOwed(): boolean {
    return this.isWaiting;
  }

  /** What is wanted as a contact stands, and what is not any more. */
  heed(state: Interaction, caller: CallerFile, now: EpochMs): Heeded {
    return this.advisor.heed(state, {
      ...{ caller, heard: this.heard, likelyMatters: this.likelyMatters },
      others: this.live.othersOf(this.interactionId, state),
      silentFor: this.voiceAt === null ? 0 : Math.max(0, now - this.voiceAt),
    });
  }
}
