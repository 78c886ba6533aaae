import { cueBefore } from './cues.ts';
import type { EntityContext, Find } from './entity.ts';
import { beforeGaps, textAt, type SaidStretch } from './said-tokens.ts';
import type { SpelledPiece, SpelledRun } from './spelled-run.ts';

/** How sure it is: a word or a sign told what it is; it only looks like it. */
const certainty = { told: 0.95, shape: 0.8 };

/** Fewer digits are no telephone number anywhere. */
const leastDigits = 7;
/** E.164 has no longer ones. */
const mostDigits = 15;

/** Finds telephone numbers: rows of digits that are valid where the customer is, or anywhere with a plus before. */
export function findPhones(
  runs: readonly SpelledRun[],
  { tokens, asked }: SaidStretch,
  { phone }: Pick<EntityContext, 'phone'>,
): readonly Find[] {
  return runs.flatMap(digitRows).flatMap((row): readonly Find[] => {
    const { digits, from, to } = rowOf(row);
    if (digits.length < leastDigits || digits.length > mostDigits) return [];
    const sign = beforeGaps(tokens, from);
    const isInternational = plusWords.has(textAt(tokens, sign));
    const value = phone(isInternational ? `+${digits}` : digits);
    const cue = isInternational ? 'phone' : cueBefore(tokens, from, asked, new Set());
    if (value === null || (cue !== null && cue !== 'phone')) return [];
    const confidence = cue === 'phone' ? certainty.told : certainty.shape;
    return [{ entity: { kind: 'phone', value }, from: isInternational ? sign : from, to, confidence }];
  });
}

const plusWords: ReadonlySet<string> = new Set(['+', 'plus', 'mas']);

/** Finds postal codes: four to six digits after a word or a question that tells of one. */
export function findPostalCodes(runs: readonly SpelledRun[], { tokens, asked }: SaidStretch): readonly Find[] {
  return runs.flatMap(digitRows).flatMap((row): readonly Find[] => {
    const { digits, from, to } = rowOf(row);
    if (digits.length < 4 || digits.length > 6) return [];
    if (cueBefore(tokens, from, asked, new Set()) !== 'postal-code') return [];
    return [{ entity: { kind: 'postal-code', value: digits }, from, to, confidence: certainty.shape }];
  });
}

function rowOf(row: readonly SpelledPiece[]) {
  const digits = row.map(({ characters }) => characters).join('');
  return { digits, from: row[0]?.from ?? 0, to: row.at(-1)?.to ?? 0 };
}

/** The digits in a row of a run; never an empty row. */
function digitRows(run: SpelledRun): readonly (readonly SpelledPiece[])[] {
  const rows: SpelledPiece[][] = [];
  let isInRow = false;
  for (const piece of run) {
    if (piece.kind === 'digits' && isInRow) rows.at(-1)?.push(piece);
    else if (piece.kind === 'digits') rows.push([piece]);
    isInRow = piece.kind === 'digits' || (isInRow && !piece.isSure);
  }
  return rows;
}
