import type { CallTurn } from '../call-turn.ts';
import type { HeardText, TextReader } from './heard-text.ts';
import type { ReadFlow } from './read-flow.ts';
import { isNegative } from './speech-signs.ts';

/** What a system answered: nothing, bad news, words, or values alone. */
export type AnswerKind = 'nothing' | 'refused' | 'told' | 'found';

/** What a system answered, as it is compared with others. */
export interface Answer {
  readonly kind: AnswerKind;
  readonly heard: HeardText;
  /** By name; null where it found nothing. */
  readonly values: Readonly<Record<string, string>> | null;
}

/** A point of a call at which the agent does something next. */
export interface Moment {
  /** Whose turn came before; null at the very beginning. */
  readonly after: CallTurn['by'] | null;
  /** The steps taken so far; `said` for words that were no step. */
  readonly taken: readonly string[];
  /** The same, words that were no step being the step that they come to, where they come to one. */
  readonly meant: readonly string[];
  /** What the customer said since the agent last spoke; empty unless it was said last. */
  readonly now: HeardText;
  /** All that the customer has said, by utterance. */
  readonly customer: readonly HeardText[];
  /** The words themselves: of the customer since the agent last spoke, if that came last; all of theirs; the agent's last. */
  readonly said: { readonly now: string; readonly customer: readonly string[]; readonly agent: string };
  /** What a system has just answered; null unless that came last. */
  readonly answer: Answer | null;
  /** The names of what it was given. */
  readonly given: readonly string[];
  /** Steps that need not be taken any more, by id; null where only the customer's words can tell. */
  readonly settled: ReadonlySet<string> | null;
}

/** What stands for words of the agent that were no step of the script. */
export const freeWords = 'said';

/** Where a call stands after these turns. @param flow the script in hand; null where it is not known. */
export function momentOf(turns: readonly CallTurn[], reader: TextReader, flow: ReadFlow | null = null): Moment {
  const last = turns.at(-1);
  const since = turns.slice(1 + turns.findLastIndex(({ by }) => by === 'agent'));
  const said = {
    now: last?.by === 'customer' ? customerWords(since).join(utteranceBreak) : '',
    customer: customerWords(turns),
    agent: turns.findLast((turn) => turn.by === 'agent')?.text ?? '',
  };
  const isAnswer = last?.by === 'answer';
  return {
    after: last?.by ?? null,
    taken: turns.flatMap((turn) => takenBy(turn)),
    meant: turns.flatMap((turn) => {
      const isFree = turn.by === 'agent' && turn.action === null;
      return (isFree && flow?.meant(reader.of(turn.text))) || takenBy(turn);
    }),
    now: reader.of(said.now),
    customer: said.customer.map((text) => reader.of(text)),
    said,
    answer: isAnswer ? answerOf(last.values, reader) : null,
    given: isAnswer ? givenLast(turns) : [],
    settled: null,
  };
}

const customerWords = (turns: readonly CallTurn[]): readonly string[] =>
  turns.flatMap((turn) => (turn.by === 'customer' ? [turn.text] : []));

const givenLast = (turns: readonly CallTurn[]): readonly string[] =>
  turns.findLast((turn) => turn.by === 'call')?.given ?? [];

/** What stands between utterances that are read as one. */
export const utteranceBreak = ' . ';

/** The step that a turn is, if it is the agent's. */
export function takenBy(turn: CallTurn): readonly string[] {
  if (turn.by === 'agent') return [turn.action ?? freeWords];
  return turn.by === 'call' ? [turn.action] : [];
}

/** What a system answered, read. */
export function answerOf(values: Answer['values'], reader: TextReader): Answer {
  return { kind: answerKind(values), heard: reader.of(Object.values(values ?? {}).join(utteranceBreak)), values };
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
