import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { parse } from 'yaml';

/** A conversation in the neutral form, as a file of a test. */
export interface NeutralConversation {
  readonly id: string;
  readonly language?: 'es' | 'en';
  readonly from?: string;
  readonly queue?: string;
  readonly ends?: 'customer' | 'agent' | 'abandoned';
  readonly turns: readonly (SpokenTurn | { readonly speaker: 'silence'; readonly seconds: number })[];
}

/** What somebody says. */
interface SpokenTurn {
  readonly speaker: 'customer' | 'agent';
  readonly text: string;
  /** Seconds since the start; paced at speaking speed when left out. */
  readonly t?: number;
  /** Earlier guesses of the recogniser, in order. */
  readonly heard?: readonly string[];
}

/** A line that stays open for an hour of the conversation's own time: whoever is on it hangs up. */
export const openLine = { speaker: 'silence', seconds: 3_600 } as const;

/** Writes conversations as JSON lines and returns the file's path. */
export function writeConversations(
  folder: string,
  name: string,
  conversations: readonly NeutralConversation[],
): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, `${name}.jsonl`);
  writeFileSync(file, conversations.map((conversation) => JSON.stringify(conversation)).join('\n') + '\n');
  return file;
}

/** The first conversations of a folder of the pack's form, or of JSON lines in the neutral form. */
export function readConversations(path: string, limit: number): readonly NeutralConversation[] {
  if (path.endsWith('.jsonl.gz')) {
    const lines = gunzipSync(readFileSync(path)).toString('utf8').split('\n', limit);
    return lines.map((line) => JSON.parse(line) as NeutralConversation);
  }
  const files = readdirSync(path).toSorted().slice(0, limit);
  return files.map((file) => {
    // what only the pack's form knows
    const {
      title: _title,
      kind: _kind,
      ...conversation
    } = parse(readFileSync(join(path, file), 'utf8')) as NeutralConversation & Record<'title' | 'kind', unknown>;
    return conversation;
  });
}

/** The sentence with this number. The digits stand as letters: numbers that go on from turn to turn can pass for a card's. */
export function numberedSentence(id: string, number: number): string {
  const letters = String(number).replace(/\d/g, (digit) => 'abcdefghij'.charAt(Number(digit)));
  return `Frase ${letters} de la llamada ${id}.`;
}

/**
 * A long call with a numbered sentence every so many seconds: what is missing or doubled shows at a glance. After the last one
 * the line stays open.
 */
export function numberedCall(id: string, sentences: number, everySeconds: number): NeutralConversation {
  return {
    id,
    language: 'es',
    from: '+34611550117',
    queue: 'deliveries',
    turns: [
      ...Array.from({ length: sentences }, (_, index) => ({
        speaker: index % 2 === 0 ? ('customer' as const) : ('agent' as const),
        text: numberedSentence(id, index + 1),
        t: index * everySeconds,
      })),
      openLine,
    ],
  };
}
