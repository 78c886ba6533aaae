import { decisionText } from './decision-text.ts';

describe('the hint of a guideline', () => {
  it('says what may be decided, up to what and why', () => {
    const because = { es: 'Segunda entrega fallida', en: 'Second delivery failed' };
    const limit = { amount: 15_000, currency: 'EUR' };
    const { es, en } = decisionText([
      { id: 'twice', then: [{ remedy: 'credit', limit }, { remedy: 'expedite' }], because },
    ]);
    expect(es.replaceAll('\u00a0', ' ')).toBe('Abono hasta 150 €, prioridad. Segunda entrega fallida.');
    expect(en).toBe('Credit up to €150, priority. Second delivery failed.');
  });
});
