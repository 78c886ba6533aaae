/** How much words tell of what a contact is about, by the playbook's text; 0 for nothing. */
export type Telling = (words: string) => number;

/** The longest quotation, in words: what is longer is not read at a glance. */
export const quoteLimit = 20;

/** A quotation of fewer words is a fragment: it takes in what stands beside it. */
export const leastQuoted = 4;

/** Whoever speaks in more clauses than these has not come to the point in them. */
const clauseLimit = 24;

/** What people say before they say something. */
const fillers: ReadonlySet<string> = new Set(
  (
    'hola aló buenas buenos días dias tardes noches muy qué que tal mire mira oiga oye eh ah si sí no pues bueno vale gracias ' +
    'perdone disculpe señorita señor señora encantado hello hi hey there good morning afternoon evening yes yeah no well so um uh ' +
    'ok okay oh please thanks thank you sorry madam sir'
  ).split(' '),
);

/** Whether words greet, thank or make a beginning, and say nothing else. */
export const isFiller = (words: string): boolean => wordsOf(words).every((word) => fillers.has(word));

/** The clauses of what was said that tell most, together at most twenty words, as they were said; null where it says nothing. */
export function quoteOf(text: string, telling: Telling): string | null {
  const clauses = text
    .trim()
    .split(/(?<=[,;:.!?…])\s+|\s+[—–-]\s+/u)
    .slice(0, clauseLimit)
    .map((words) => ({ words, length: wordsOf(words).length, weight: telling(words), isFiller: isFiller(words) }));
  const first = clauses.findIndex((clause) => !clause.isFiller);
  if (first < 0) return null;
  let best = { from: first, to: first + 1, weight: 0, length: Infinity };
  for (let from = first; from < clauses.length; from++) {
    let [weight, length] = [0, 0];
    for (let to = from + 1; to <= clauses.length; to++) {
      const clause = clauses[to - 1];
      if (!clause || (length > 0 && length + clause.length > quoteLimit)) break;
      weight += clause.weight;
      length += clause.length;
      const isBetter = weight > best.weight || (weight === best.weight && weight > 0 && length < best.length);
      if (isBetter) best = { from, to, weight, length };
    }
  }
  const { from, to } = widened(clauses, best);
  const words = clauses.slice(from, to).map((clause) => clause.words);
  return bounded(words.join(' '));
}

/** A span that is a fragment, with what was said right after it, else right before it, until it is none. */
function widened(
  clauses: readonly { readonly length: number; readonly isFiller: boolean }[],
  { from, to }: { readonly from: number; readonly to: number },
): { readonly from: number; readonly to: number } {
  const length = clauses.slice(from, to).reduce((sum, clause) => sum + clause.length, 0);
  if (length >= leastQuoted) return { from, to };
  const fits = (clause: (typeof clauses)[number] | undefined) =>
    clause !== undefined && !clause.isFiller && length + clause.length <= quoteLimit;
  if (fits(clauses[to])) return widened(clauses, { from, to: to + 1 });
  return fits(clauses[from - 1]) ? widened(clauses, { from: from - 1, to }) : { from, to };
}

/** Whether words are too few to tell why somebody calls. */
export const isFragment = (text: string): boolean => wordsOf(text).length < leastQuoted;

/** A text without the mark at its end, cut after the last word that fits. */
function bounded(text: string): string {
  const words = text.split(/\s+/u);
  const whole = words.slice(0, quoteLimit).join(' ');
  return words.length > quoteLimit ? `${whole.replace(/[,;:.]+$/u, '')}…` : whole.replace(/[,;:.]+$/u, '');
}

const wordsOf = (text: string): readonly string[] => text.toLocaleLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
