import { languages } from '@aliado/domain';
import fc from 'fast-check';
import { Analyser } from '../text/analyser.ts';
import { moodCues } from './mood-cues.ts';
import { MoodReader } from './mood-reader.ts';

const of = { es: new MoodReader('es', null), en: new MoodReader('en', null) };

describe('how an utterance of a customer sounds', () => {
  it.each([
    ['es', 'Me tenéis harta, cada vez que llamo me dicen mañana.', -1],
    ['es', 'Me molesta que nadie me avisó.', -1],
    ['es', 'Es una falta de respeto', -1],
    ['es', 'Muchas gracias, muy amable', 1],
    ['es', 'El jueves de cuatro a seis, en la calle Mayor.', 0],
    ['en', "I'm fed up. Nobody came, no call, no text.", -1],
    ['en', 'Thank you so much, you have been very kind', 1],
    ['en', 'The order ends in a five.', 0],
  ] as const)('%s: "%s" has the sign %i', (language, text, sign) => {
    expect(Math.sign(of[language].read(text).polarity)).toBe(sign);
  });

  it('is told with the words that weighed, the strongest first', () => {
    const { evidence } = of.es.read('Llevo dos semanas así. ¡Es una falta de respeto, una vergüenza!');
    expect(evidence.map(({ said }) => said)).toEqual(['falta de respeto', 'Llevo dos semanas', 'vergüenza']);
  });

  it('is told as it was said, with what stands between', () => {
    const { evidence } = of.en.read("I don't want you to look, I want you to give it back. No call, no text.");
    expect(evidence.map(({ said }) => said)).toEqual(['want you to give it back', 'No call, no text']);
  });

  it('is not told from what is denied', () => {
    expect(of.en.read('I am not really angry').polarity).toBe(0);
    expect(of.es.read('No es una queja, pero nadie me avisó').polarity).toBe(0);
    expect(of.en.read("Look, no offence, but I'm still waiting").polarity).toBe(0);
  });

  it('is not told from the words of others', () => {
    expect(of.es.read('Me dijo: «estoy harto de usted, es una vergüenza»').polarity).toBe(0);
    expect(of.en.read('And he said "I am fed up, what a joke"').polarity).toBe(0);
  });

  it('takes kind words beside a complaint for irony, and thanks for nothing for what they are', () => {
    const plain = of.en.read('Nobody came.');
    expect(of.en.read('Nobody came. Fantastic, wonderful.').polarity).toBe(plain.polarity);
    expect(of.en.read('Thank you for nothing').polarity).toBeLessThan(0);
    expect(of.es.read('Muchas gracias por nada').polarity).toBeLessThan(0);
  });

  it('is louder with an exclamation', () => {
    expect(of.es.read('¡No vino nadie!').polarity).toBeLessThan(of.es.read('No vino nadie').polarity);
  });

  describe('with what a house has learnt', () => {
    const learnt = (lean: number, ...words: readonly string[]) =>
      new MoodReader('en', { lean: () => lean, telling: () => words, source: { id: 'mood', version: 7 } });

    it('is stronger where that agrees with the phrases, and weaker where it does not', () => {
      const said = 'Nobody came';
      const [stronger, plain, weaker] = [learnt(-0.9), of.en, learnt(0.9)].map((reader) => reader.read(said).polarity);
      expect(stronger).toBeLessThan(plain ?? 0);
      expect(weaker).toBeGreaterThan(plain ?? 0);
      expect(weaker).toBeLessThan(0);
      expect([learnt(0).by, of.en.by.id]).toEqual([{ id: 'mood', version: 7 }, 'mood-words']);
    });

    it('is heard where no phrase is, told with the words that spoke for it, if it is sure and has several', () => {
      const said = 'The order ends in a five.';
      expect(learnt(-0.9, 'order', 'five').read(said)).toMatchObject({
        evidence: [{ words: ['order', 'five'], said: 'order … five', isTelling: true }],
      });
      expect(learnt(-0.9, 'order', 'five').read(said).polarity).toBeLessThan(0);
      expect(learnt(0.9, 'order', 'five').read(said).polarity).toBeGreaterThan(0);
      expect(learnt(-0.5, 'order', 'five').read(said).polarity).toBe(0);
      expect(learnt(-0.9, 'order').read(said).polarity).toBe(0);
    });
  });

  it('is within -1 and 1, and the same each time, whatever is said', () => {
    const phrase = fc.constantFrom(...Object.values(moodCues.es).flatMap((list) => list.split(/,\s*/)));
    fc.assert(
      fc.property(fc.array(fc.oneof(phrase, fc.string()), { maxLength: 8 }), (parts) => {
        const said = parts.join(' ');
        const { polarity, evidence } = of.es.read(said);
        expect(Math.abs(polarity)).toBeLessThanOrEqual(1);
        if (evidence.length === 0) expect(polarity).toBe(0);
        expect(of.es.read(said)).toEqual({ polarity, evidence });
      }),
    );
  });
});

describe('the phrases', () => {
  it.each(languages)('are made of two words or more that are no fillers (%s)', (language) => {
    const analyser = new Analyser(language);
    const phrases = Object.values(moodCues[language]).flatMap((list) => list.split(/,\s*/));
    const wordsOf = (phrase: string) => analyser.tokens(phrase).filter(({ isFiller }) => !isFiller);
    expect(phrases.filter((phrase) => wordsOf(phrase).length < 2)).toEqual([]);
  });
});
