import type { Strictness } from './find-cards.ts';
import { findCards } from './find-cards.ts';
import { findPatterns } from './find-patterns.ts';
import type { FoundKind, FoundStretch, RedactedText, RedactionContext } from './redaction.ts';
import { spokenNumbersOf } from './spoken-number.ts';

/**
 * How many of a speaker's last texts must be told for the promise of `redactWords` to hold when somebody says a card digit by
 * digit: one text for each digit that may stay.
 */
export const textsRemembered = 8;

/**
 * Takes payment card numbers, their security codes and expiry, and what the deployment adds, out of final words, in Spanish
 * and English, written or spoken, also when a number is split over several texts. Of a card that nothing announces at most its
 * first eight digits can have been stored before it is known for one (nine or ten in the shape of a telephone number);
 * of one that was announced, three. A speaker who calls the digits something else (a meter, an order) keeps more until the
 * check digit is right. Pure, never throws, linear in the length of the texts.
 */
export function redactWords(text: string, context: RedactionContext): RedactedText {
  return redact(text, context, { digitsWithCue: 4, digitsWithoutCue: 9, isOpenEnded: false });
}

/**
 * The same for words that are not final yet: takes out less certain beginnings too, since the final words follow anyway. Up to
 * eight digits in a row that nothing announces stay, as in final words: an order number is worth reading while it is said.
 */
export function redactInterim(text: string, context: RedactionContext): RedactedText {
  return redact(text, context, { digitsWithCue: 2, digitsWithoutCue: 5, isOpenEnded: true });
}

function redact(text: string, { before, patterns }: RedactionContext, strictness: Strictness): RedactedText {
  const cards = cardStretches(before.slice(-textsRemembered), text, strictness);
  const others = findPatterns(text, patterns).filter((other) => !cards.some((card) => overlap(card, other)));
  return withPlaceholders(
    text,
    [...cards, ...others].sort((one, other) => one.start - other.start),
  );
}

/** Neighbours of one kind with nothing but fillers between become one stretch. */
function cardStretches(before: readonly string[], text: string, strictness: Strictness): readonly FoundStretch[] {
  const numbers = spokenNumbersOf(before, text);
  const found = findCards(numbers, strictness);
  const stretches: FoundStretch[] = [];
  for (const [index, number] of numbers.entries()) {
    const kind = found[index];
    if (!kind) continue;
    const last = stretches.at(-1);
    const goesOn = last?.kind === kind && found[index - 1] === kind && number.wordsBefore === 0;
    if (goesOn) stretches[stretches.length - 1] = { ...last, end: number.end };
    else stretches.push({ kind, start: number.start, end: number.end });
  }
  return stretches;
}

const overlap = (one: FoundStretch, other: FoundStretch): boolean => one.start < other.end && other.start < one.end;

function withPlaceholders(text: string, stretches: readonly FoundStretch[]): RedactedText {
  const parts: string[] = [];
  const counts = new Map<FoundKind['kind'], number>();
  let at = 0;
  for (const { kind, start, end } of stretches) {
    if (start < at) continue; // two patterns of the deployment met: the first one has it
    parts.push(text.slice(at, start), `⟦${kind}⟧`);
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    at = end;
  }
  const found = [...counts].map(([kind, count]) => ({ kind, count }));
  return { text: `${parts.join('')}${text.slice(at)}`, found };
}
