import type { HintOutcome, OpenHint } from '@aliado/domain';
import type { Proposal } from '../proposal.ts';
import type { Standing } from './standing.ts';

/** Minds one kind of thing that a contact may need by where it stands. Pure towards the standing. */
export abstract class HouseProposer {
  /** All that is wanted now, whether it was shown before or not. */
  abstract wanted(standing: Standing): readonly Proposal[];

  /** What became of an open hint of its own that nobody needs any more; null while it may stand, and for those of others. */
  abstract becameOf(open: OpenHint, standing: Standing): Extract<HintOutcome, 'done' | 'expired'> | null;
}
