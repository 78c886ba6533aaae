import { lexemesOf, type Lexeme } from '../redaction/lexeme.ts';
import { numberWord } from '../redaction/number-words.ts';

/** What somebody says to show that they listen, and to make the other go on. In lower case, without accents. */
const words: ReadonlySet<string> = new Set(
  [
    'si aja ajam ok okay vale bien listo claro perfecto digame dime diga siga sigue continue ya eso es mm mhm hm correcto entendido',
    'adelante de acuerdo anotado apuntado muy la lo escucho muchas gracias pues bueno',
    'yes yeah yep uh huh right sure fine go on ahead got it and then carry i am with you that thanks thank mmm mhmm perfect lovely great',
  ].flatMap((list) => list.split(' ')),
);

/** Longer turns say something of their own. */
const mostWords = 5;

/** Whether a turn only listens: a few words of assent, and perhaps digits said back. A question is more than that. */
export function isListening(text: string): boolean {
  if (text.includes('?')) return false;
  const said = lexemesOf(text).filter(({ kind }) => kind !== 'gap');
  const isAssent = ({ kind, text: word }: Lexeme) => kind === 'word' && words.has(word);
  const isDigit = ({ kind, text: word }: Lexeme) => kind === 'digits' || numberWord(word) !== undefined || word === 'y';
  return said.filter((one) => !isDigit(one)).length <= mostWords && said.every((one) => isDigit(one) || isAssent(one));
}
