import { resolve } from 'node:path';
import { languages, unknownFacts, type Language } from '@aliado/domain';
import type { Pack } from '../../playbooks/pack/pack.ts';
import { PackReader } from '../../playbooks/pack/pack-reader.ts';
import { knowledgeOf } from '../knowledge.ts';
import { spokenTurn, weighted } from '../window.ts';
import { IdeaProposer } from './idea-proposer.ts';

const nothing = { scripts: [], guidelines: [], articles: [], synonyms: null, matterName: () => null };
const read = { es: knowledgeOf('es', nothing), en: knowledgeOf('en', nothing) };
const proposer = new IdeaProposer((language) => read[language]);

function heard(language: Language, text: string, isCustomer = true) {
  const turns = weighted([spokenTurn(7, isCustomer, text, (words) => read[language].analyser.tokens(words))]);
  const nobody = { matter: null, openMatters: new Set<string>(), scope: unknownFacts, began: 0 };
  return proposer.propose({ language, turns, ...nobody });
}

describe('an idea that a customer volunteers', () => {
  it.each([
    ['es', 'Yo pensaba que podrían dejar que un familiar reciba el código.'],
    ['en', 'Maybe you could put a little card on the machine when you install it.'],
  ] as const)('is pointed at, with the words that sounded like one: %s', (language, text) => {
    const [hint] = heard(language, text);
    expect(hint).toMatchObject({
      kind: 'idea',
      target: { id: 'idea-7' },
      reason: { proposer: 'rule', lineSequence: 7 },
    });
    expect(hint?.reason.words.length).toBeGreaterThan(0);
  });

  it.each([
    ['es', 'Deberían haberme llamado antes de venir, que llevo toda la mañana.'],
    ['es', 'Se me ocurre que no.'],
    ['en', 'You should have told me that on Monday, not today.'],
  ] as const)('is no complaint and no manner of speaking: %s', (language, text) => {
    expect(heard(language, text)).toEqual([]);
  });

  it('is the customer’s: an agent’s words are none', () => {
    expect(heard('es', 'Yo pensaba que podrían dejar que un familiar reciba el código.', false)).toEqual([]);
  });

  it('is found in most dialogues that hold one, and in no other, of our own pack', async () => {
    const reading = await new PackReader().read(resolve(__dirname, '../../../../../packs/casa-lumbre'));
    const { conversations } = reading.pack as Pack;
    const found = conversations.filter(({ language, turns }) =>
      turns.some(
        ({ speaker, ...turn }) => speaker === 'customer' && 'text' in turn && heard(language, turn.text).length > 0,
      ),
    );
    expect(languages.map((language) => found.some((one) => one.language === language))).toEqual([true, true]);
    expect(found.filter(({ kind }) => kind !== 'idea')).toEqual([]);
    expect(found.length).toBeGreaterThanOrEqual(4);
  });
});
