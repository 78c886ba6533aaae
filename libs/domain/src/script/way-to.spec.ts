import type { Holds } from './runner.ts';
import { legalMoves, nobodyKnows } from './runner.ts';
import type { Script, ScriptStep } from './script.ts';
import { wayTo } from './way-to.ts';

const words = (text: string) => ({ es: text, en: text });
const say = (id: string, next: string, more: Partial<Extract<ScriptStep, { kind: 'say' }>> = {}): ScriptStep => ({
  ...{ id, kind: 'say', tick: words(id), text: words(id), next, ...more },
});

const script: Script = {
  ...{ id: 's', version: 1, name: words('s'), matter: 'm', owner: 'care', start: 'greet' },
  triggers: { es: [], en: [] },
  steps: [
    say('greet', 'late'),
    say('late', 'which', { when: 'isLate' }),
    {
      ...{ id: 'which', kind: 'decide', tick: words('which'), text: words('') },
      options: [
        { id: 'found', label: words('found'), next: 'send' },
        { id: 'gone', label: words('gone'), when: 'isGone', next: 'warn' },
      ],
    },
    say('send', 'end'),
    say('warn', 'sorry', { readOut: true }),
    say('sorry', 'end'),
    { id: 'end', kind: 'close', tick: words('end'), text: words('end'), disposition: 'solved' },
  ],
};
const frame = { scriptId: 's', version: 1, stepId: 'greet', path: [], visited: ['greet'] };
const way = (target: string, holds: Holds = nobodyKnows) =>
  wayTo(script, frame, target, holds)?.map(({ stepId }) => stepId);

describe('the way to a step further ahead', () => {
  it('is every step between, each one that may be entered from the one before', () => {
    expect(wayTo(script, frame, 'send', nobodyKnows)).toEqual([
      { stepId: 'late', optionId: null },
      { stepId: 'which', optionId: null },
      { stepId: 'send', optionId: 'found' },
    ]);
    const marks = way('end') ?? [];
    for (const [place, stepId] of marks.entries()) {
      const from = { ...frame, stepId: marks[place - 1] ?? 'greet' };
      expect(legalMoves(script, from)).toContain(stepId);
    }
  });

  it('steps over what does not apply in this case', () => {
    expect(way('send', (condition) => (condition === 'isLate' ? false : null))).toEqual(['which', 'send']);
    expect(way('warn', (condition) => (condition === 'isGone' ? false : null))).toBeUndefined();
  });

  it('leads to what must be read out, and never past it', () => {
    expect(way('warn')).toEqual(['late', 'which', 'warn']);
    expect(way('sorry')).toBeUndefined();
    expect(way('greet')).toBeUndefined();
  });
});
