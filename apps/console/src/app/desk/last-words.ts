import type { ChunkedList, Line } from '@aliado/domain';
import { itemAt } from '@aliado/domain';

/** How far back is looked: more silence than this is not "the last thing they said". */
const lookBack = 200;

/** The last words of the customer; null when there are none near the end. */
export function lastOfCustomer(lines: ChunkedList<Line>): string | null {
  for (let back = 1; back <= Math.min(lookBack, lines.size); back++) {
    const line = itemAt(lines, -back);
    if (line?.kind === 'utterance' && line.role === 'customer') return line.text;
  }
  return null;
}
