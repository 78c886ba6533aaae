import { itemAt, lowerBound, type ChunkedList } from '../collection/chunked-list.ts';
import type { Line } from './interaction.ts';

/** Whether a transcript has a line with this sequence. */
export function isLineOf(lines: ChunkedList<Line>, lineSequence: number): boolean {
  const line = itemAt(
    lines,
    lowerBound(lines, ({ sequence }) => sequence >= lineSequence),
  );
  return line?.sequence === lineSequence;
}
