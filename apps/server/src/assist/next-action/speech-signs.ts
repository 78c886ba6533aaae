import type { Language } from '@aliado/domain';
import type { Token } from '../text/analyser.ts';

/** What words look like, whatever they are about: an answer of a certain form, agreement, thanks, a question. */
export type SpeechSign =
  | 'day'
  | 'date'
  | 'time'
  | `digits ${number}`
  | 'name'
  | 'yes'
  | 'no'
  | 'thanks'
  | 'bye'
  | 'question'
  | 'short'
  | 'long';

type WordSign = 'day' | 'date' | 'time' | 'yes' | 'no' | 'thanks' | 'bye';

const list = (words: string): ReadonlySet<string> => new Set(words.split(/\s+/));

/** Words that are signs by themselves, folded. */
const wordSigns: Readonly<Record<Language, Readonly<Record<WordSign, ReadonlySet<string>>>>> = {
  en: {
    day: list(
      'monday tuesday wednesday thursday friday saturday sunday today tomorrow tonight mon tue wed thu fri sat sun',
    ),
    date: list(`january february march april june july august september october november december jan feb mar apr jun jul aug
      sep oct nov dec`),
    time: list('am pm noon midnight oclock'),
    yes: list('yes yeah yep yup sure ok okay please great perfect fine correct right alright'),
    no: list('no nope not nah don never nothing without'),
    thanks: list('thanks thank thx ty'),
    bye: list('bye goodbye'),
  },
  es: {
    day: list('lunes martes miercoles jueves viernes sabado domingo hoy manana'),
    date: list('enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre'),
    time: list('mediodia medianoche am pm'),
    yes: list('si claro vale ok bueno perfecto correcto dale listo exacto'),
    no: list('no nunca nada tampoco ninguno ninguna'),
    thanks: list('gracias agradezco'),
    bye: list('adios chao chau hasta'),
  },
};

/** Words of an utterance that is short, and of one that is not yet long. */
const [shortWords, longWords] = [2, 12];

/** The signs of an utterance. */
export function speechSigns(language: Language, text: string, tokens: readonly Token[]): ReadonlySet<SpeechSign> {
  const signs = new Set<SpeechSign>();
  for (const [place, token] of tokens.entries()) {
    for (const sign of signsOf(language, token)) signs.add(sign);
    if (isMonthMay(language, token, tokens[place + 1])) signs.add('date');
    if (place > 0 && token.folded !== 'i' && /^\p{Lu}/u.test(token.word)) signs.add('name');
  }
  if (/\d:\d\d/.test(text)) signs.add('time');
  if (/\d+\/\d+/.test(text)) signs.add('date');
  if (text.includes('?')) signs.add('question');
  if (tokens.length <= shortWords) signs.add('short');
  if (tokens.length > longWords) signs.add('long');
  return signs;
}

function signsOf(language: Language, { folded, isNegation }: Token): readonly SpeechSign[] {
  const signs: SpeechSign[] = [];
  for (const [sign, words] of Object.entries(wordSigns[language])) {
    if (words.has(folded)) signs.push(sign as WordSign);
  }
  if (isNegation) signs.push('no');
  if (/^\d+(am|pm)$/.test(folded)) signs.push('time');
  else if (/^\d/.test(folded)) signs.push(`digits ${Math.min(6, folded.length)}`);
  return signs;
}

const isMonthMay = (language: Language, { folded }: Token, next: Token | undefined): boolean =>
  language === 'en' && folded === 'may' && /\d/.test(next?.folded ?? '');

/** Whether words refuse, deny or fail. */
export const isNegative = (text: string): boolean =>
  /\b(not|no|unfortunately|sorry|unavailable|cannot|nothing|fail|failed|incorrect|wrong|denied|rejected)\b|n't\b|\btoo (small|late|many)\b/i.test(
    text,
  ) || /\b(ningun[oa]?|tampoco|lamentablemente|lo siento|rechazad[oa]|incorrect[oa]|fall[oó])\b/i.test(text);
