import type { RedactionKind } from '../interaction/interaction-event.ts';

/**
 * What a deployment adds to be taken out. A shape, not a regular expression: it cannot be made slow. `#` stands for a digit, `@`
 * for a letter, `*` for either, anything else for itself in either case; one space, hyphen or dot may part any two of them.
 * `########@` is a Spanish DNI.
 */
export interface RedactionPattern {
  /** What the placeholder says: `⟦kind⟧`. Kebab-case. */
  readonly kind: RedactionKind;
  readonly shape: string;
  /** Only where one of these words comes shortly before; anywhere when left out. Case and accents do not matter. */
  readonly near?: readonly string[];
}

/** What is known besides the text. */
export interface RedactionContext {
  /** The same speaker's last texts as they were stored, oldest first; at least `textsRemembered` where there are so many. */
  readonly before: readonly string[];
  readonly patterns: readonly RedactionPattern[];
}

/** How many stretches of one kind were taken out. Never zero. */
export interface FoundKind {
  readonly kind: RedactionKind;
  readonly count: number;
}

/** A text fit to be stored, and what it lost. */
export interface RedactedText {
  readonly text: string;
  /** In the order of first appearance; empty when nothing was found. */
  readonly found: readonly FoundKind[];
}

/** A stretch to take out: UTF-16 offsets, the end exclusive. */
export interface FoundStretch {
  readonly kind: RedactionKind;
  readonly start: number;
  readonly end: number;
}
