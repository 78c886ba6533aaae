import type { Find } from './entity.ts';
import { isCloseTo, pastGaps, phraseAt, textAt, type Token } from './said-tokens.ts';

/** Recognisers write names with capitals, and other words too. */
const certainty = 0.8;
/** More words are no name. */
const mostWords = 5;

const introductions = ['me llamo', 'mi nombre es', 'my name is', 'my name s', 'the name is'];
const particles: ReadonlySet<string> = new Set('de del la los y van von da dos di mac o'.split(' '));

/** Finds the name of whoever gives it: `me llamo Lucía Ferrer`, `my name’s Laura Pym`. */
export function findNames(tokens: readonly Token[], from: number): readonly Find[] {
  const found: Find[] = [];
  for (let index = from; index < tokens.length; index++) {
    const after = introductions.flatMap((phrase) => introducedAt(tokens, index, phrase) ?? [])[0];
    const first = after === undefined ? undefined : pastGaps(tokens, after);
    const to = first === undefined ? undefined : nameEnd(tokens, first);
    if (first === undefined || to === undefined) continue;
    const value = tokens
      .slice(first, to)
      .map(({ raw }) => raw)
      .join('');
    found.push({ entity: { kind: 'name', value }, from: first, to, confidence: certainty });
    index = to - 1;
  }
  return found;
}

/** An apostrophe parts a word in two. */
function introducedAt(tokens: readonly Token[], index: number, phrase: string): number | undefined {
  if (!phrase.endsWith(' s')) return phraseAt(tokens, index, phrase);
  const name = phraseAt(tokens, index, 'my name');
  return name !== undefined && /^['’]$/u.test(textAt(tokens, name)) && textAt(tokens, name + 1) === 's'
    ? name + 2
    : undefined;
}

/** Past the last word with a capital; undefined when there is none. */
function nameEnd(tokens: readonly Token[], first: number): number | undefined {
  let [at, end, words]: [number, number | undefined, number] = [first, undefined, 0];
  for (let token = tokens[at]; token?.kind === 'word' && words < mostWords; token = tokens[at]) {
    const isName = token.raw !== token.raw.toLowerCase();
    if (!isName && !(end !== undefined && particles.has(token.text))) break;
    if (isName) end = at + 1;
    words++;
    const next = pastGaps(tokens, at + 1);
    if (!isCloseTo(tokens, at + 1, next)) break;
    at = next;
  }
  return end;
}
