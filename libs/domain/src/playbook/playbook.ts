import type { IdentifierFormat } from '../entity/identifier-format.ts';
import type { Role } from '../identity/permission.ts';
import type { Language, Localised } from '../text/localised.ts';
import type { OpeningHours } from '../time/opening-hours.ts';
import type { Site } from './site.ts';

/** A queue of contacts, and how soon they are to be answered. */
export interface Queue {
  readonly id: string;
  readonly name: Localised;
  readonly answerWithinSeconds: number;
  /** What it is for; left out where it is for anything. */
  readonly matters?: readonly string[];
  /** When it is open; left out where that is when the house is. */
  readonly hours?: OpeningHours;
}

/** Something with an id and a name that people read. */
export interface Named {
  readonly id: string;
  readonly name: Localised;
}

/** The organisation as every console needs it. */
export interface Organisation {
  readonly name: Localised;
  readonly timeZone: string;
  readonly currency: string;
  /** When the house is open; left out where it always is. */
  readonly hours?: OpeningHours;
  readonly queues: readonly Queue[];
  readonly teams: readonly Named[];
  /** From where they answer; left out where nobody said. */
  readonly sites?: readonly Site[];
  readonly matters: readonly Named[];
  readonly dispositions: readonly Named[];
  /** Questions that open a conversation where no script fits; left out where the house has none of its own. */
  readonly listening?: readonly Localised[];
  /** How it writes the numbers of its orders, customers and the like; left out where it has no formats of its own. */
  readonly identifiers?: readonly IdentifierFormat[];
  /** That the mood of customers' words is read, and what they are told of it; left out where it is not read. */
  readonly mood?: { readonly announcement: Localised };
  readonly people: readonly { readonly id: string; readonly name: string; readonly roles: readonly Role[] }[];
}

/** A page of knowledge in one language. */
export interface Article {
  readonly id: string;
  readonly language: Language;
  readonly version: number;
  readonly title: string;
  readonly matters: readonly string[];
  readonly readMinutes: number;
  /** Why it is no longer offered to contacts that begin; left out while it is. */
  readonly retired?: string;
  /** Markdown. */
  readonly body: string;
}

/** A script as a list shows it. */
export interface ScriptEntry extends Named {
  readonly version: number;
  readonly matter: string;
  /** The team that answers for it. */
  readonly owner: string;
}

/** An article as a list shows it, with the passage that fitted. */
export interface ArticleHit {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly passage: string;
  readonly score: number;
}
