import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { Options } from './options.ts';

/** The files of one set. */
export interface SetFiles {
  readonly set: string;
  /** What may be learnt from; null where the set has none. */
  readonly train: string | null;
  /** What is judged. */
  readonly evaluation: readonly string[];
  /** What is known of scripts beforehand; null where the set has none. */
  readonly playbooks: string | null;
}

/** A file that is not here: what needs it is left out, and said so. */
export class Absent extends Error {}

/** Files whose names are their set's own; all others are `train.jsonl.gz` and `dev.jsonl.gz`. */
const named: Readonly<
  Record<string, Partial<Record<'train' | 'playbooks', string> & { evaluation: readonly string[] }>>
> = {
  star: { playbooks: 'playbooks_sam.json' },
  multidogo: { train: 'turn_train.jsonl.gz', evaluation: ['turn_dev.jsonl.gz'] },
  abcd: { train: '', evaluation: ['visible_14.jsonl.gz', 'full_examples.jsonl.gz'], playbooks: 'playbooks_55.json' },
};

/**
 * Where the files of a set are; files that the options name take the place of the set's own.
 * @throws Absent where one of the set's own is not here.
 */
export function filesOf(set: string, { data, train, evaluation, playbooks }: Options): SetFiles {
  const {
    train: trainName = 'train.jsonl.gz',
    evaluation: judged = ['dev.jsonl.gz'],
    playbooks: known = '',
  } = named[set] ?? {};
  const own = (name: string) => present(join(data, set, name));
  const ownOrNone = (name: string) => (name === '' ? null : own(name));
  return {
    set,
    train: train ?? ownOrNone(trainName),
    evaluation: evaluation === null ? judged.map(own) : [evaluation],
    playbooks: playbooks ?? ownOrNone(known),
  };
}

function present(path: string): string {
  if (!existsSync(path)) throw new Absent(`${path} is not here`);
  return path;
}

/** The text of a file, unpacked where it is packed. */
export async function readText(path: string): Promise<string> {
  const bytes = await readFile(path);
  return (bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes).toString('utf8');
}

/** The objects of a file with one JSON object a line. The caller knows their shape. */
export async function readLines<Line>(path: string): Promise<readonly Line[]> {
  const text = await readText(path);
  return text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line) as Line]));
}

/** The language of a set: Spanish sets say so in their names. */
export const languageOf = (set: string): 'es' | 'en' => (/(^|_)es$/.test(set) ? 'es' : 'en');
