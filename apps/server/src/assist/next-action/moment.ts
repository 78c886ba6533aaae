import type { CallTurn } from '../call-turn.ts';
import type { HeardText, TextReader } from './heard-text.ts';
import { isNegative } from './speech-signs.ts';

/** What a system answered: nothing, bad news, words, or values alone. */
export type AnswerKind = 'nothing' | 'refused' | 'told' | 'found';

/** A point of a call at which the agent does something next. */
export interface Moment {
  /** Whose turn came before; null at the very beginning. */
  readonly after: CallTurn['by'] | null;
  /** The steps taken so far; `said` for words that were no step. */
  readonly taken: readonly string[];
  /** What the customer said since the agent last spoke; empty unless it was said last. */
  readonly now: HeardText;
  /** All that the customer has said, by utterance. */
  readonly customer: readonly HeardText[];
  /** What a system has just answered; null unless that came last. */
  readonly answer: { readonly kind: AnswerKind; readonly heard: HeardText } | null;
  /** Steps that need not be taken any more, by id; null where only the customer's words can tell. */
  readonly settled: ReadonlySet<string> | null;
}

/** What stands for words of the agent that were no step of the script. */
export const freeWords = 'said';

/** Where a call stands after these turns. */
export function momentOf(turns: readonly CallTurn[], reader: TextReader): Moment {
  const last = turns.at(-1) ?? null;
  const since = turns.slice(1 + turns.findLastIndex(({ by }) => by === 'agent'));
  const now = since.flatMap((turn) => (turn.by === 'customer' ? [turn.text] : [])).join(' . ');
  return {
    after: last?.by ?? null,
    taken: turns.flatMap((turn) => takenBy(turn)),
    now: reader.of(last?.by === 'customer' ? now : ''),
    customer: turns.flatMap((turn) => (turn.by === 'customer' ? [reader.of(turn.text)] : [])),
    answer: last?.by === 'answer' ? answerOf(last.values, reader) : null,
    settled: null,
  };
}

/** The step that a turn is, if it is the agent's. */
export function takenBy(turn: CallTurn): readonly string[] {
  if (turn.by === 'agent') return [turn.action ?? freeWords];
  return turn.by === 'call' ? [turn.action] : [];
}

/** What a system answered, read. */
export function answerOf(
  values: Readonly<Record<string, string>> | null,
  reader: TextReader,
): NonNullable<Moment['answer']> {
  const text = Object.values(values ?? {}).join(' . ');
  return { kind: answerKind(values), heard: reader.of(text) };
}

/** What kind of answer values are. */
export function answerKind(values: Readonly<Record<string, string>> | null): AnswerKind {
  if (values === null) return 'nothing';
  const sentence = sentenceOf(values);
  if (sentence === null) return 'found';
  return isNegative(sentence) ? 'refused' : 'told';
}

/** The value that is words for people, if there is one. */
export function sentenceOf(values: Readonly<Record<string, string>>): string | null {
  return Object.values(values).find((value) => /[.!]\s*$/.test(value) && value.split(' ').length >= 3) ?? null;
}
