import { deafForMs } from '../keys/deaf-for.ts';
import { stageOf } from './authority-stage.ts';
import {
  answered,
  asked,
  credit,
  euros,
  given,
  grant,
  now,
  replacement,
  showCard,
  terms,
  view,
} from './testing/shown-card.ts';

describe('a decision that is asked for', () => {
  it('says who reads what was asked, since when, how long it takes, who is next, and what can be given meanwhile', async () => {
    const { texts, told, button } = await showCard({
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
    button(/^Abonar 150/).click();
    button(/^Retirar/).click();
    expect(told).toEqual([
      ['act', given(150)],
      ['withdraw', 'a-1'],
    ]);
  });

  it('gives by digits what can be given meanwhile, after those that choose elsewhere, and nothing by the key that asked', async () => {
    const { texts, card, told } = await showCard({
      approvals: [asked],
      view: { ...view, offers: [replacement, credit] },
      inputs: { digitsTaken: 2 },
    });
    expect(texts('.meanwhile kbd')).toEqual(['3', '4']);
    expect([card.press(), card.chooseByDigit(2), card.chooseByDigit(5), told]).toEqual([false, false, false, []]);
    expect([card.chooseByDigit(4), told]).toEqual([
      true,
      [['act', { does: 'give', terms: { ...terms, remedy: 'replacement', amount: null }, approvalId: null }]],
    ]);
  });

  it('has no digits any more once something was given while the request waits', async () => {
    const { card, texts } = await showCard({ approvals: [asked], grants: [grant] });
    expect([card.press(), card.chooseByDigit(1), texts('.meanwhile kbd')]).toEqual([false, false, []]);
  });

  it('gives nothing that came under the key while it was pressed', async () => {
    const { card, told, turn, wait } = await showCard({
      choice: { key: null, amount: euros(220) },
      inputs: { reason: 'Dos medios días' },
    });
    card.press();
    expect(told).toEqual([['act', { does: 'ask', terms: { ...terms, amount: euros(220) } }]]);
    await turn({ approvals: [asked] });
    card.press();
    card.chooseByDigit(1);
    wait(deafForMs);
    card.press();
    await turn({ approvals: [answered('less', 100)] });
    wait(deafForMs - 1);
    expect([card.press(), told.length]).toEqual([true, 1]);
    wait(1);
    card.press();
    expect(told[1]).toEqual(['act', { does: 'give', terms: { ...terms, amount: euros(100) }, approvalId: 'a-1' }]);
  });

  it('listens at once to who chose another amount, and not to who has not read the limits of now', async () => {
    const { card, told, turn } = await showCard();
    await turn({ choice: { key: null, amount: euros(45) } });
    card.press();
    expect(told).toEqual([['act', given(45)]]);
    await turn({
      choice: { key: null, amount: euros(45) },
      grants: [{ ...grant, state: 'undone' }],
      view: { ...view, offers: [replacement] },
    });
    card.press();
    expect(told).toHaveLength(1);
  });

  it.each([
    ['approved', 220, 'Marta aprobó 220,00 €'],
    ['less', 150, 'Marta dijo 150,00 €'],
  ] as const)('stands %s until it is used: one press gives it', async (decision, amount, title) => {
    const { texts, card, told } = await showCard({ approvals: [answered(decision, amount, 'Con gusto')] });
    expect([texts('.head b'), texts('.answer')]).toEqual([[title], ['Con gusto']]);
    card.press();
    expect(told).toEqual([['act', { does: 'give', terms: { ...terms, amount: euros(amount) }, approvalId: 'a-1' }]]);
  });

  it('says a refusal with its words, and what can be given all the same', async () => {
    const { texts, card, told } = await showCard({
      approvals: [answered('refused', null, 'Ya recibió 200 € en marzo')],
    });
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
});
