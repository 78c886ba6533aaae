import { FeatureBag, type Origin } from '../learn/feature-bag.ts';
import type { SpaceOptions } from '../learn/feature-space.ts';
import type { Analyser } from '../text/analyser.ts';
import type { HeardText } from './heard-text.ts';
import { sentenceOf, type Moment } from './moment.ts';

/** What each family of signs counts. */
export const stepSpace: SpaceOptions = {
  families: {
    state: 2,
    answer: 1,
    done: 1,
    'meant done': 1,
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
export function stepBag(moment: Moment, script: string | null, analyser: Analyser): FeatureBag {
  const bag = new FeatureBag();
  const words = (text: string) => analyser.tokens(text).map(({ folded }) => folded);
  const at = { name: script ?? '?', state: stateOf(moment), last: moment.taken.at(-1) ?? '^' };
  addState(bag, moment, at);
  addMeant(bag, moment, at);
  addAnswer(bag, moment, at);
  addNow(bag, words(moment.said.now), moment, at);
  addSigns(bag, moment, at);
  for (const word of moment.said.customer.flatMap(words)) bag.add('said', `${at.name} ${word}`);
  for (const word of words(moment.said.agent)) bag.add('agent', word);
  return bag;
}

/** Where the call stands, by name: the script, what came last, and the last step. */
interface Place {
  readonly name: string;
  readonly state: string;
  readonly last: string;
}

/** Which steps went before, and where the call stands. */
function addState(bag: FeatureBag, { taken, customer }: Moment, { name, state, last }: Place): void {
  const [, second = '^', third = '^'] = taken.slice(-3).reverse();
  for (const sign of [
    ...[name, state, `${name} ${state}`],
    ...[`1 ${last}`, `2 ${second} ${last}`, `3 ${third} ${second} ${last}`],
    ...[`1 ${last} ${state}`, `1 ${name} ${last} ${state}`, `2 ${name} ${second} ${last} ${state}`],
    `taken ${name} ${Math.min(12, taken.length)}`,
    `spoken ${name} ${Math.min(8, customer.length)}`,
  ]) {
    bag.add('state', sign);
  }
  for (const step of new Set(taken)) bag.add('done', `${name} ${step}`);
}

/** The same with words of the agent's own as the steps that they come to. */
function addMeant(bag: FeatureBag, { meant }: Moment, { name, state }: Place): void {
  const [last = '^', second = '^', third = '^'] = meant.slice(-3).reverse();
  for (const sign of [
    ...[`meant 1 ${last}`, `meant 2 ${second} ${last}`, `meant 3 ${third} ${second} ${last}`],
    ...[`meant 1 ${name} ${last} ${state}`, `meant 2 ${name} ${second} ${last} ${state}`],
  ]) {
    bag.add('state', sign);
  }
  for (const step of new Set(meant)) bag.add('meant done', `${name} ${step}`);
}

/** Whose turn came last, and what a system said if it was one's. */
function stateOf({ after, answer }: Moment): string {
  if (answer === null) return after ?? '^';
  const sentence = answer.values === null ? null : sentenceOf(answer.values);
  return `answer ${sentence?.slice(0, 60) ?? answer.kind}`;
}

function addAnswer(bag: FeatureBag, { answer, given }: Moment, { name }: Place): void {
  if (answer === null) return;
  for (const [field, value] of Object.entries(answer.values ?? {})) {
    bag.add('answer', `${name} ${field}`);
    if (value.length < longestFact) bag.add('answer', `${name} ${field}=${value}`);
  }
  for (const field of given) bag.add('answer', `given ${name} ${field}`);
}

/** What the customer said since the agent last spoke, if that came last; origins are places among these words. */
function addNow(bag: FeatureBag, now: readonly string[], { after, said }: Moment, { name, last }: Place): void {
  if (after !== 'customer') return;
  for (const [place, word] of now.entries()) {
    const origin = { from: place, to: place + 1 };
    addRun(bag, last, word, origin);
    const next = now[place + 1];
    if (next !== undefined) addRun(bag, last, `${word} ${next}`, { from: place, to: place + 2 });
    bag.add('now script', `${name} ${word}`, 1, origin);
  }
  bag.add('state', `words ${Math.min(6, Math.round(Math.log2(1 + now.length)))} ${last}`);
  bag.add('state', `question ${said.now.includes('?')} ${last}`);
}

function addRun(bag: FeatureBag, last: string, run: string, origin: Origin): void {
  bag.add('now', run, 1, origin);
  bag.add('now before', `${last} ${run}`, 1, origin);
}

/** What the customer's words look like: now beside the step before, and at any time beside where the call stands. */
function addSigns(bag: FeatureBag, { now, customer, after }: Moment, at: Place): void {
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
