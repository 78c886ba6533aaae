import type { InputSignal } from '@angular/core';
import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Approval, AuthorityOffer, AuthorityView, Grant, RemedyTerms } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { AuthorityCard } from './authority-card.ts';
import type { AuthorityChoice, AuthorityStage, Proposal } from './authority-stage.ts';
import { proposalOf, stageOf } from './authority-stage.ts';

const now = Date.UTC(2026, 10, 10, 9, 42, 0);
const both = (es: string, en = es) => ({ es, en });
const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' });
const terms: RemedyTerms = {
  remedy: 'credit',
  amount: euros(30),
  guidelineId: 'late',
  guidelineVersion: 14,
  ruleId: 'twice',
  matter: 'delivery.failed',
  orderNumber: 'PD-44718',
};
const credit: AuthorityOffer = {
  terms,
  guidelineName: both('Retraso de entrega', 'Late delivery'),
  because: both('Segunda entrega fallida'),
  say: both('Por las tardes que perdió le abono…'),
  checks: [],
  upTo: euros(150),
  proposed: euros(30),
  bounds: [
    { kind: 'decision', used: euros(0), limit: euros(150), days: null, name: null },
    { kind: 'customer', used: euros(40), limit: euros(200), days: 90, name: null },
    { kind: 'day', used: euros(85), limit: euros(600), days: null, name: null },
    { kind: 'budget', used: euros(10), limit: euros(1_000), days: null, name: both('Norte') },
  ],
  blocked: null,
  askUpTo: euros(300),
  canAsk: true,
};
const replacement: AuthorityOffer = {
  ...credit,
  terms: { ...terms, remedy: 'replacement' },
  say: null,
  upTo: null,
  proposed: null,
  bounds: [],
  askUpTo: null,
  canAsk: false,
};
const view: AuthorityView = {
  offers: [credit],
  similar: [
    { remedy: 'credit', amount: euros(25), grantedAt: 1, contactsAfter: 0 },
    { remedy: 'credit', amount: euros(40), grantedAt: 1, contactsAfter: 0 },
    { remedy: 'replacement', amount: null, grantedAt: 1, contactsAfter: 1 },
  ],
  usualAnswerMs: 35_000,
  approver: 'Marta Quintero',
  next: 'Sol Ibarra',
};
const grant: Grant = {
  grantId: 'g-1',
  terms,
  agentId: 'ada',
  approvalId: null,
  state: 'granted',
  reservedAt: now,
  expiresAt: now + 60_000,
  grantedAt: now,
  undoUntil: now + 581_000,
  decidedBy: 'ada',
};
const asked: Approval = {
  approvalId: 'a-1',
  terms: { ...terms, amount: euros(220) },
  agentId: 'ada',
  reason: 'Dos medios días',
  withoutAsking: euros(150),
  state: 'asked',
  askedAt: now - 24_000,
  offeredTo: [{ accountId: 'marta', name: 'Marta Quintero', until: now + 36_000 }],
  openedBy: { accountId: 'marta', name: 'Marta Quintero', at: now - 20_000 },
  decision: null,
};
const answered = (decision: 'approved' | 'less' | 'refused', amount: number | null, words = ''): Approval => ({
  ...asked,
  state: 'decided',
  decision: {
    by: { accountId: 'marta', name: 'Marta Quintero' },
    decision,
    amount: amount === null ? null : euros(amount),
    words,
    at: now,
  },
});

describe('the decision in hand', () => {
  interface Shown {
    readonly view?: AuthorityView;
    readonly grants?: readonly Grant[];
    readonly approvals?: readonly Approval[];
    readonly choice?: AuthorityChoice;
    readonly putAside?: readonly string[];
    readonly inputs?: Readonly<Record<string, unknown>>;
    readonly language?: 'es' | 'en';
  }
  async function show(shown: Shown = {}) {
    TestBed.configureTestingModule({
      providers: [...provideUiTesting({ language: shown.language ?? 'es', now: () => now })],
    });
    const { grants = [], approvals = [], choice = { key: null, amount: null }, putAside = [] } = shown;
    const stage: AuthorityStage = stageOf({ grants, approvals }, putAside, now);
    const proposal = proposalOf(stage, shown.view ?? view, choice, grants);
    const told: unknown[] = [];
    const inputs = { stage, view: shown.view ?? view, choice, proposal, grants, ...shown.inputs };
    const outputs = [
      'edit',
      'act',
      'undo',
      'withdraw',
      'putAside',
      'amount',
      'choose',
      'write',
      'accept',
      'decline',
      'release',
    ];
    const fixture = TestBed.createComponent(AuthorityCard, {
      bindings: [
        ...Object.entries(inputs).map(([name, value]) =>
          inputBinding(name, signal(value) as unknown as InputSignal<unknown>),
        ),
        ...outputs.map((name) => outputBinding<unknown>(name, (value) => told.push([name, value]))),
      ],
    });
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    const clean = (one: Element) => one.textContent?.replace(/\s+/g, ' ').trim();
    return {
      element,
      card: fixture.componentInstance,
      told,
      settle: () => fixture.whenStable(),
      texts: (selector: string) => [...element.querySelectorAll(selector)].map(clean),
      button: (name: RegExp) => {
        const found = [...element.querySelectorAll('button')].find((one) =>
          name.test(one.getAttribute('aria-label') ?? clean(one) ?? ''),
        );
        if (!found) throw new Error(`no button ${String(name)}`);
        return found;
      },
    };
  }
  const given = (amount: number): Proposal => ({
    does: 'give',
    terms: { ...terms, amount: euros(amount) },
    approvalId: null,
  });

  it('says up to what may be decided, by which rule and version, and how much of the limits is used', async () => {
    const { texts, element } = await show();
    expect(texts('.head b')).toEqual(['Puedes decidir esto']);
    expect(texts('.version')).toEqual(['Retraso de entrega, v14']);
    expect(texts('.allowed')).toEqual(['hasta 150,00 € de abono por decisión']);
    expect(texts('.of')).toEqual(['40 de 200 €', '85 de 600 €']);
    const meters = [...element.querySelectorAll('[role=meter]')];
    expect(meters.map((one) => [one.getAttribute('aria-label'), one.getAttribute('aria-valuetext')])).toEqual([
      ['Con el cliente, 90 días', '40 de 200 euros; con esto, 70'],
      ['Tu día', '85 de 600 euros; con esto, 115'],
    ]);
    expect(texts('.foot')[0]).toBe('Tres parecidas: 25 € y 40 €, no volvieron a llamar; reposición, volvió una vez');
  });

  it('gives what is proposed with one press', async () => {
    const { card, told, button } = await show();
    expect(button(/^Abonar 30,00/).textContent).toContain('Abonar');
    expect(card.press()).toBe(true);
    expect(told).toEqual([['act', given(30)]]);
  });

  it('says the same in English', async () => {
    const { texts } = await show({ language: 'en' });
    expect([texts('.head b'), texts('.allowed'), texts('.of')]).toEqual([
      ['You can decide this'],
      ['up to €150.00 credit per decision'],
      ['40 of €200', '85 of €600'],
    ]);
  });

  it('says when it is near a limit, by which one, and shows a team’s budget only then', async () => {
    const bounds = credit.bounds.map((bound) =>
      bound.kind === 'customer'
        ? { ...bound, used: euros(180) }
        : bound.kind === 'budget'
          ? { ...bound, used: euros(900) }
          : bound,
    );
    const near = { ...credit, upTo: euros(20), proposed: euros(20), bounds };
    const { texts, element } = await show({ view: { ...view, offers: [near] } });
    expect(texts('.allowed')).toEqual(['hasta 20,00 € de abono, lo que queda con el cliente']);
    expect(texts('.of')).toEqual(['180 de 200 €', '85 de 600 €', '900 de 1000 €']);
    expect(element.classList).toContain('is-watch');
  });

  it('offers to ask when nothing is left', async () => {
    const spent = {
      ...credit,
      upTo: euros(0),
      proposed: euros(0),
      blocked: { reason: 'authority/above-customer' as const, about: null },
    };
    const { texts, button } = await show({ view: { ...view, offers: [spent] } });
    expect(texts('.head b')).toEqual(['Ahora no puedes decidir esto']);
    expect(texts('.soft')).toContain('No queda nada con este cliente.');
    expect(button(/^Elegir importe/).textContent).toContain('Pedir más…');
  });

  it('waits for the promise, and says which', async () => {
    const blocked = { reason: 'authority/promise-first' as const, about: both('Entregar la lavadora') };
    const later = { ...credit, upTo: euros(0), proposed: euros(0), blocked, canAsk: false, askUpTo: null };
    const { texts, card, told } = await show({ view: { ...view, offers: [later] } });
    expect(texts('.head b')).toEqual(['Podrás decidir esto']);
    expect(texts('.condition')).toEqual(['Primero: Entregar la lavadora']);
    expect(card.press()).toBe(false);
    expect(told).toEqual([]);
  });

  it('says that the promise is made', async () => {
    const { texts } = await show({ inputs: { promisedFor: now + 3_600_000 } });
    expect(texts('.condition')[0]).toMatch(/^Prometido, hoy/);
  });

  it('says why a remedy is out once another was given, and leaves the rest to choose', async () => {
    const excluded = {
      ...credit,
      upTo: euros(0),
      proposed: euros(0),
      blocked: { reason: 'authority/excluded' as const, about: both('Reposición o devolución, no las dos') },
      canAsk: false,
      askUpTo: null,
    };
    const key = 'late twice credit';
    const { texts, element, told } = await show({
      view: { ...view, offers: [replacement, excluded] },
      choice: { key, amount: null },
    });
    expect(texts('.pick')).toEqual(['Reponer', 'Abonar no']);
    expect(texts('.soft')).toContain('Reposición o devolución, no las dos');
    element.querySelector<HTMLInputElement>('input[type=radio]')?.dispatchEvent(new Event('change'));
    expect(told).toEqual([['choose', 'late twice replacement']]);
  });

  it('gives a remedy that is no sum', async () => {
    const { card, told, texts } = await show({ view: { ...view, offers: [replacement] } });
    expect(texts('.limit')).toEqual(['Reponer']);
    card.press();
    expect(told).toMatchObject([['act', { does: 'give', terms: { remedy: 'replacement', amount: null } }]]);
  });

  it('takes another amount in the reader’s own writing', async () => {
    const { card, element, told, settle } = await show();
    card.openAmount();
    await settle();
    const field = element.querySelector('ui-amount-field input') as HTMLInputElement;
    expect(field.value).toBe('30');
    field.value = '45,5';
    field.dispatchEvent(new Event('input'));
    expect(told).toEqual([
      ['edit', undefined],
      ['amount', { amount: 4_550, currency: 'EUR' }],
    ]);
  });

  it('asks above the limit, with a reason and never without', async () => {
    const above = { key: null, amount: euros(220) };
    const without = await show({ choice: above });
    expect(without.button(/^Pedir 220,00/)).toBeTruthy();
    expect(without.card.press()).toBe(true);
    await without.settle();
    expect(without.told).toEqual([]);
    expect(without.texts('.ask-for p')).toEqual(['Di por qué lo pides.']);
    TestBed.resetTestingModule();
    const reasoned = await show({ choice: above, inputs: { reason: 'Dos medios días' } });
    expect(reasoned.texts('.ask-for p')).toEqual(['La decide Marta Quintero']);
    expect(reasoned.card.send()).toBe(true);
    expect(reasoned.told).toEqual([['act', { does: 'ask', terms: { ...terms, amount: euros(220) } }]]);
  });

  it('says who reads what was asked, since when, how long it takes, who is next, and what can be given meanwhile', async () => {
    const { texts, card, told, button } = await show({
      approvals: [asked],
      view: { ...view, offers: [replacement, credit] },
    });
    expect(texts('.head b')).toEqual(['Pediste 220,00 €']);
    expect(texts('.who b')).toEqual(['Marta Quintero la está leyendo']);
    expect(texts('.who .ui-timer')).toEqual(['00:24']);
    expect(texts('.outlook')[0]).toMatch(/^Suele tardar 35 s · a las \d\d:42:36 va también a Sol Ibarra$/);
    expect(texts('.meanwhile .row .grow')).toEqual(['Abonar 150,00 €', 'Reponer']);
    expect(texts('.passed')).toEqual([
      'Tu límite: 150 € por decisión y 200 € con el cliente en 90 días. Lo pedido lo pasa.',
    ]);
    card.press();
    button(/^Retirar/).click();
    expect(told).toEqual([
      ['act', given(150)],
      ['withdraw', 'a-1'],
    ]);
  });

  it('gives nothing by its key a second time while the request waits', async () => {
    const { card } = await show({ approvals: [asked], grants: [grant] });
    expect(card.press()).toBe(false);
  });

  it.each([
    ['approved', 220, 'Marta aprobó 220,00 €'],
    ['less', 150, 'Marta dijo 150,00 €'],
  ] as const)('stands %s until it is used: one press gives it', async (decision, amount, title) => {
    const { texts, card, told } = await show({ approvals: [answered(decision, amount, 'Con gusto')] });
    expect([texts('.head b'), texts('.answer')]).toEqual([[title], ['Con gusto']]);
    card.press();
    expect(told).toEqual([['act', { does: 'give', terms: { ...terms, amount: euros(amount) }, approvalId: 'a-1' }]]);
  });

  it('says a refusal with its words, and what can be given all the same', async () => {
    const { texts, card, told } = await show({ approvals: [answered('refused', null, 'Ya recibió 200 € en marzo')] });
    expect([texts('.head b'), texts('.answer')]).toEqual([['Marta dijo que no'], ['Ya recibió 200 € en marzo']]);
    card.press();
    expect(told).toEqual([['act', given(30)]]);
  });

  it('stands no longer once it was used or put away', () => {
    const used = { ...grant, approvalId: 'a-1' };
    const approvals = [answered('approved', 220)];
    expect(stageOf({ approvals, grants: [used] }, [], now).kind).toBe('given');
    expect(stageOf({ approvals, grants: [{ ...used, state: 'released' }] }, [], now).kind).toBe('answered');
    expect(stageOf({ approvals, grants: [] }, ['a-1'], now).kind).toBe('open');
  });

  it('says what was given, with undo where it was given, and gives nothing twice', async () => {
    const { texts, card, told, button } = await show({ grants: [grant] });
    expect(texts('.head b')).toEqual(['Ya está decidido']);
    expect(texts('.given .clip')[0]).toBe('Abonaste 30,00 €');
    expect(texts('.given .ui-timer')).toEqual(['09:41']);
    expect(card.press()).toBe(false);
    button(/^Deshacer: Abonaste 30,00/).click();
    expect(told).toEqual([['undo', 'g-1']]);
  });

  it('leaves no undo when its time is over', async () => {
    const { element, texts } = await show({ grants: [{ ...grant, undoUntil: now }] });
    expect(texts('.given .clip')[0]).toMatch(/^Abonaste 30,00 € \d\d:42$/);
    expect(element.querySelector('.given button')).toBeNull();
  });

  it('says what was undone, and decides anew', async () => {
    const { texts } = await show({ grants: [{ ...grant, state: 'undone' }] });
    expect(texts('.given .clip')[0]).toMatch(/^Deshecho: 30,00 €/);
    expect(texts('.head b')).toEqual(['Puedes decidir esto']);
  });

  it('shows what was set aside and never given, to give it or release it', async () => {
    const { texts, told, button } = await show({ grants: [{ ...grant, state: 'reserved', grantedAt: null }] });
    expect(texts('.head b')).toEqual(['Apartado, sin dar: 30,00 €']);
    button(/^Soltarlo/).click();
    expect(told).toEqual([['release', 'g-1']]);
  });

  it('shows what differs between what was shown and what was set aside, and decides nothing by itself', async () => {
    const kept = { ...terms, amount: euros(25) };
    const { texts, card, told, button } = await show({ inputs: { differs: { shown: terms, kept } } });
    expect(texts('.note-bar')).toEqual(['En pantalla: 30,00 €. Apartado: 25,00 €. No se ha dado nada.']);
    expect(card.press()).toBe(false);
    button(/^Abonar 25,00/).click();
    expect(told.map((one) => (one as readonly unknown[])[0])).toEqual(['accept']);
  });

  it('gives and asks nothing without the server, and says so with the hour of what it shows', async () => {
    const { texts, card, told, element } = await show({ inputs: { isOffline: true, asOf: now } });
    expect(texts('.offline')[0]).toMatch(
      /^Sin conexión: para dar o pedir hace falta el servidor. Datos de las \d\d:42:00.$/,
    );
    expect(element.querySelector('.act .btn.is-off')).not.toBeNull();
    expect([card.press(), card.openAmount(), told]).toEqual([false, false, []]);
  });

  it('sends nothing more while something is on its way', async () => {
    const { card, told } = await show({ inputs: { isBusy: true } });
    expect([card.press(), told]).toEqual([false, []]);
  });
});
