import type { Language } from '@aliado/domain';
import { z } from 'zod';
import type { CallTurn } from '../call-turn.ts';
import { linesOfFile } from './lines-of-file.ts';
import type { TrainingCall } from './training-call.ts';

const text = z.string().nullish();

/** The neutral form, as far as it tells what was said and which script was right; all else is left alone. */
const labelled = z.object({
  id: z.string().min(1),
  language: z.enum(['es', 'en']).optional(),
  labels: z.object({ script: text }).optional(),
  scenario: z.object({ script: text, task: text, tasks: z.array(z.string()).optional(), subflow: text }).optional(),
  turns: z.array(z.object({ speaker: z.string(), text: text, action: text })),
});

/**
 * The calls of a file in the neutral form, `.jsonl` or `.jsonl.gz`; calls without a word of the customer, and those whose scenario
 * holds several scripts, are left out.
 * @param language of conversations that do not say theirs.
 * @throws TrainingFileFault where it cannot be read or a line is not in the form.
 */
export function callsOfFile(path: string, language: Language): Promise<readonly TrainingCall[]> {
  return linesOfFile(path, (line) => callOf(line, language));
}

type Labelled = z.infer<typeof labelled>;

function callOf(line: unknown, otherwise: Language): readonly TrainingCall[] {
  const { id, language = otherwise, labels, scenario, turns: written } = labelled.parse(line);
  const turns = written.flatMap(turnOf);
  const scripts = scriptsOf(labels, scenario);
  if (scripts.length > 1 || !turns.some(({ by }) => by === 'customer')) return [];
  return [{ id, language, script: scripts[0] ?? null, turns }];
}

/** A label says it best; a scenario may be of several. */
function scriptsOf(labels: Labelled['labels'], scenario: Labelled['scenario']): readonly string[] {
  const one = [labels?.script, scenario?.script, scenario?.task].find((script) => typeof script === 'string');
  if (one) return [one];
  return scenario?.tasks ?? (scenario?.subflow ? [scenario.subflow] : []);
}

function turnOf({ speaker, text: said, action }: Labelled['turns'][number]): readonly CallTurn[] {
  if (speaker === 'customer' && said) return [{ by: 'customer', text: said }];
  if (speaker === 'agent' && said) return [{ by: 'agent', text: said, action: null }];
  return speaker === 'action' && action ? [{ by: 'call', action, given: [] }] : [];
}
