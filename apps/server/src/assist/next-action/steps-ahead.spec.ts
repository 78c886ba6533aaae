import type { Script, ScriptStep } from '@aliado/domain';
import { stepsAhead } from './steps-ahead.ts';

const words = (es: string) => ({ es, en: es });
const say = (id: string, next: string, when?: string): ScriptStep => ({
  ...{ id, kind: 'say', tick: words(id), text: words(id), next },
  ...(when === undefined ? {} : { when }),
});

/** Goes round until it works; a gift only where one is due. */
const script: Script = {
  ...{ id: 's', version: 1, name: words('s'), matter: 'm', owner: 'care', start: 'begin' },
  triggers: { es: [], en: [] },
  steps: [
    say('begin', 'try'),
    say('try', 'works'),
    {
      ...{ id: 'works', kind: 'decide', tick: words('works'), text: words('') },
      options: [
        { id: 'no', label: words('Sigue igual'), when: 'broken', next: 'try' },
        { id: 'yes', label: words('Funciona'), when: 'mended', next: 'gift' },
      ],
    },
    say('gift', 'end', 'due'),
    { id: 'end', kind: 'close', tick: words('end'), text: words('end'), disposition: 'solved' },
  ],
};

const ahead = (stepId: string, known: Readonly<Record<string, boolean>> = {}) => [
  ...stepsAhead(script, stepId, (condition) => known[condition] ?? null),
];

describe('the steps that lie ahead', () => {
  it('are all that may follow, without the decisions between', () => {
    expect(ahead('begin').sort()).toEqual(['end', 'gift', 'try']);
  });

  it('hold what was done already only where the script leads back to it', () => {
    expect(ahead('gift')).toEqual(['end']);
    expect(ahead('works')).toContain('try');
    expect(ahead('works')).not.toContain('begin');
  });

  it('leave out what the case rules out', () => {
    expect(ahead('begin', { broken: false }).sort()).toEqual(['end', 'gift', 'try']);
    expect(ahead('works', { broken: false, due: false })).toEqual(['end']);
    expect(ahead('works', { mended: true })).toEqual(['gift', 'end']);
  });
});
