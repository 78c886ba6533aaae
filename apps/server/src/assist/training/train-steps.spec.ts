import { nobodyKnows, type EntityContext, type Script, type ScriptStep } from '@aliado/domain';
import { AnswersHeard } from '../next-action/answers-heard.ts';
import { flowOf } from '../next-action/flow.ts';
import { TextReader } from '../next-action/heard-text.ts';
import { momentOf } from '../next-action/moment.ts';
import { readFlow } from '../next-action/read-flow.ts';
import { decodeSteps } from '../next-action/step-model-bytes.ts';
import type { WalkedStep } from './past-walks.ts';
import { partOf } from './call-groups.ts';
import { trainSteps, type WalkedCall } from './train-steps.ts';

const words = (text: string) => ({ es: text, en: text });
const say = (id: string, text: string, next: string): ScriptStep => ({
  ...{ id, kind: 'say', tick: words(id), text: words(text), next },
});

/** What customers say decides where it goes, in words that the script does not know. */
const script: Script = {
  ...{ id: 'fridge', version: 1, name: words('Fridge'), matter: 'fridge', owner: 'care', start: 'hello' },
  triggers: { es: [], en: [] },
  steps: [
    say('hello', 'What is wrong with it?', 'which'),
    {
      ...{ id: 'which', kind: 'decide', tick: words('which'), text: words('') },
      options: [
        { id: 'a', label: words('Sound'), next: 'level' },
        { id: 'b', label: words('Temperature'), next: 'thaw' },
      ],
    },
    say('level', 'Turn the feet until it stands level.', 'end'),
    say('thaw', 'Leave it open over night.', 'end'),
    { id: 'end', kind: 'close', tick: words('end'), text: words('Thank you.'), disposition: 'solved' },
  ],
};
const reader = new TextReader('en');
const flow = readFlow(flowOf(script, 'en'), reader);
const context: EntityContext = { identifiers: [], country: null, phone: () => null, dayOf: () => '2026-01-01' };
const said = ['grumbling and humming', 'lukewarm milk'] as const;

const walked = (nth: number): readonly WalkedStep[] => {
  const text = `call ${'abcdefghijklmnopqrstuvwxyz'[nth % 26]}${'abcdefghij'[nth % 10]}, it is ${said[nth % 2]} again`;
  const frame = { scriptId: script.id, version: 1, stepId: 'hello', path: [], visited: ['hello'] };
  const inHand = { script, frame, flow, reader, holds: nobodyKnows, answers: new AnswersHeard(context) };
  const turns = [
    { by: 'agent', text: 'What is wrong with it?', action: 'hello' },
    { by: 'customer', text },
  ] as const;
  const standing = { moment: { ...momentOf(turns, reader), settled: new Set<string>() }, settled: new Map(), now: [] };
  return [{ inHand, standing, step: nth % 2 === 0 ? 'level' : 'thaw' }];
};

const calls = (count: number): readonly WalkedCall[] =>
  Array.from({ length: count }, (_, nth) => {
    const walk = walked(nth);
    const turns = [{ by: 'customer', text: walk[0]?.standing.moment.said.now ?? '' }] as const;
    return { id: `call-${nth}`, language: 'en', script: script.id, turns, walk };
  });

describe('learning how agents go on', () => {
  const trained = trainSteps('en', calls(90), null);
  if ('refused' in trained) throw new Error('there are enough calls');

  it('is judged on calls that were held back, beside what ranked before on the same', () => {
    const { found, before } = trained.figures;
    expect(found.calls).toBe(before.calls);
    expect(found.calls + trained.examples).toBeLessThanOrEqual(90);
    expect(found.first).toBeGreaterThan(before.first);
    expect(found.first).toBe(1);
    expect(trained.isNoWorse).toBe(true);
  });

  it('finds the same from the same calls, and no better than itself', () => {
    const again = trainSteps('en', calls(90), decodeSteps(trained.bytes));
    if ('refused' in again) throw new Error('there are enough calls');
    expect(Buffer.from(again.bytes).equals(trained.bytes)).toBe(true);
    expect(again).toMatchObject({ isNoWorse: true, figures: { before: trained.figures.found } });
  });

  it('is found worse than a live model that knows better', () => {
    const turned = calls(90).map((call) => {
      const isHeld = trainedApart(call);
      return isHeld ? call : { ...call, walk: call.walk.map((one) => ({ ...one, step: other(one.step) })) };
    });
    const wrong = trainSteps('en', turned, decodeSteps(trained.bytes));
    expect(wrong).toMatchObject({ isNoWorse: false });
  });

  it('needs conversations enough in which a script was walked', () => {
    expect(trainSteps('en', calls(9), null)).toMatchObject({ refused: 'too-few-walks', needed: { learning: 20 } });
    const unwalked = calls(90).map((call) => ({ ...call, walk: [] }));
    expect(trainSteps('en', unwalked, null)).toMatchObject({ refused: 'too-few-walks', learning: 0, judging: 0 });
  });
});

const other = (step: string): string => (step === 'level' ? 'thaw' : 'level');

/** Whether a call is held back. */
const trainedApart = (call: WalkedCall): boolean => partOf([call], 4) === 0;
