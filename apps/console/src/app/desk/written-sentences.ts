import { itemAt, lowerBound, type Interaction, type Language, type SummarySentence } from '@aliado/domain';
import type { SentenceSource, WrittenSentence } from '@aliado/ui';

/** More numbers than these behind one sentence are not followed. */
const sourceLimit = 4;

/**
 * Proposed sentences as they are read, their sources numbered through: the lines they stand on, and for what was done at the desk
 * the line before it.
 */
export function writtenSentences(
  sentences: readonly SummarySentence[],
  { lines }: Pick<Interaction, 'lines'>,
  language: Language,
): readonly WrittenSentence[] {
  const numbers = new Map<number, number>();
  const lineAt = (sequence: number) =>
    itemAt(lines, Math.max(0, lowerBound(lines, (line) => line.sequence > sequence) - 1));
  const sourceOf = (line: NonNullable<ReturnType<typeof lineAt>>): SentenceSource => {
    const number = numbers.get(line.sequence) ?? numbers.size + 1;
    numbers.set(line.sequence, number);
    return { number, sequence: line.sequence, words: line.kind === 'utterance' ? line.text : null };
  };
  return sentences.map(({ text, sequences }) => {
    const found = [...new Set(sequences.flatMap((sequence) => lineAt(sequence) ?? []))];
    return { text: text[language], sources: found.slice(0, sourceLimit).map(sourceOf) };
  });
}
