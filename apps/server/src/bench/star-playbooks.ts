import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import type { Script } from '@aliado/domain';

/** A dialogue of the STAR set (arXiv:2010.11853) as far as a predictor may see it: what was said, and which task it was. */
export interface StarDialogue {
  readonly task: string;
  /** In order. */
  readonly turns: readonly { readonly isCustomer: boolean; readonly text: string }[];
}

interface Playbook {
  readonly task: string;
  readonly replies: Readonly<Record<string, string>>;
}

interface Row {
  readonly scenario: { readonly tasks: readonly string[]; readonly multiTask: boolean };
  readonly turns: readonly { readonly speaker: string; readonly text?: string }[];
}

/** The playbooks as scripts: what customers say in them are the triggers, the rest are the steps. No label is read. */
export async function starScripts(folder: string): Promise<readonly Script[]> {
  const text = await readFile(join(folder, 'playbooks_sam.json'), 'utf8');
  const playbooks = JSON.parse(text) as Readonly<Record<string, Playbook>>;
  return Object.entries(playbooks).map(([id, { replies }]) => {
    const worded = Object.entries(replies).map(([reply, words]) => [reply, words.replace(/\[[^\]]*\]/g, ' ')] as const);
    const said = worded.flatMap(([reply, words]) => (reply.startsWith('user_') ? [words] : []));
    const asked = worded.filter(([reply]) => !/^(user|db|query)_/.test(reply));
    const name = id.replaceAll('_', ' ');
    return {
      ...{ id, version: 1, name: { es: name, en: name }, matter: id, owner: 'star' },
      triggers: { es: [], en: said },
      start: 'hello',
      steps: asked.map(([reply, words]) => ({
        ...{ id: reply, kind: 'say' as const, next: reply },
        tick: { es: '', en: reply.replaceAll('_', ' ') },
        text: { es: '', en: words },
      })),
    };
  });
}

/** The dialogues of one file that have one task. */
export async function starDialogues(folder: string, file: string): Promise<readonly StarDialogue[]> {
  const lines = createInterface({ input: createReadStream(join(folder, file)).pipe(createGunzip()) });
  const dialogues: StarDialogue[] = [];
  for await (const line of lines) {
    const { scenario, turns } = JSON.parse(line) as Row;
    const [task] = scenario.tasks;
    if (scenario.multiTask || task === undefined) continue;
    const spoken = turns.flatMap(({ speaker, text }) =>
      text !== undefined && (speaker === 'customer' || speaker === 'agent')
        ? [{ isCustomer: speaker === 'customer', text }]
        : [],
    );
    dialogues.push({ task, turns: spoken });
  }
  return dialogues;
}
