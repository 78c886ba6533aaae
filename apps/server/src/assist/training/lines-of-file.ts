import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';

/** A file cannot be learnt from. */
export class TrainingFileFault extends Error {
  override readonly name = 'TrainingFileFault';
}

/**
 * What is read from the lines of a file, one JSON value a line, `.jsonl` or `.jsonl.gz`; empty lines are passed over.
 * @param read what one line holds; throws where it is not in the form.
 * @throws TrainingFileFault where the file cannot be read or a line is not in the form, with the number of the line.
 */
export async function linesOfFile<Held>(
  path: string,
  read: (line: unknown) => readonly Held[],
): Promise<readonly Held[]> {
  const file = createReadStream(path);
  const input = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  const held: Held[] = [];
  let number = 0;
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      number++;
      if (line.trim() !== '') held.push(...read(JSON.parse(line)));
    }
  } catch (error) {
    const why = error instanceof z.ZodError ? z.prettifyError(error) : error instanceof Error ? error.message : '';
    throw new TrainingFileFault(`${path}:${Math.max(1, number)}: ${why}`);
  } finally {
    file.destroy();
  }
  return held;
}
