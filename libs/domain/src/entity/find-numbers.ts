import { cueBefore } from './cues.ts';
import type { EntityContext, Find } from './entity.ts';
import { beforeGaps, textAt, type SaidStretch } from './said-tokens.ts';
import type { SpelledPiece, SpelledRun } from './spelled-run.ts';

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
    const [first, last] = [row[0], row.at(-1)];
    const digits = row.map(({ characters }) => characters).join('');
    if (!first || !last || digits.length < leastDigits || digits.length > mostDigits) return [];
    const sign = beforeGaps(tokens, first.from);
    const isInternational = ['+', 'plus', 'mas'].includes(textAt(tokens, sign));
    const value = phone(isInternational ? `+${digits}` : digits);
    const cue = cueBefore(tokens, first.from, asked, new Set());
    if (value === null || (cue !== null && cue !== 'phone' && !isInternational)) return [];
    const confidence = isInternational || cue === 'phone' ? 0.95 : 0.8;
    return [{ entity: { kind: 'phone', value }, from: isInternational ? sign : first.from, to: last.to, confidence }];
  });
}

/** Finds postal codes: four to six digits after a word or a question that tells of one. */
export function findPostalCodes(runs: readonly SpelledRun[], { tokens, asked }: SaidStretch): readonly Find[] {
  return runs.flatMap(digitRows).flatMap((row): readonly Find[] => {
    const [first, last] = [row[0], row.at(-1)];
    const value = row.map(({ characters }) => characters).join('');
    if (!first || !last || value.length < 4 || value.length > 6) return [];
    if (cueBefore(tokens, first.from, asked, new Set()) !== 'postal-code') return [];
    return [{ entity: { kind: 'postal-code', value }, from: first.from, to: last.to, confidence: 0.8 }];
  });
}

/** The digits in a row of a run. */
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
