import type { GuidelineFinding, HousePhrase } from '@aliado/domain';
import { aCallWith, type Scenario } from '@aliado/domain/testing';
import { GuidelinePhrases, HousePhrases } from './phrases.ts';
import { aCallWithWords, aStanding, noon, type Said } from './testing/a-standing.ts';

const both = (es: string) => ({ es, en: es });
const phrase = (id: string, rest: Partial<HousePhrase>): HousePhrase => ({
  ...{ id, name: both(id), say: both(`Sigo aquí con usted, no se ha cortado, ${id}.`) },
  ...rest,
});
const phrases = [
  phrase('here', { situation: 'silence' }),
  phrase('looking', { situation: 'silence' }),
  phrase('back', { situation: 'back-from-hold' }),
  phrase('deciding', { situation: 'waiting' }),
  phrase('unknown', { after: { by: 'agent', es: ['no lo sé'], en: [] } }),
];
const house = { phrases };
const asking: Said = [['customer', '¿Y me van a compensar por esto?']];

describe('words of the house for a situation', () => {
  const wanted = (call: Scenario, told: Parameters<typeof aStanding>[2] = {}) =>
    new HousePhrases().wanted(aStanding(call.state, house, told)).map(({ target }) => target.id);

  it('are there when nobody speaks for long, another time in other words', () => {
    const call = aCallWithWords([['customer', 'Espere que lo busco.']]);
    expect([wanted(call), wanted(call, { silentFor: 12_000 })]).toEqual([[], ['here']]);
    const [hint] = new HousePhrases().wanted(aStanding(call.state, house, { silentFor: 12_000 }));
    if (!hint) throw new Error('nothing was proposed');
    const shown = call.server(noon + 20_000, { type: 'ShowHint', hint: { ...hint, id: 'h' } });
    expect(wanted(shown, { silentFor: 12_000 })).toEqual(['looking']);
  });

  it('are there when a hold ends, until the agent speaks', () => {
    const back = aCallWith('ada')
      .fact(noon, { type: 'CallHeld' })
      .fact(noon + 9_000, { type: 'CallResumed' });
    expect([wanted(back), wanted(aCallWithWords([['agent', 'Gracias.']], back))]).toEqual([['back'], []]);
  });

  it('follow words that could be said better', () => {
    expect(wanted(aCallWithWords([['agent', 'Pues no lo sé.']]))).toEqual(['unknown']);
    expect(wanted(aCallWithWords([['customer', 'Pues no lo sé.']]))).toEqual([]);
  });

  it('are done when the agent says them, and gone with their situation', () => {
    const call = aCallWithWords([['customer', 'Espere.']]);
    const silent = aStanding(call.state, house, { silentFor: 12_000 });
    const [hint] = new HousePhrases().wanted(silent);
    if (!hint) throw new Error('nothing was proposed');
    const open = { hint: { ...hint, id: 'h' }, shownAt: noon, readAt: null };
    const after = (text: string) => aStanding(aCallWithWords([['agent', text]], call).state, house);
    const became = [silent, after('Sigo aquí con usted, no se ha cortado.'), after('Dígame.')];
    expect(became.map((standing) => new HousePhrases().becameOf(open, standing))).toEqual([null, 'done', 'expired']);
  });
});

describe('the words of a guideline', () => {
  const finding = (remedy: 'credit' | 'none', say?: string): GuidelineFinding => ({
    guideline: { id: 'late', version: 7, name: both('Retraso'), why: both('…') },
    ...{ inputs: [], hits: [{ id: 'twice', then: [{ remedy }], because: both('…'), ...(say && { say: both(say) }) }] },
  });
  const noWay = { phrases: [phrase('no', { situation: 'nothing-to-give' })] };

  it('are there once the customer asks what they get', () => {
    const findings = [finding('credit', 'Por las tardes perdidas le abono…')];
    const state = aCallWithWords(asking).state;
    expect(new GuidelinePhrases().wanted(aStanding(state, {}, { findings }))).toMatchObject([
      { kind: 'phrase', target: { id: 'late/twice' }, reason: { source: { id: 'late', version: 7 } } },
    ]);
    expect(new GuidelinePhrases().wanted(aStanding(aCallWithWords([]).state, {}, { findings }))).toEqual([]);
  });

  it('leave a no without words of its own to those of the house', () => {
    const state = aCallWithWords(asking).state;
    const wanted = (one: GuidelineFinding) => {
      const standing = aStanding(state, noWay, { findings: [one] });
      return [...new HousePhrases().wanted(standing), ...new GuidelinePhrases().wanted(standing)];
    };
    expect(wanted(finding('none')).map(({ target }) => target.id)).toEqual(['no']);
    expect(wanted(finding('none', 'Eso no puedo.')).map(({ target }) => target.id)).toEqual(['late/twice']);
  });
});
