import type { Token } from '../text/analyser.ts';

/** Something that was spoken of, what it counts, and the words that make it. */
export interface SpokenTerm {
  readonly name: string;
  readonly weight: number;
  readonly tokens: readonly Token[];
}

/** What the kind of a word counts against the word, two neighbours together, and a thing with what makes it new or one's own. */
const [kindWeight, pairWeight, ownedWeight] = [0.6, 0.3, 0.5];

/** How many words behind an article or possessive still belong to it. */
const reach = 3;

/** Words by which a thing is one among many, or one that the speaker has already: "a ride" is wanted, "my ride" is under way. */
const newThing = new Set(['a', 'an', 'another', 'some', 'any', 'un', 'una', 'otro', 'otra', 'algun', 'alguna']);
const ownThing = new Set(['my', 'our', 'your', 'mi', 'mis', 'su', 'sus', 'nuestro', 'nuestra']);
const knownThing = new Set(['the', 'this', 'that', 'el', 'la', 'los', 'las', 'este', 'esta', 'ese', 'esa']);

/** The terms of a text; stop words make none alone, and what was denied makes none. */
export function spokenTerms(tokens: readonly Token[]): readonly SpokenTerm[] {
  const terms: SpokenTerm[] = [];
  let before: Token | null = null;
  let [owned, behind] = ['', reach];
  for (const token of tokens) {
    if (!token.isStop && !token.isDenied) addWord(terms, token, behind < reach ? owned : '');
    behind++;
    const article = articleOf(token.folded);
    if (article !== null) [owned, behind] = [article, 0];
    if (token.isFiller) continue;
    if (before && belongTogether(before, token)) {
      terms.push({ name: `${before.concept} ${token.concept}`, weight: pairWeight, tokens: [before, token] });
    }
    before = token;
  }
  return terms;
}

function addWord(terms: SpokenTerm[], token: Token, owned: string): void {
  const { stem, concept } = token;
  terms.push({ name: stem, weight: 1, tokens: [token] });
  if (concept !== stem) terms.push({ name: concept, weight: kindWeight, tokens: [token] });
  if (owned !== '') terms.push({ name: `${owned}~${concept}`, weight: ownedWeight, tokens: [token] });
}

function articleOf(folded: string): string | null {
  if (newThing.has(folded)) return 'new';
  if (ownThing.has(folded)) return 'own';
  return knownThing.has(folded) ? '' : null;
}

const belongTogether = (before: Token, { sentence, isStop, isDenied }: Token): boolean =>
  before.sentence === sentence && !isStop && !isDenied && (!before.isStop || before.isNegation);
