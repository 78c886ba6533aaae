import type { CallTurn } from '../call-turn.ts';
import { FeatureBag } from '../learn/feature-bag.ts';
import type { SpaceOptions } from '../learn/feature-space.ts';
import type { Analyser } from '../text/analyser.ts';
import type { HeardText } from './heard-text.ts';
import { answerKind, sentenceOf, type Moment } from './moment.ts';

/** What each family of signs counts. */
export const stepSpace: SpaceOptions = {
  families: {
    state: 2,
    answer: 1,
    done: 1,
    now: 1,
    'now before': 1,
    'now script': 0.7,
    signs: 1,
    said: 0.7,
    agent: 0.7,
  },
  seenIn: 2,
  rarity: 0,
};

/** Values longer than this are no facts that come again. */
const longestFact = 70;

/** What is known at a point of a call, with the names of script and steps: for scripts that people have walked. */
export function stepBag(
  turns: readonly CallTurn[],
  moment: Moment,
  script: string | null,
  analyser: Analyser,
): FeatureBag {
  const bag = new FeatureBag();
  const words = (text: string) => analyser.tokens(text).map(({ folded }) => folded);
  const name = script ?? '?';
  const state = stateOf(turns);
  const last = moment.taken.at(-1) ?? '^';
  addState(bag, turns, moment, { name, state });
  addAnswer(bag, turns, name);
  addNow(bag, turns, { name, last, words });
  addSigns(bag, moment, { name, last, state });
  for (const turn of turns) {
    if (turn.by === 'customer') for (const word of words(turn.text)) bag.add('said', `${name} ${word}`);
  }
  const spoken = turns.findLast((turn) => turn.by === 'agent');
  if (spoken?.by === 'agent') for (const word of words(spoken.text)) bag.add('agent', word);
  return bag;
}

/** Which steps went before, and where the call stands. */
function addState(
  bag: FeatureBag,
  turns: readonly CallTurn[],
  { taken }: Moment,
  { name, state }: Record<'name' | 'state', string>,
): void {
  const [last = '^', second = '^', third = '^'] = taken.slice(-3).reverse();
  for (const sign of [
    ...[name, state, `${name} ${state}`],
    ...[`1 ${last}`, `2 ${second} ${last}`, `3 ${third} ${second} ${last}`],
    ...[`1 ${last} ${state}`, `1 ${name} ${last} ${state}`, `2 ${name} ${second} ${last} ${state}`],
    `taken ${name} ${Math.min(12, taken.length)}`,
    `spoken ${name} ${Math.min(8, turns.filter(({ by }) => by === 'customer').length)}`,
  ]) {
    bag.add('state', sign);
  }
  for (const step of new Set(taken)) bag.add('done', `${name} ${step}`);
}

/** Whose turn came last, and what a system said if it was one's. */
function stateOf(turns: readonly CallTurn[]): string {
  const turn = turns.at(-1);
  if (turn?.by !== 'answer') return turn?.by ?? '^';
  const sentence = turn.values === null ? null : sentenceOf(turn.values);
  return `answer ${sentence?.slice(0, 60) ?? answerKind(turn.values)}`;
}

function addAnswer(bag: FeatureBag, turns: readonly CallTurn[], name: string): void {
  const turn = turns.at(-1);
  if (turn?.by !== 'answer') return;
  for (const [field, value] of Object.entries(turn.values ?? {})) {
    bag.add('answer', `${name} ${field}`);
    if (value.length < longestFact) bag.add('answer', `${name} ${field}=${value}`);
  }
  const asked = turns.findLast(({ by }) => by === 'call');
  if (asked?.by === 'call') for (const field of asked.given) bag.add('answer', `given ${name} ${field}`);
}

interface Context {
  readonly name: string;
  readonly last: string;
  readonly words: (text: string) => readonly string[];
}

/** What the customer said since the agent last spoke, if that came last. */
function addNow(bag: FeatureBag, turns: readonly CallTurn[], { name, last, words }: Context): void {
  if (turns.at(-1)?.by !== 'customer') return;
  const since = turns.slice(1 + turns.findLastIndex(({ by }) => by === 'agent'));
  const text = since.flatMap((turn) => (turn.by === 'customer' ? [turn.text] : [])).join(' . ');
  const now = words(text);
  for (const [place, word] of now.entries()) {
    const next = now[place + 1];
    for (const run of next === undefined ? [word] : [word, `${word} ${next}`]) {
      bag.add('now', run);
      bag.add('now before', `${last} ${run}`);
    }
    bag.add('now script', `${name} ${word}`);
  }
  bag.add('state', `words ${Math.min(6, Math.round(Math.log2(1 + now.length)))} ${last}`);
  bag.add('state', `question ${text.includes('?')} ${last}`);
}

/** What the customer's words look like: now beside the step before, and at any time beside where the call stands. */
function addSigns(
  bag: FeatureBag,
  { now, customer, after }: Moment,
  at: Record<'name' | 'last' | 'state', string>,
): void {
  const signsOf = ({ signs }: HeardText) => [...signs];
  for (const sign of after === 'customer' ? signsOf(now) : []) {
    bag.add('signs', `now ${sign} ${at.last}`);
    bag.add('signs', `now ${sign} ${at.name}`);
  }
  for (const sign of new Set(customer.flatMap(signsOf))) {
    bag.add('signs', `ever ${sign} ${at.last} ${at.name}`);
    bag.add('signs', `ever ${sign} ${at.name} ${at.state}`);
  }
}
