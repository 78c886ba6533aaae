import type { Language } from '@aliado/domain';
import type { PastCaller } from './past-session-cast.ts';

type Lines = Readonly<Record<Language, readonly [string, ...string[]]>>;

/** Why agents asked for more than they may decide. */
export const reasons: Lines = {
  es: [
    'Perdió dos medios días de trabajo esperando',
    'Es la segunda vez que le pasa con nosotros',
    'Tuvo que pagar otra solución mientras esperaba',
    'Lleva muchos años con nosotros y quiere irse',
  ],
  en: [
    'They lost two half days of work waiting',
    'It is the second time this happens to them with us',
    'They had to pay for another solution meanwhile',
    'With us for many years, and about to leave',
  ],
};

/** What whoever decides lets the agent say. */
export const answers: Lines = {
  es: ['Dígale que lo sentimos de verdad.', 'De acuerdo, y confirme la fecha antes.', 'Adelante.'],
  en: ['Tell them that we are truly sorry.', 'Agreed, and confirm the date first.', 'Go ahead.'],
};

/** The words of one voice in the mouth of another caller: their name, and the number of their order. */
export function asSaidBy(text: string, voice: PastCaller | undefined, caller: PastCaller | null): string {
  if (!voice || !caller || voice.customer.id === caller.customer.id) return text;
  const numbered = caller.orderNumber === null ? text : text.replace(orderNumber, caller.orderNumber);
  return namesOf(voice).reduce((words, name, nth) => {
    const other = namesOf(caller)[nth] ?? '';
    return name === '' ? words : words.replace(new RegExp(`(?<!\\p{L})${escaped(name)}(?!\\p{L})`, 'gu'), other);
  }, numbered);
}

const orderNumber = /\bPD-\d{5}\b/g;

/** The longest first, so that a surname of two words is not replaced in halves. */
function namesOf({ customer: { name, givenName, surname } }: PastCaller): readonly string[] {
  return [name, surname ?? '', surname?.split(' ')[0] ?? '', givenName ?? ''];
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
