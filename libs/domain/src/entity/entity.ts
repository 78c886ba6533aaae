import type { Money } from '../money/money.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { IdentifierFormat } from './identifier-format.ts';

/** What an entity is, with its value as systems write it. */
export type EntityValue =
  /** A number in one of the organisation's own formats; `of` is the kind that the format names: order, account. */
  | { readonly kind: 'identifier'; readonly of: string; readonly value: string }
  /** E.164. */
  | { readonly kind: 'phone'; readonly value: string }
  /** In lower case. */
  | { readonly kind: 'email'; readonly value: string }
  | { readonly kind: 'money'; readonly value: Money }
  /** YYYY-MM-DD. */
  | { readonly kind: 'date'; readonly value: string }
  /** HH:MM of 24 hours. */
  | { readonly kind: 'time'; readonly value: string }
  | { readonly kind: 'postal-code'; readonly value: string }
  /** As it was said or written. */
  | { readonly kind: 'name'; readonly value: string };

/** Where something was said: UTF-16 offsets in the text of a line, the end exclusive. */
export interface SaidPart {
  readonly lineSequence: number;
  readonly from: number;
  readonly to: number;
}

/** Something found in speech that a field may want. */
export type Entity = EntityValue & {
  /** The words it was read from; `…` stands between lines. */
  readonly words: string;
  /** In the order of speech, never empty; more than one where it was said over several lines. */
  readonly parts: readonly SaidPart[];
  /** 0 to 1: how surely it was meant and read. Comparable within one kind only. */
  readonly confidence: number;
};

/** A line of a transcript, as far as entities are read from it. */
export interface SaidLine {
  readonly sequence: number;
  readonly participantId: string;
  readonly text: string;
  readonly startedAt: EpochMs;
}

/** What is known besides the words. */
export interface EntityContext {
  /** How the organisation writes its own numbers. */
  readonly identifiers: readonly IdentifierFormat[];
  /** ISO 3166-1 alpha-2 of the customer; null when not known. Tells pesos apart, and days from months. */
  readonly country: string | null;
  /** A telephone number as it was said (digits, perhaps with a plus) in E.164; null for what is none. */
  readonly phone: (said: string) => string | null;
  /** The calendar day of an instant, YYYY-MM-DD, where the customer is. */
  readonly dayOf: (at: EpochMs) => string;
}

/** What one finder found among tokens: from one up to (not including) another. */
export interface Find {
  readonly entity: EntityValue;
  readonly from: number;
  readonly to: number;
  readonly confidence: number;
}
