import type { Language } from '@aliado/domain';

/** Words with which people begin to say how something could be better. Inflection and fillers do not matter. */
export const ideaCues: Readonly<Record<Language, readonly string[]>> = {
  es: [
    ...[
      'deberían poner',
      'deberían avisar',
      'deberían mandar',
      'deberían incluir',
      'deberían permitir',
      'deberían dejar',
    ],
    ...['tendrían que poner', 'tendrían que avisar', 'podrían poner', 'podrían avisar', 'podrían mandar'],
    ...['podrían incluir', 'podrían dejar', 'podrían permitir', 'por qué no ponen', 'por qué no incluyen'],
    ...['por qué no mandan', 'estaría bien tener', 'sería útil tener', 'sería mejor poner', 'ojalá pusieran'],
    ...[
      'yo que ustedes pondría',
      'yo pondría',
      'se me ocurre',
      'se me ha ocurrido',
      'le doy una idea',
      'tengo una idea',
    ],
    ...[
      'le propongo',
      'una sugerencia',
      'una cosa que pensé',
      'puedo decir algo',
      'puedo sugerir',
      'si hubiera una',
      'si pusieran',
    ],
  ],
  en: [
    ...['you should put', 'you should send', 'you should offer', 'you could put', 'you could send', 'you could offer'],
    ...['you could leave', 'why not put', 'why not send', 'why not leave', 'it would be nice to have'],
    ...['it would help to have', 'I have an idea', 'here is an idea', 'a suggestion', 'may I suggest', 'can I suggest'],
    ...['may I say something', 'can I say something', 'if you put', 'if you asked', 'if you sent people'],
  ],
};
