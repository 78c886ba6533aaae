import type { CallTurn } from '../call-turn.ts';
import type { Analyser, Token } from '../text/analyser.ts';

/** What people say who have had enough, before any call has taught more; stems of both languages do not meet. */
const harsh = new Set(
  `useless ridiculous hurry forget stupid hate already told kidding seriously terrible worst wtf damn hell frustrating frustrated
  annoyed annoying waste manager dumb idiot suck crap jeez ugh duh rude incompetent awful horrible impatient angry mad upset
  unacceptable worse joke shut quit whatever lousy pathetic freaking snappy slow wrong listen inutil ridiculo estupido odio
  pesimo harto harta verguenza barbaridad increible gerente supervisor reclamo denuncia mentira enojado enojada furioso furiosa
  molesto molesta basta`.split(/\s+/),
);

/** Beyond this more of the same tells nothing. */
const most = 6;

/** Utterances at the end that are looked at apart. */
const lastUtterances = 3;

/** How many words two utterances have in common when one repeats the other, and how far back one looks. */
const [repeatedWords, lookBack] = [2, 3];

/** Signs of a customer's mood in the course of a call, each with how much of it there is; those there are none of are left out. */
export function callSigns(turns: readonly CallTurn[], analyser: Analyser): readonly (readonly [string, number])[] {
  const texts = turns.flatMap((turn) => (turn.by === 'customer' ? [turn.text] : []));
  const replies = turns.flatMap((turn) => (turn.by === 'agent' ? [turn.text] : []));
  const tokens = texts.map((text) => analyser.tokens(text));
  const signs = { ...toneOf(texts, tokens), ...courseOf(turns, tokens, replies) };
  return Object.entries(signs).filter(([, value]) => value > 0);
}

/** How it is said. */
function toneOf(texts: readonly string[], tokens: readonly (readonly Token[])[]): Record<string, number> {
  const all = texts.join(' ');
  const ends = texts.slice(-2).join(' ');
  const count = (pattern: RegExp) => capped([...all.matchAll(pattern)].length);
  const harshIn = (some: readonly (readonly Token[])[]) =>
    capped(some.flat().filter(({ folded }) => harsh.has(folded)).length);
  return {
    harsh: harshIn(tokens),
    'harsh at last': harshIn(tokens.slice(-lastUtterances)),
    exclamations: count(/!/g),
    questions: count(/\?/g),
    'signs together': count(/[!?]{2,}/g),
    capitals: count(/\b\p{Lu}{3,}\b/gu),
    dots: count(/\.\.+/g),
    negations: capped(tokens.flat().filter(({ isNegation }) => isNegation).length),
    thanks: count(/\b(thank|thx|gracias)/gi),
    please: count(/\b(please|por favor)/gi),
    'no thanks at last': /thank|great|bye|gracias|adi[oó]s/i.test(ends) ? 0 : 1,
  };
}

/** How the call goes. */
function courseOf(
  turns: readonly CallTurn[],
  tokens: readonly (readonly Token[])[],
  replies: readonly string[],
): Record<string, number> {
  return {
    utterances: tokens.length / most,
    words: Math.log1p(tokens.flat().length) / 3,
    'not understood': capped(
      replies.filter((text) => /don't (quite )?understand|no (le|te) entiendo/i.test(text)).length,
    ),
    'same reply': capped(replies.length - new Set(replies).size),
    'same request': capped(repeatsOf(tokens)),
    apologies: capped(replies.filter((text) => /sorry|unfortunately|lo siento|disculp|lamentable/i.test(text)).length),
    'last word': turns.at(-1)?.by === 'customer' ? 1 : 0,
    'no goodbye': /bye|adi[oó]s|hasta/i.test(replies.at(-1) ?? '') ? 0 : 1,
    'nothing found': capped(turns.filter((turn) => turn.by === 'answer' && turn.values === null).length),
  };
}

/** How often an utterance says again what was said shortly before. */
function repeatsOf(tokens: readonly (readonly Token[])[]): number {
  const telling = tokens.map((words) => new Set(words.flatMap(({ stem, isStop }) => (isStop ? [] : [stem]))));
  let repeats = 0;
  for (const [place, words] of telling.entries()) {
    for (const before of telling.slice(Math.max(0, place - lookBack), place)) {
      const common = [...before].filter((word) => words.has(word)).length;
      if (common >= repeatedWords || (common >= 1 && words.size <= repeatedWords)) repeats++;
    }
  }
  return repeats;
}

const capped = (count: number): number => Math.min(most, count);
