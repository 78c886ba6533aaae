import type { CareKind, NeedAbout } from '../floor/need.ts';
import type { EpochMs } from '../time/epoch.ts';

/** A sign that somebody may need a break. It is theirs: shown to them first, held in memory for the day, and no figure of a person. */
export interface CareSign {
  /** The same for the same cause: after a break it is another one. */
  readonly id: string;
  readonly about: Extract<NeedAbout, { readonly kind: CareKind }>;
  /** From when on the agent is shown it. */
  readonly from: EpochMs;
  /** From when on supervisors are shown it too, unless the agent puts it away; never before `from`. */
  readonly sharedFrom: EpochMs;
}

/** All signs that stand of whoever reads them; empty for none. */
export interface CareList {
  readonly signs: readonly CareSign[];
}

/** Says that one is fine: the sign is put away, for supervisors too. */
export interface CareRequest {
  readonly signId: string;
}
