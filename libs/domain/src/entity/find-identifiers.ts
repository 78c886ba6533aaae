import { cueBefore } from './cues.ts';
import type { EntityContext, EntityValue, Find } from './entity.ts';
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
  const value = writtenIn(pattern, piecesSaid(run, start, end, marks));
  if (value === null || isTornAt(run, start, tokens)) return undefined;
  const goesOn = isSpokenOn(run, end);
  if (goesOn && isTornAt(run, end + 1, tokens)) return undefined;
  const pieces = run.slice(start, end + 1);
  const isWritten = pieces.every((piece) => piece.isWritten);
  const confidence = goesOn ? certainty.goesOn : isWritten ? certainty.written : certainty.spelled;
  return findOf(pieces, { kind: 'identifier', of: kind, value }, confidence);
}

function findOf(pieces: SpelledRun, entity: EntityValue, confidence: number): Find | undefined {
  const [first, last] = [pieces[0], pieces.at(-1)];
  return first && last && { entity, from: first.from, to: last.to, confidence };
}

/** Whether the digits of a piece go on those of the piece before in one breath. */
function isTornAt(run: SpelledRun, index: number, tokens: readonly Token[]): boolean {
  const [before, piece] = [run[index - 1], run[index]];
  if (before?.kind !== 'digits' || piece?.kind !== 'digits') return false;
  return !tokens.slice(before.to, piece.from).some(({ kind, text }) => kind === 'gap' && /[.,…¶]/u.test(text));
}

/** Whether more digits are said after a piece. A written number is complete in itself. */
function isSpokenOn(run: SpelledRun, index: number): boolean {
  const [last, after] = [run[index], run[index + 1]];
  return last?.kind === 'digits' && after?.kind === 'digits' && !(last.isWritten && after.isWritten);
}

/** The digits of a format whose letters are the same in every number: all the digits in a row, no more and no fewer. */
function digitsAloneAt(run: SpelledRun, start: number, { kind, pattern, marks }: Format): Find | undefined {
  if (run[start]?.kind !== 'digits' || marks.includes('@') || !beginsRow(run, start)) return undefined;
  const end = run.findIndex((piece, index) => index > start && piece.kind !== 'digits');
  const row = run.slice(start, end < 0 ? run.length : end);
  const said = row.map(({ characters }) => characters).join('');
  if (said.length !== marks.filter((mark) => mark === '#').length) return undefined;
  let next = 0;
  const value = writtenIn(pattern, marks.map((mark) => (mark === '#' ? said.charAt(next++) : mark)).join(''));
  return value === null ? undefined : findOf(row, { kind: 'identifier', of: kind, value }, certainty.digitsAlone);
}

/** Whether neither digits nor letters of their own stand before the digits of a piece. */
function beginsRow(run: SpelledRun, index: number): boolean {
  const before = run[index - 1];
  return before === undefined || (before.kind === 'letters' && !before.isSure);
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
