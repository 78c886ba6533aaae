import { fillers } from '../redaction/cue-words.ts';
import { lexemesOf, type Lexeme } from '../redaction/lexeme.ts';
import { numberWord } from '../redaction/number-words.ts';
import type { SaidLine } from './entity.ts';
import { isLetterName } from './letter-words.ts';
import { isListening } from './listening-words.ts';

/** A stretch of a line. Between two lines stands a gap of its own without width. */
export interface Token extends Lexeme {
  /** Which of the joined lines it stands in, by position. */
  readonly line: number;
  /** As it was written, before case and accents were taken. */
  readonly raw: string;
}

/** What somebody said without being interrupted by more than listening. */
export interface SaidStretch {
  /** Oldest first; the last is the present one. */
  readonly lines: readonly SaidLine[];
  readonly tokens: readonly Token[];
  /** What another speaker said last before; empty for nothing. */
  readonly asked: string;
}

/** How many lines of one speaker are joined: nobody says one number in more. */
const mostLines = 6;
/** Words after a longer silence belong to something else, in milliseconds. */
const longestPause = 60_000;

/** How many lines before the present one can matter to it. */
export const linesLookedAt = 12;

/** Joins the last line with those before it by the same speaker, as long as others only listened in between. */
export function joinedSpeech(lines: readonly SaidLine[]): SaidStretch {
  const present = lines.at(-1);
  if (!present) return { lines: [], tokens: [], asked: '' };
  const joined = [{ line: present, lexemes: lexemesOf(present.text) }];
  let asked = '';
  for (let index = lines.length - 2; index >= Math.max(0, lines.length - 1 - linesLookedAt); index--) {
    const line = lines[index];
    if (!line) break;
    const isOwn = line.participantId === present.participantId;
    const isFar = present.startedAt - line.startedAt > longestPause;
    if (isOwn) {
      const lexemes = lexemesOf(line.text);
      const isJoined = !isFar && joined.length < mostLines && goesOn(lexemes, joined[0]?.lexemes ?? []);
      if (!isJoined) break;
      joined.unshift({ line, lexemes });
    } else if (!isListening(line.text)) {
      asked = isFar ? '' : line.text;
      break;
    }
  }
  return { lines: joined.map(({ line }) => line), tokens: joined.flatMap(tokensOf), asked };
}

/** Words that only go on: `arroba`, `punto com`. */
const onward: ReadonlySet<string> = new Set(['arroba', 'at', 'punto', 'dot', 'guion', 'dash', 'underscore']);

/** Whether one line ends in the middle of something spelled, or the next can only go on with it. */
function goesOn(before: readonly Lexeme[], after: readonly Lexeme[]): boolean {
  const last = before.findLast(({ kind }) => kind !== 'gap');
  const first = after.find(({ kind }) => kind !== 'gap');
  if (!last || !first) return false;
  const isSpelled = last.kind === 'digits' || numberWord(last.text) !== undefined || isLetterName(last.text);
  return isSpelled || fillers.has(last.text) || onward.has(last.text) || onward.has(first.text) || first.text === '@';
}

interface Joined {
  readonly line: SaidLine;
  readonly lexemes: readonly Lexeme[];
}

function tokensOf({ line: { text }, lexemes }: Joined, line: number): readonly Token[] {
  const tokens = lexemes.map(({ kind, start, end, text: said }): Token => {
    const raw = text.slice(start, end);
    return { kind, start, end, text: said, line, raw };
  });
  const parting: Token = { kind: 'gap', start: 0, end: 0, text: betweenLines, line, raw: betweenLines };
  return line === 0 ? tokens : [parting, ...tokens];
}

/** Stands in the gap between two lines. */
const betweenLines = '¶';

/** What a token says, in lower case without accents; empty beyond the last. */
export const textAt = (tokens: readonly Token[], index: number): string => tokens[index]?.text ?? '';

/** The next token that is no gap, from `index` on; the number of tokens when there is none. */
export function pastGaps(tokens: readonly Token[], index: number): number {
  let at = index;
  while (tokens[at]?.kind === 'gap') at++;
  return at;
}

/** The token before `index` that is no gap; -1 when there is none. */
export function beforeGaps(tokens: readonly Token[], index: number): number {
  let at = index - 1;
  while (tokens[at]?.kind === 'gap') at--;
  return at;
}

/** Whether nothing but spaces or a hyphen stands between two tokens, so that they are said in one breath. */
export function isCloseTo(tokens: readonly Token[], from: number, to: number): boolean {
  for (let index = from; index < to; index++) {
    const token = tokens[index];
    if (token && (token.kind !== 'gap' || !/^[\s-]{1,4}$/u.test(token.text))) return false;
  }
  return true;
}

/** Whether these words, in lower case without accents, stand from `index` on in one breath; gives where they end. */
export function phraseAt(tokens: readonly Token[], index: number, phrase: string): number | undefined {
  let said = index;
  for (let from = 0; from < phrase.length;) {
    const at = from === 0 ? said : pastGaps(tokens, said);
    const word = tokens[at]?.text;
    if (word === undefined || !phrase.startsWith(word, from) || (from > 0 && !isCloseTo(tokens, said, at)))
      return undefined;
    from += word.length;
    if (from < phrase.length && phrase[from] !== ' ') return undefined;
    from++;
    said = at + 1;
  }
  return said;
}

/** The next token from `index` on in the same breath; the number of tokens where a pause or nothing comes. */
export function closeAt(tokens: readonly Token[], index: number): number {
  const next = pastGaps(tokens, index);
  return isCloseTo(tokens, index, next) ? next : tokens.length;
}
