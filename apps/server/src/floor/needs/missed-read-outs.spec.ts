import { initialInteraction, type Interaction, type Script, type ScriptStep } from '@aliado/domain';
import { missedReadOuts } from './missed-read-outs.ts';

const both = (text: string) => ({ es: text, en: text });
const base = (id: string) => ({ id, tick: both(id), text: both(id) });
const steps: readonly ScriptStep[] = [
  { ...base('greet'), kind: 'say', next: 'consent' },
  { ...base('consent'), kind: 'say', readOut: true, next: 'way' },
  {
    ...base('way'),
    kind: 'decide',
    options: [
      { id: 'yes', label: both('yes'), next: 'terms' },
      { id: 'no', label: both('no'), next: 'end' },
    ],
  },
  { ...base('terms'), kind: 'say', readOut: true, next: 'end' },
  { ...base('end'), kind: 'close', disposition: 'done' },
];
const script: Script = {
  ...{
    id: 'contract',
    version: 1,
    name: both('c'),
    matter: 'm',
    owner: 't',
    triggers: { es: [], en: [] },
    start: 'greet',
    steps,
  },
};
const scripts = { find: () => script };

const at = (stepId: string, visited: readonly string[], more: Partial<Interaction> = {}): Interaction => ({
  ...initialInteraction,
  ...{ phase: 'ended', endedAt: 500 },
  script: {
    ...{ scriptId: 'contract', version: 1, stepId, path: visited, visited, matter: 'm', startedAt: 0, stepSince: 1 },
    inner: [],
  },
  ...more,
});
const missed = (state: Interaction) => missedReadOuts(state, scripts).map(({ about, since }) => [about.stepId, since]);

describe('what must be read out', () => {
  it('is missed where it was left out for a reason', () => {
    const readOuts = { 'contract/consent': { omittedBecause: 'customer-declined', at: 300 } } as const;
    expect(missed(at('way', ['greet', 'consent'], { phase: 'talking', endedAt: null, readOuts }))).toEqual([
      ['consent', 300],
    ]);
  });

  it('is missed where the contact ended on it, past it, or straight before it', () => {
    expect(missed(at('greet', []))).toEqual([['consent', 500]]);
    expect(missed(at('consent', ['greet']))).toEqual([['consent', 500]]);
    expect(missed(at('way', ['greet', 'consent']))).toEqual([['consent', 500]]);
  });

  it('is not missed where it was read, where the script branches before it, or while the contact goes on', () => {
    const readOuts = { 'contract/consent': { by: 'hand', lineSequences: [], likeness: null, at: 300 } } as const;
    expect(missed(at('way', ['greet', 'consent'], { readOuts }))).toEqual([]);
    expect(missed(at('greet', [], { phase: 'talking', endedAt: null }))).toEqual([]);
    expect(missed({ ...at('greet', []), script: null })).toEqual([]);
  });
});
