import type { Article, Script } from '@aliado/domain';
import { jest } from '@jest/globals';
import { readingKnowledge } from './knowledge.ts';
import { Analyser } from './text/analyser.ts';

let seed = 5;
const upTo = (most: number) => (seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648) % most;
const word = () => Array.from({ length: 2 + upTo(3) }, () => ['re', 'no', 'ta', 'mi', 'su', 'lo'][upTo(6)]).join('');
const sentences = (count: number) =>
  Array.from({ length: count }, () => `${Array.from({ length: 10 }, word).join(' ')}.`);

const articles = Array.from({ length: 400 }, (_, place): Article => ({
  ...{ id: `a${place}`, version: 1, language: 'en', title: word(), matters: [`m${place % 20}`], readMinutes: 1 },
  body: sentences(place === 7 ? 1_000 : 15).join('\n'),
}));
const scripts = Array.from({ length: 50 }, (_, place): Script => ({
  ...{ id: `s${place}`, version: 1, matter: `m${place % 20}`, owner: 'house', start: 'hello' },
  name: { es: word(), en: word() },
  triggers: { es: [], en: sentences(20) },
  steps: [{ id: 'hello', kind: 'say', next: '', tick: { es: '', en: word() }, text: { es: '', en: word() } }],
}));
const source = { scripts, guidelines: [], articles, synonyms: null, matterName: () => null };

/** How many characters each step reads. */
function readInSteps(): readonly number[] {
  const tokens = jest.spyOn(Analyser.prototype, 'tokens');
  const steps = readingKnowledge('en', source);
  const each: number[] = [];
  for (let isDone = false; !isDone;) {
    isDone = steps.next().done ?? false;
    each.push(tokens.mock.calls.reduce((sum, [text]) => sum + text.length, 0));
    tokens.mockClear();
  }
  tokens.mockRestore();
  return each;
}

describe('reading a playbook', () => {
  it('pauses after a few thousand characters, however long an article is: others wait for a millisecond or two', () => {
    const steps = readInSteps();
    const all = articles.reduce((sum, { title, body }) => sum + title.length + body.length, 0);
    expect(steps.reduce((sum, read) => sum + read, 0)).toBeGreaterThan(all);
    expect(Math.max(...steps)).toBeLessThan(5_000);
  });
});
