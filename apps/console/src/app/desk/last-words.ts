import type { ChunkedList, Interaction, Line } from '@aliado/domain';
import { itemAt, lowerBound } from '@aliado/domain';

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

/** The words of the last pinned lines, at most three, in the order in which they were said. */
export function pinnedWords({ lines, pins }: Pick<Interaction, 'lines' | 'pins'>): readonly string[] {
  const last = pins.slice(-3).sort((a, b) => a - b);
  return last.flatMap((pin) => {
    const line = itemAt(
      lines,
      lowerBound(lines, ({ sequence }) => sequence >= pin),
    );
    return line?.kind === 'utterance' && line.sequence === pin ? [line.text] : [];
  });
}
