import type { Language } from '@aliado/domain';
import { z } from 'zod';
import { soundings, type Sounding } from '../mood/learnt-mood.ts';
import { linesOfFile } from './lines-of-file.ts';

/** Something that a customer said, with how it sounds to whoever marked it. */
export interface MarkedUtterance {
  readonly language: Language;
  readonly text: string;
  readonly label: Sounding;
}

const marked = z.object({
  language: z.enum(['es', 'en']).optional(),
  text: z.string().trim().min(1),
  label: z.enum(soundings),
});

/**
 * The utterances of a file, each with how it sounds: `{ "language", "text", "label" }` a line, `.jsonl` or `.jsonl.gz`.
 * @param language of utterances that do not say theirs.
 * @throws TrainingFileFault where it cannot be read or a line is not in the form.
 */
export function utterancesOfFile(path: string, language: Language): Promise<readonly MarkedUtterance[]> {
  return linesOfFile(path, (line) => {
    const { language: own = language, text, label } = marked.parse(line);
    return [{ language: own, text, label }];
  });
}
