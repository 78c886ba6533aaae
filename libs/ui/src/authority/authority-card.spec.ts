import { TestBed } from '@angular/core/testing';
import { both, credit, euros, given, now, replacement, showCard, terms, view } from './testing/shown-card.ts';

describe('the decision in hand', () => {
  it('says up to what may be decided, by which rule and version, and how much of the limits is used', async () => {
    const { texts, element } = await showCard();
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
    const { card, told, button } = await showCard();
    expect(button(/^Abonar 30,00/).textContent).toContain('Abonar');
    expect(card.press()).toBe(true);
    expect(told).toEqual([['act', given(30)]]);
  });

  it('says the same in English', async () => {
    const { texts } = await showCard({ language: 'en' });
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
    const { texts, element } = await showCard({ view: { ...view, offers: [near] } });
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
    const { texts, button } = await showCard({ view: { ...view, offers: [spent] } });
    expect(texts('.head b')).toEqual(['Ahora no puedes decidir esto']);
    expect(texts('.soft')).toContain('No queda nada con este cliente.');
    expect(button(/^Elegir importe/).textContent).toContain('Pedir más…');
  });

  it('waits for the promise, and says which', async () => {
    const blocked = { reason: 'authority/promise-first' as const, about: both('Entregar la lavadora') };
    const later = { ...credit, upTo: euros(0), proposed: euros(0), blocked, canAsk: false, askUpTo: null };
    const { texts, card, told } = await showCard({ view: { ...view, offers: [later] } });
    expect(texts('.head b')).toEqual(['Podrás decidir esto']);
    expect(texts('.condition')).toEqual(['Primero: Entregar la lavadora']);
    expect(card.press()).toBe(false);
    expect(told).toEqual([]);
  });

  it('says that the promise is made', async () => {
    const { texts } = await showCard({ inputs: { promisedFor: now + 3_600_000 } });
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
    const { texts, element, told } = await showCard({
      view: { ...view, offers: [replacement, excluded] },
      choice: { key, amount: null },
    });
    expect(texts('.pick')).toEqual(['Reponer', 'Abonar no']);
    expect(texts('.soft')).toContain('Reposición o devolución, no las dos');
    element.querySelector<HTMLInputElement>('input[type=radio]')?.dispatchEvent(new Event('change'));
    expect(told).toEqual([['choose', 'late twice replacement']]);
  });

  it('gives a remedy that is no sum', async () => {
    const { card, told, texts } = await showCard({ view: { ...view, offers: [replacement] } });
    expect(texts('.limit')).toEqual(['Reponer']);
    card.press();
    expect(told).toMatchObject([['act', { does: 'give', terms: { remedy: 'replacement', amount: null } }]]);
  });

  it('takes another amount in the reader’s own writing', async () => {
    const { card, element, told, settle } = await showCard();
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
    const without = await showCard({ choice: above });
    expect(without.button(/^Pedir 220,00/)).toBeTruthy();
    expect(without.card.press()).toBe(true);
    await without.settle();
    expect(without.told).toEqual([]);
    expect(without.texts('.ask-for p')).toEqual(['Di por qué lo pides.']);
    TestBed.resetTestingModule();
    const reasoned = await showCard({ choice: above, inputs: { reason: 'Dos medios días' } });
    expect(reasoned.texts('.ask-for p')).toEqual(['La decide Marta Quintero']);
    expect(reasoned.card.send()).toBe(true);
    expect(reasoned.told).toEqual([['act', { does: 'ask', terms: { ...terms, amount: euros(220) } }]]);
  });
});
