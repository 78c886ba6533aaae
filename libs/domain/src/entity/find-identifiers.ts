import { cueBefore } from './cues.ts';
import type { EntityContext, Find } from './entity.ts';
import { fitsMark, saidMarks, writtenIn, type IdentifierFormat } from './identifier-format.ts';
import type { SaidStretch, Token } from './said-tokens.ts';
import type { SpelledPiece, SpelledRun } from './spelled-run.ts';

/** How sure it is: written or spelled with its letters; more digits came after; only the digits were said, and a word told of what. */
const certainty = { written: 0.98, spelled: 0.9, goesOn: 0.6, digitsAlone: 0.7 };

interface Format extends Pick<IdentifierFormat, 'kind' | 'pattern'> {
  readonly marks: readonly string[];
}

const isLetter = (mark: string): boolean => mark !== '#' && !/^\d$/u.test(mark);

/** Finds the organisation’s own numbers in what was spelled. */
export function findIdentifiers(
  runs: readonly SpelledRun[],
  { tokens, asked }: SaidStretch,
  { identifiers }: Pick<EntityContext, 'identifiers'>,
): readonly Find[] {
  const kinds = new Set(identifiers.map(({ kind }) => kind));
  const formats = identifiers.map(({ kind, pattern }): Format => ({ kind, pattern, marks: saidMarks(pattern) }));
  return runs.flatMap((run) =>
    run.flatMap((_, start) =>
      formats.flatMap((format) => {
        const whole = wholeAt(run, start, format, tokens);
        if (whole) return [whole];
        const alone = digitsAloneAt(run, start, format);
        if (!alone || cueBefore(tokens, alone.from, asked, kinds) !== format.kind) return [];
        return [alone];
      }),
    ),
  );
}

/** The letters that formats begin with, as a recogniser may write them. */
export function prefixesOf(identifiers: readonly IdentifierFormat[]): ReadonlySet<string> {
  const letters = identifiers.flatMap(({ pattern }) => /^[\p{L}]{2,}/u.exec(pattern)?.[0].toLowerCase() ?? []);
  return new Set(letters);
}

/** A number with its letters, from this piece on. */
function wholeAt(
  run: SpelledRun,
  start: number,
  { kind, pattern, marks }: Format,
  tokens: readonly Token[],
): Find | undefined {
  if (!marks.some(isLetter)) return undefined; // digits without letters are anything
  const end = fillMarks(run, start, marks);
  if (end === undefined) return undefined;
  const [first, last] = [run[start], run[end]];
  const value = writtenIn(pattern, piecesSaid(run, start, end, marks));
  if (!first || !last || value === null) return undefined;
  const before = run[start - 1];
  if (before?.kind === 'digits' && first.kind === 'digits' && !isParted(tokens, before, first)) return undefined;
  const after = run[end + 1];
  const goesOn = after?.kind === 'digits' && last.kind === 'digits' && !(last.isWritten && after.isWritten);
  if (goesOn && !isParted(tokens, last, after)) return undefined;
  const isWritten = run.slice(start, end + 1).every((piece) => piece.isWritten);
  const confidence = goesOn ? certainty.goesOn : isWritten ? certainty.written : certainty.spelled;
  return { entity: { kind: 'identifier', of: kind, value }, from: first.from, to: last.to, confidence };
}

/** The digits of a format whose letters are the same in every number: all the digits in a row, no more and no fewer. */
function digitsAloneAt(run: SpelledRun, start: number, { kind, pattern, marks }: Format): Find | undefined {
  const [first, before] = [run[start], run[start - 1]];
  if (
    first?.kind !== 'digits' ||
    marks.includes('@') ||
    before?.kind === 'digits' ||
    (before?.isSure && before.kind === 'letters')
  )
    return undefined;
  const row = run.slice(start).findIndex((piece) => piece.kind !== 'digits');
  const digits = run.slice(start, row < 0 ? run.length : start + row);
  const last = digits.at(-1);
  const said = digits.map(({ characters }) => characters).join('');
  if (!last || said.length !== marks.filter((mark) => mark === '#').length) return undefined;
  let next = 0;
  const value = writtenIn(pattern, marks.map((mark) => (mark === '#' ? (said[next++] ?? '') : mark)).join(''));
  if (value === null) return undefined;
  return {
    entity: { kind: 'identifier', of: kind, value },
    from: first.from,
    to: last.to,
    confidence: certainty.digitsAlone,
  };
}

/** The piece at which all marks are filled, none left over; letters that may be words are passed over where they do not fit. */
function fillMarks(run: SpelledRun, start: number, marks: readonly string[]): number | undefined {
  let filled = 0;
  for (let index = start; index < run.length; index++) {
    const piece = run[index];
    if (!piece) return undefined;
    const isFitting = fits(piece, marks, filled);
    if (isFitting) filled += piece.characters.length;
    else if (piece.isSure || index === start) return undefined;
    if (filled === marks.length) return isFitting ? index : undefined;
  }
  return undefined;
}

const fits = ({ characters }: SpelledPiece, marks: readonly string[], from: number): boolean =>
  from + characters.length <= marks.length &&
  [...characters].every((character, offset) => fitsMark(marks[from + offset] ?? '', character));

function piecesSaid(run: SpelledRun, start: number, end: number, marks: readonly string[]): string {
  let said = '';
  for (const piece of run.slice(start, end + 1)) if (fits(piece, marks, said.length)) said += piece.characters;
  return said;
}

/** Whether a comma, a stop or another line stands between two pieces. */
const isParted = (tokens: readonly Token[], before: SpelledPiece, after: SpelledPiece): boolean =>
  tokens.slice(before.to, after.from).some(({ kind, text }) => kind === 'gap' && /[.,…¶]/u.test(text));
