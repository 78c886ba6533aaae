import { faultWords } from './fault-words.ts';
import { rowNames } from './row-names.ts';

const because = { es: 'Segunda entrega fallida.', en: 'Second delivery failed.' };
const nameOfRule = rowNames({ rules: [{ id: 'second', when: [], then: [], because }] });

describe('the faults of a draft', () => {
  it('are told in both languages, and in English where nobody wrote the Spanish', () => {
    expect(faultWords('the id "a" stands here twice')).toEqual({
      es: 'el id «a» está dos veces',
      en: 'the id "a" stands here twice',
    });
    expect(faultWords('is odd')).toEqual({ es: 'is odd', en: 'is odd' });
  });

  it('call a rule by its row and what it says', () => {
    const reason = 'rule "second" has 3 tests for 2 inputs';
    expect(faultWords(reason).en).toBe(reason);
    expect(faultWords(reason, nameOfRule)).toEqual({
      es: 'la fila 1 («Segunda entrega fallida») tiene 3 condiciones para 2 entradas',
      en: 'row 1 (“Second delivery failed”) has 3 tests for 2 inputs',
    });
  });

  it('call a rule that is not there by its id', () => {
    expect(faultWords('rule "gone" has 3 tests for 2 inputs', nameOfRule).en).toBe('“gone” has 3 tests for 2 inputs');
  });
});
