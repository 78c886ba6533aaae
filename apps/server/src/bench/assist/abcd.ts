import type { CallTurn } from '../../assist/call-turn.ts';
import type { ScriptText } from '../../assist/script-ranking/script-text.ts';
import { Absent, readLines, readText } from './sets.ts';

/** A conversation of ABCD (Chen et al. 2021). */
export interface AbcdConversation {
  readonly scenario: { readonly subflow: string; readonly script?: string };
  readonly turns: readonly { readonly speaker: string; readonly text?: string; readonly action?: string }[];
}

interface Procedure {
  readonly id: string;
  readonly flowTitle: string;
  readonly flowDescription: string;
  readonly title: string;
  readonly instructions: readonly string[];
  readonly steps: readonly { readonly text: string; readonly subtext: readonly string[] }[];
  readonly expectedActions: readonly string[];
}

/** The procedures of ABCD as scripts that one knows by ear. */
export async function abcdScriptTexts(path: string | null): Promise<readonly ScriptText[]> {
  if (path === null) throw new Absent('abcd has no playbooks here');
  const procedures = JSON.parse(await readText(path)) as readonly Procedure[];
  return procedures.map(({ id, flowTitle, flowDescription, title, instructions, steps, expectedActions }) => ({
    id,
    opening: [
      { text: `${title}. ${id.replaceAll('_', ' ')}`, weight: 1 },
      { text: `${flowTitle}. ${flowDescription}`, weight: 0.5 }, // several procedures have it in common
    ],
    customer: instructions.map((text) => ({ text, weight: 1 })),
    agent: steps.flatMap(({ text, subtext }) => [
      { text, weight: 1 },
      ...subtext.map((detail) => ({ text: detail, weight: 0.5 })),
    ]),
    actions: expectedActions,
  }));
}

/** A conversation with the procedure that is right for it. */
export interface AbcdCase {
  readonly script: string;
  readonly turns: readonly CallTurn[];
}

/** The conversations of files. A subflow with a number is a question of the procedure without it. */
export async function abcdCases(paths: readonly string[]): Promise<readonly AbcdCase[]> {
  const conversations = (await Promise.all(paths.map((path) => readLines<AbcdConversation>(path)))).flat();
  return conversations.map(({ scenario, turns }) => ({
    script: scenario.script ?? scenario.subflow.replace(/(_how)?_\d+$/, ''),
    turns: turns.flatMap(({ speaker, text = '', action }): readonly CallTurn[] => {
      if (speaker === 'customer') return [{ by: 'customer', text }];
      if (speaker === 'agent') return [{ by: 'agent', text, action: null }];
      return action === undefined ? [] : [{ by: 'call', action, given: [] }];
    }),
  }));
}
