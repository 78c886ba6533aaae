import { Analyser } from './analyser.ts';

const es = new Analyser('es', {
  same: [['nevera', 'heladera', 'frigorífico']],
  kinds: { part: ['pata', 'tornillo'] },
});
const en = new Analyser('en', { same: [['fridge', 'refrigerator']], kinds: {} });
const stems = (analyser: Analyser, text: string) => analyser.tokens(text).map(({ stem }) => stem);

describe('the analysis of what is said', () => {
  it.each([
    [es, 'Llegó', 'llego'],
    [es, 'la instalación', 'las instalaciones'],
    [es, 'la instalacion', 'la instalación'],
    [es, 'mi heladera', 'mi frigorífico'],
    [en, 'the deliveries', 'the delivery'],
    [en, 'the fridge', 'the refrigerators'],
    [en, 'didn’t come', 'did not come'],
  ])('hears the same in both (%#)', (analyser, one, other) => {
    const [a, b] = [stems(analyser, one), stems(analyser, other)];
    expect(a.at(-1)).toBe(b.at(-1));
  });

  it('knows what words have in common, and leaves others as they are', () => {
    const concepts = es.tokens('las patas y unos tornillos del frigorifico').map(({ concept }) => concept);
    expect(concepts).toEqual(['las', '{part}', 'y', 'unos', '{part}', 'del', 'never']);
  });

  it('takes a "no" with a pause behind it for an answer', () => {
    const negations = (text: string) => es.tokens(text).filter(({ isNegation }) => isNegation).length;
    expect([negations('No, espere un momento'), negations('no enfría'), negations('no, no enfría')]).toEqual([0, 1, 1]);
  });

  it('keeps the words as they were said', () => {
    expect(en.tokens("It Didn't come").map(({ word }) => word)).toEqual(['It', "Didn't", "Didn't", 'come']);
  });

  it('knows what somebody says it is not about, as far as the clause goes', () => {
    const denied = (analyser: Analyser, text: string) =>
      analyser.tokens(text).flatMap(({ folded, isDenied }) => (isDenied ? [folded] : []));
    expect(denied(es, 'No es por la factura de marzo, es que no llegó la lavadora')).toEqual([
      'la',
      'factura',
      'de',
      'marzo',
    ]);
    expect(denied(es, 'no llamo por el reembolso sino por la puerta')).toEqual(['el', 'reembolso']);
    expect(denied(en, "I'm not calling about the refund. The lorry never came.")).toEqual(['the', 'refund']);
    expect(denied(es, 'no vino nadie')).toEqual([]);
  });
});
