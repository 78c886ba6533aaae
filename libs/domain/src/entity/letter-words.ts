import { plain } from '../redaction/lexeme.ts';

/** A letter as somebody names it. `isSure` where the word hardly means anything else. */
export interface NamedLetter {
  readonly letter: string;
  readonly isSure: boolean;
}

const listed = (list: string, isSure: boolean): readonly (readonly [string, NamedLetter])[] =>
  list.split(' ').map((entry) => {
    const [letter = '', name = ''] = entry.split(':');
    return [name, { letter, isSure }];
  });

const names: ReadonlyMap<string, NamedLetter> = new Map([
  ...listed('b:be c:ce d:de g:ge k:ka n:ene q:cu t:te v:ve p:pe r:ere', false),
  ...listed('f:efe h:hache j:jota l:ele m:eme n:eñe r:erre s:ese v:uve x:equis y:ye z:zeta z:ceta', true),
  ...listed('b:bee c:cee c:see d:dee g:gee j:jay k:kay l:ell p:pee q:cue q:queue r:ar s:ess t:tee v:vee', false),
  ...listed('h:aitch z:zed z:zee x:ex', true),
]);

/** The letters of the alphabet of the International Civil Aviation Organization, said alone. */
const aviation = new Map([
  ...listed('a:alfa a:alpha b:bravo c:charlie d:delta e:echo f:foxtrot g:golf h:hotel i:india j:juliett', false),
  ...listed('j:juliet k:kilo l:lima m:mike n:november o:oscar p:papa q:quebec r:romeo s:sierra t:tango', false),
  ...listed('u:uniform v:victor w:whiskey w:whisky y:yankee z:zulu', false),
]);

/** The letter that a word names; undefined for none. `word` in lower case without accents, `raw` as it was written. */
export function letterNamed(word: string, raw: string): NamedLetter | undefined {
  if (raw.toLowerCase() === 'eñe') return { letter: 'ñ', isSure: true };
  if ([...word].length === 1) return { letter: word, isSure: raw !== raw.toLowerCase() || !/[aeiouy]/u.test(word) };
  return names.get(word) ?? aviation.get(word);
}

/** Words between a letter and the word that tells it: `be de Barcelona`, `B for Bravo`, `P as in Papa`. */
export const tellers: readonly (readonly string[])[] = [['de'], ['como'], ['for'], ['like'], ['as', 'in']];

/** Whether a word tells a letter by beginning with it; b and v sound alike in Spanish, so that only the letter counts. */
export const tells = (word: string, letter: string): boolean =>
  [...word].length > 1 && plain(word).startsWith(plain(letter));

const twoWords: readonly (readonly [phrase: string, letter: string])[] = [
  ...['doble uve', 'uve doble', 'doble ve', 've doble', 'doble u', 'double u', 'double you'].map(
    (phrase): [string, string] => [phrase, 'w'],
  ),
  ...['i griega', 'y griega'].map((phrase): [string, string] => [phrase, 'y']),
  ...['ve corta', 've chica', 've baja'].map((phrase): [string, string] => [phrase, 'v']),
  ...['be larga', 'be grande', 'be alta'].map((phrase): [string, string] => [phrase, 'b']),
  ['x ray', 'x'],
];

/** Two words that name one letter, by the first of them; in lower case without accents. */
export const twoWordLetters: ReadonlyMap<string, readonly (readonly [phrase: string, letter: string])[]> = new Map(
  twoWords.map(([phrase]) => {
    const first = phrase.split(' ', 1)[0] ?? '';
    return [first, twoWords.filter(([other]) => other.startsWith(`${first} `))];
  }),
);

/** Whether a word may name a letter. In lower case without accents. */
export const isLetterName = (word: string): boolean => letterNamed(word, word) !== undefined;
