import type { Script, ScriptStep } from './script.ts';
import {
  firstStepOf,
  holdsOver,
  legalMoves,
  nobodyKnows,
  optionLeadsTo,
  scriptStanding,
  type Holds,
} from './runner.ts';

const words = { tick: { es: 'Paso', en: 'Step' }, text: { es: 'Diga', en: 'Say' } };
const say = (id: string, next: string, when?: string): ScriptStep => ({
  ...{ id, kind: 'say', ...words, next },
  ...(when === undefined ? {} : { when }),
});
const script: Script = {
  ...{ id: 'failed-delivery', version: 9, name: words.tick, matter: 'delivery.failed', owner: 'experience' },
  triggers: { es: [], en: [] },
  start: 'early',
  steps: [
    say('early', 'sorry', 'customer is new'),
    say('sorry', 'why'),
    {
      ...{ id: 'why', kind: 'decide', ...words },
      options: [
        { id: 'ours', label: words.tick, when: 'ours', next: 'plus' },
        { id: 'theirs', label: words.tick, when: 'theirs', next: 'recap' },
        { id: 'other', label: words.tick, next: 'recap' },
      ],
    },
    say('plus', 'recap', 'customer is plus'),
    { id: 'recap', kind: 'close', ...words, disposition: 'promised' },
  ],
};
const at = (stepId: string, path: readonly string[] = []) => ({
  ...{ scriptId: script.id, version: 9, stepId, path },
  visited: [...path, stepId],
});
const knowing =
  (known: Readonly<Record<string, boolean>>): Holds =>
  (condition) =>
    known[condition] ?? null;
const idsOf = (steps: readonly ScriptStep[]) => steps.map(({ id }) => id);

describe('where a script stands', () => {
  it('is a place on the likely way, with what is behind and what is ahead', () => {
    const standing = scriptStanding(script, at('why', ['sorry']), knowing({ theirs: true }));
    expect(idsOf(standing.behind)).toEqual(['sorry']);
    expect(idsOf(standing.ahead)).toEqual(['recap']);
    expect(standing).toMatchObject({ position: { at: 2, count: 3 }, likely: 'theirs', next: 'recap', isAtEnd: false });
  });

  it('tells which options hold, and of which nobody can tell', () => {
    const { options, likely } = scriptStanding(script, at('why'), knowing({ ours: false }));
    expect([options.map(({ holds }) => holds), likely]).toEqual([[false, null, null], null]);
  });

  it('goes on to nothing at a decision of which no option holds, and foresees its first', () => {
    const { next, ahead } = scriptStanding(script, at('why'), nobodyKnows);
    expect([next, idsOf(ahead)]).toEqual([null, ['plus', 'recap']]);
  });

  it('is at its end at a close', () => {
    expect(scriptStanding(script, at('recap'), nobodyKnows)).toMatchObject({ isAtEnd: true, next: null, ahead: [] });
  });

  it('says so when this version has no such step', () => {
    expect(scriptStanding(script, at('gone'), nobodyKnows)).toMatchObject({
      step: undefined,
      next: null,
      isAtEnd: false,
    });
  });
});

describe('a step with a condition', () => {
  it('is passed over where the condition does not hold, and kept where nobody can tell', () => {
    const leads = (holds: Holds) => optionLeadsTo(script, 'why', 'ours', holds);
    expect([leads(knowing({ 'customer is plus': false })), leads(nobodyKnows)]).toEqual(['recap', 'plus']);
  });

  it('may be the first', () => {
    expect([firstStepOf(script, knowing({ 'customer is new': false })), firstStepOf(script, nobodyKnows)]).toEqual([
      'sorry',
      'early',
    ]);
  });

  it('does not go round for ever where none of a circle holds', () => {
    const circle: Script = { ...script, steps: [say('sorry', 'a'), say('a', 'b', 'x'), say('b', 'a', 'x')] };
    expect(scriptStanding(circle, at('sorry'), knowing({ x: false })).next).toBe('a');
  });

  it('may be passed over or entered, whatever the case', () => {
    expect([...legalMoves(script, at('why', ['sorry']))]).toEqual(['sorry', 'why', 'plus', 'recap']);
  });
});

describe('the conditions of a script', () => {
  it('hold, do not hold, or cannot be told', () => {
    const feel = {
      value: (expression: string, context: Readonly<Record<string, boolean | string>>) => context[expression] ?? null,
    };
    const holds = holdsOver(feel, { a: true, b: false, c: 'words' });
    expect(['a', 'b', 'c', 'd'].map(holds)).toEqual([true, false, null, null]);
  });
});
