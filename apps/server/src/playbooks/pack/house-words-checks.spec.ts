import { checkHouseWords } from './house-words-checks.ts';
import { organisationSchema } from './organisation-schema.ts';
import type { KnownNames } from './pack-checks.ts';
import { SourceFile } from './source-file.ts';

const head = `id: house
version: 1
name: { es: Casa, en: House }
languages: [es, en]
currency: EUR
timeZone: Europe/Madrid
queues: [{ id: general, name: { es: General, en: General }, answerWithinSeconds: 20 }]
teams: [{ id: desk, name: { es: Mesa, en: Desk }, facilitates: false }]
matters: [{ id: other, name: { es: Otro, en: Other } }]
dispositions: [{ id: done, name: { es: Hecho, en: Done } }]
accounts: []
`;
const names: KnownNames = {
  retired: { script: new Set(), guideline: new Set() },
  ...{ matters: new Set(['other']), guidelines: new Set(['known']), currency: 'EUR' },
  ...{ teams: new Set(), queues: new Set(), dispositions: new Set(), scripts: new Set(), conversations: new Set() },
};
const words = '{ es: a, en: a }';

function faultsOf(yaml: string): readonly string[] {
  const source = new SourceFile('pack.yaml', `${head}${yaml}`);
  const read = source.read(organisationSchema);
  const faults = 'faults' in read ? read.faults : checkHouseWords({ value: read.value, source }, names);
  return faults.map(({ line, reason }) => `${line} ${reason}`);
}

describe('what a pack says that its house says', () => {
  it('is taken where all that it names is there', () => {
    const warning = `{ id: a, name: ${words}, guideline: known, after: { by: agent, es: [x], en: [] }, text: ${words} }`;
    expect(faultsOf(`warnings: [${warning}]\n`)).toEqual([]);
  });

  it.each([
    [
      'a matter that nobody declares',
      `phrases: [{ id: a, name: ${words}, situation: silence, matters: [no], say: ${words} }]`,
      'no matter "no"',
    ],
    [
      'a condition that cannot be read',
      `phrases: [{ id: a, name: ${words}, situation: silence, when: order.no, say: ${words} }]`,
      'which is not known',
    ],
    [
      'a value that nobody knows',
      `phrases: [{ id: a, name: ${words}, situation: silence, say: { es: "{{x}}", en: a } }]`,
      'nothing is known as {{x}}',
    ],
    ['a phrase without an occasion', `phrases: [{ id: a, name: ${words}, say: ${words} }]`, 'must name a situation'],
    [
      'a guideline that is not there',
      `warnings: [{ id: a, name: ${words}, guideline: no, after: { by: agent, es: [x], en: [] }, text: ${words} }]`,
      'no guideline "no"',
    ],
    [
      'words to wait for that are none',
      `warnings: [{ id: a, name: ${words}, after: { by: agent, es: [], en: [] }, text: ${words} }]`,
      'must name a phrase',
    ],
  ])('is refused with %s, by its line', (_, yaml, reason) => {
    expect(faultsOf(`${yaml}\n`)).toEqual([expect.stringMatching(/^12 /)]);
    expect(faultsOf(`${yaml}\n`)[0]).toContain(reason);
  });
});
