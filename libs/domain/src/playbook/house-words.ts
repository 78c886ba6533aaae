import type { Consent } from '../interaction/interaction-event.ts';
import type { Language, Localised } from '../text/localised.ts';

/** Phrases by language. */
export type Phrases = Readonly<Record<Language, readonly string[]>>;

/** Phrases that are listened for, and in whose words. */
export interface Cue extends Phrases {
  readonly by: 'agent' | 'customer' | 'anybody';
}

/** When something concerns a contact: all that is named must hold. */
export interface Occasion {
  /** Where one of these is in hand, or likely; whatever the matter when left out. */
  readonly matters?: readonly string[];
  /** A FEEL condition over the facts of the case; where nobody can tell, it does not hold. */
  readonly when?: string;
  /** Where recording and transcript stand so. */
  readonly consent?: readonly Consent[];
  /** Once one of these was said. */
  readonly after?: Cue;
}

/** Something that the house must say itself, whatever script is walked: an announcement, a legal text. */
export interface RequiredReadOut extends Occasion {
  readonly id: string;
  readonly name: Localised;
  /** The words. May hold `{{path|words when unknown}}`, as steps of scripts do. */
  readonly say: Localised;
  /** Why it must be said. */
  readonly because: Localised;
  /** Phrases of the agent by which it counts as said; saying four fifths of the words in their order does too. */
  readonly heard: Phrases;
}

/** Something that must not be done or promised, told when it is about to be. */
export interface HouseWarning extends Occasion {
  readonly id: string;
  readonly name: Localised;
  /** What not to do, in a sentence or two. */
  readonly text: Localised;
  /** The guideline whose rule it is; the house's own when left out. Without `matters`, those of the guideline count. */
  readonly guideline?: string;
}

/**
 * Where a conversation may stand so that there are words for it: a promise of the house was broken, the customer sounds upset,
 * nobody has spoken for a while, the customer was on hold, somebody else's answer is awaited, nothing can be given for what happened.
 */
export const situations = [
  'promise-broken',
  'upset',
  'silence',
  'back-from-hold',
  'waiting',
  'nothing-to-give',
] as const;

/** Where a conversation stands. */
export type SpokenSituation = (typeof situations)[number];

/** What the house says in a situation; the first that fits is proposed. */
export interface HousePhrase extends Occasion {
  readonly id: string;
  readonly name: Localised;
  /** Whatever the situation when left out: then `after` tells. */
  readonly situation?: SpokenSituation;
  /** The words. May hold `{{path|words when unknown}}`, as steps of scripts do. */
  readonly say: Localised;
}

/** What a house says, must say and must not do, beside its scripts. */
export interface HouseWords {
  /** The version of the pack's description of the organisation. */
  readonly version: number;
  readonly readOuts: readonly RequiredReadOut[];
  readonly warnings: readonly HouseWarning[];
  readonly phrases: readonly HousePhrase[];
}

/** Of a house that wrote none down. */
export const noHouseWords: HouseWords = { version: 1, readOuts: [], warnings: [], phrases: [] };
