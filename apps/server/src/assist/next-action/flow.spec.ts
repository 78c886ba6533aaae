import type { Script } from '@aliado/domain';
import { flowOf } from './flow.ts';
import { TextReader } from './heard-text.ts';
import { readFlow } from './read-flow.ts';

const words = (en: string) => ({ es: en, en });

const script: Script = {
  ...{ id: 'outage', version: 1, name: words('Outage'), matter: 'internet', owner: 'care', start: 'since' },
  triggers: { es: [], en: ['the internet is down'] },
  steps: [
    {
      ...{ id: 'since', kind: 'ask', tick: words('Since when'), text: words('Since when has it been down?') },
      ...{ field: { id: 'day', type: 'date', label: words('Day') }, next: 'light' },
    },
    {
      ...{ id: 'light', kind: 'say', tick: words('Light'), text: words('Please look at the light of the router.') },
      next: 'which',
    },
    {
      ...{ id: 'which', kind: 'decide', tick: words('Which'), text: words('') },
      options: [
        { id: 'red', label: words('The light is red'), next: 'end' },
        { id: 'green', label: words('The light is green'), next: 'since' },
      ],
    },
    { id: 'end', kind: 'close', tick: words('End'), text: words('Goodbye.'), disposition: 'solved' },
  ],
};

describe('a script as it is walked', () => {
  const flow = flowOf(script, 'en');

  it('has no decisions as steps: what is chosen leads on', () => {
    expect(flow.steps.map(({ id }) => id)).toEqual(['since', 'light', 'end']);
    expect(flow.cues.filter(({ from }) => from === 'light').map(({ to, text }) => [to, text])).toEqual([
      ['end', 'The light is red'],
      ['since', 'The light is green'],
    ]);
  });

  it('goes on from a question by an answer of its form', () => {
    expect(flow.cues.find(({ from }) => from === 'since')).toMatchObject({ to: 'light', forms: ['day', 'date'] });
  });

  it('knows how far one step is from another', () => {
    const { distance } = readFlow(flow, new TextReader('en'));
    expect([distance('since', 'end'), distance('light', 'since'), distance('end', 'since')]).toEqual([2, 1, undefined]);
  });
});
