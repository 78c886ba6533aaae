import { Analyser } from '../text/analyser.ts';
import { speechSigns, type SpeechSign } from './speech-signs.ts';

describe('what words look like', () => {
  const analysers = { en: new Analyser('en'), es: new Analyser('es') };
  const of = (language: 'en' | 'es', text: string) => speechSigns(language, text, analysers[language].tokens(text));

  it.each<readonly ['en' | 'es', string, SpeechSign]>([
    ['en', 'on Friday please', 'day'],
    ['en', 'May 7th', 'date'],
    ['en', 'at 7pm', 'time'],
    ['en', 'it is 351531510', 'digits 6'],
    ['en', "no, I don't", 'no'],
    ['es', 'el viernes', 'day'],
    ['es', 'sí, claro', 'yes'],
    ['es', 'muchas gracias', 'thanks'],
  ])('in %s, "%s" is known by its %s', (language, text, sign) => {
    expect(of(language, text)).toContain(sign);
  });

  it('is no date where may is only a verb', () => {
    expect(of('en', 'may I ask')).not.toContain('date');
  });
});
