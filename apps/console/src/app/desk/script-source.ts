import { itemAt, type Interaction } from '@aliado/domain';

/** How far back is looked: what was said longer ago was not just noted. */
const lookBack = 60;

/** Shorter values are found in any sentence. */
const leastLength = 3;

/** Where a noted value was heard: the last line of the conversation that holds it; typed where none does. */
export function sourceOf(
  { lines }: Pick<Interaction, 'lines'>,
  value: string,
): { readonly kind: 'said'; readonly lineSequence: number } | { readonly kind: 'typed' } {
  const wanted = plain(value);
  if (wanted.length < leastLength) return { kind: 'typed' };
  for (let back = 1; back <= Math.min(lookBack, lines.size); back++) {
    const line = itemAt(lines, -back);
    if (line?.kind === 'utterance' && plain(line.text).includes(wanted)) {
      return { kind: 'said', lineSequence: line.sequence };
    }
  }
  return { kind: 'typed' };
}

/** As it is compared: without case, accents, spaces and marks. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
