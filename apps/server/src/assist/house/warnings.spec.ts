import type { CustomerCase, CustomerProfile, Guideline, HouseWarning, Script, ScriptStep } from '@aliado/domain';
import { unknownFacts } from '@aliado/domain';
import { ClosedHours } from './closed-hours.ts';
import { OpenElsewhere } from './open-elsewhere.ts';
import { PromiseFirst } from './promise-first.ts';
import { aCallWithWords, aStanding, noon, type Said } from './testing/a-standing.ts';
import { HouseWarnings } from './warnings.ts';

const both = (es: string) => ({ es, en: es });
const table: Guideline = {
  ...{ id: 'double-charge', version: 4, name: both('Cargo doble'), matters: ['billing'], owner: 'billing' },
  ...{ why: both('…'), effectiveFrom: '2026-01-01', hitPolicy: 'first', inputs: [], rules: [] },
};
const noCards: HouseWarning = {
  ...{ id: 'no-cards', name: both('Nada de tarjetas'), text: both('No pidas el número.'), guideline: 'double-charge' },
  after: { by: 'anybody', es: ['número de la tarjeta'], en: [] },
};
const chat: Said = [
  ['customer', 'Vale.'],
  ['agent', 'Muy bien.'],
  ['customer', 'De acuerdo.'],
  ['agent', 'Un momento.'],
];
const behind: CustomerCase = {
  ...{ id: 'K-1', openedAt: 0, matter: 'delivery', title: both('Entregar la lavadora'), state: 'broken' },
  ...{ team: 'transport', dueAt: noon - 86_400_000, orderNumber: null },
};
const profile = { cases: [behind], orders: [], products: [] } as unknown as CustomerProfile;
const caller = { scope: unknownFacts, profile, missed: behind, agentName: null };
const aScript = (step: ScriptStep): { readonly script: Script; readonly step: ScriptStep } => ({
  step,
  script: {
    ...{ id: 'late', version: 2, name: both('Tarde'), matter: 'delivery', owner: 'o', start: step.id, steps: [step] },
    triggers: { es: [], en: [] },
  },
});

describe('a warning of the house', () => {
  const warnings = new HouseWarnings((id) => (id === table.id ? table : null));
  const wanted = (said: Said, matter: string) =>
    warnings.wanted(aStanding(aCallWithWords(said).state, { warnings: [noCards] }, { matters: new Set([matter]) }));
  const spoken: Said = [['agent', '¿Me dice el número de la tarjeta?']];

  it('is told when somebody speaks of it, with the rule it stands in as its reason', () => {
    expect(wanted(spoken, 'billing')).toMatchObject([
      {
        kind: 'warning',
        reason: { source: { id: 'double-charge', version: 4 }, words: ['número', 'de', 'la', 'tarjeta'] },
      },
    ]);
  });

  it('is not told where its guideline does not apply, nor long after', () => {
    expect(wanted(spoken, 'delivery')).toEqual([]);
    expect(wanted([...spoken, ...chat], 'billing')).toEqual([]);
  });
});

describe('a kindness while a promise is behind', () => {
  const offer = aScript({ id: 'gift', kind: 'offer', guideline: 'g', next: 'x', tick: both('Gesto'), text: both('…') });
  const wanted = (said: Said, told: Parameters<typeof aStanding>[2]) =>
    new PromiseFirst().wanted(aStanding(aCallWithWords(said).state, {}, told)).map(({ reason }) => reason.proposer);

  it('is warned of at the step that offers it, and when the agent begins to', () => {
    expect(wanted([], { caller, present: offer })).toEqual(['position']);
    expect(wanted([['agent', 'Por las molestias le abono veinte euros.']], { caller })).toEqual(['rule']);
  });

  it('is no matter of warning where nothing is behind, or nothing is offered', () => {
    expect(wanted([['agent', 'Le abono veinte euros.']], { caller: { ...caller, missed: null } })).toEqual([]);
    expect(wanted([['agent', 'Lo miro.']], { caller })).toEqual([]);
  });
});

describe('a promise for an hour at which the house is closed', () => {
  const wanted = (text: string) => new ClosedHours().wanted(aStanding(aCallWithWords([['agent', text]]).state));

  it('is warned of with the hour at which it opens', () => {
    expect(wanted('Le llamo hoy a las once de la noche.').map(({ text }) => text.es)).toEqual([
      'Para las 23:00 no hay nadie: se abre el jueves 19 a las 9:00. Promete una hora en que alguien pueda cumplir.',
    ]);
  });

  it.each(['Le llamo mañana a las diez.', 'Le llamo el sábado.', 'La tienda cierra a las once de la noche.'])(
    'is something else than «%s»',
    (text) => expect(wanted(text)).toEqual([]),
  );
});

describe('a matter that is open elsewhere', () => {
  const pass = aScript({
    id: 'pass',
    kind: 'hand-off',
    team: 'transport',
    next: 'x',
    tick: both('…'),
    text: both('…'),
  });
  const say = aScript({ id: 'say', kind: 'say', next: 'x', tick: both('…'), text: both('…') });
  const state = aCallWithWords([]).state;
  const told = (present: typeof pass, matter: string) =>
    new OpenElsewhere().wanted(aStanding(state, {}, { caller, present, matters: new Set([matter]) }));

  it('is told before it is passed on a second time, with who has it', () => {
    expect(told(pass, 'delivery').map(({ text }) => text.es)).toEqual([
      '«Entregar la lavadora» lo tiene Transporte, para el martes 17 a las 12:00. Síguelo en vez de abrir otro.',
    ]);
    expect([...told(say, 'delivery'), ...told(pass, 'billing')]).toEqual([]);
  });

  it('is told while another contact of the customer is about the same, and done once that is over', () => {
    const others = [{ interactionId: 'int-2', matter: 'delivery' }];
    const busy = aStanding(state, {}, { others, matters: new Set(['delivery']) });
    const [hint] = new OpenElsewhere().wanted(busy);
    expect(hint).toMatchObject({ kind: 'warning', target: { id: 'open-contact' } });
    if (!hint) return;
    const open = { hint: { ...hint, id: 'h' }, shownAt: noon, readAt: null };
    expect(new OpenElsewhere().becameOf(open, busy)).toBeNull();
    expect(new OpenElsewhere().becameOf(open, { ...busy, others: [] })).toBe('done');
  });
});
