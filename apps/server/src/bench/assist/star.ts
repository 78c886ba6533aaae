import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CallTurn } from '../../assist/call-turn.ts';
import { withoutBlanks, type ScriptText } from '../../assist/script-ranking/script-text.ts';
import { Absent, readLines, readText } from './sets.ts';

/** A turn of a dialogue of STAR (arXiv:2010.11853), as far as a predictor may see it before it is passed; `label` is what to guess. */
export interface StarTurn {
  readonly speaker: string;
  readonly text?: string;
  readonly label?: string | null;
  readonly action?: string;
  readonly task?: string;
  readonly slots?: Readonly<Record<string, unknown>> | null;
  readonly item?: Readonly<Record<string, unknown>> | null;
}

/** A dialogue of STAR. */
export interface StarDialogue {
  readonly scenario: {
    readonly domains: readonly string[] | null;
    readonly tasks: readonly string[];
    readonly happy: boolean;
    readonly multiTask: boolean;
  };
  readonly labels: { readonly customerAnnoyed: boolean | null };
  readonly turns: readonly StarTurn[];
}

/** One of the playbooks of STAR in both of its forms: who says what, and what comes after what. */
export interface StarPlaybook {
  readonly id: string;
  readonly task: string;
  /** What the agent says, by the label of the step. */
  readonly replies: Readonly<Record<string, string>>;
  readonly graph: Readonly<Record<string, string>>;
  /** Other ways of saying it. */
  readonly agentPhrasings: Readonly<Record<string, readonly string[]>>;
  /** What customers say and systems answer, beside the replies. */
  readonly nodes: Readonly<Record<string, string>>;
  /** The step after each of them, and the step before it. */
  readonly after: Readonly<Record<string, string>>;
  readonly before: Readonly<Record<string, string>>;
}

interface PlaybookRow {
  readonly task: string;
  readonly replies: Readonly<Record<string, string>>;
  readonly graph: Readonly<Record<string, string>>;
  readonly agentPhrasings?: Readonly<Record<string, readonly string[]>>;
  readonly r_graph?: Readonly<Record<string, string>>;
}

type PlaybookFile = Readonly<Record<string, PlaybookRow>>;

/** The two forms stand side by side; whichever is named, the other one is read along where it is there. */
const forms = ['playbooks.json', 'playbooks_sam.json'];

/** The playbooks of STAR. */
export async function starPlaybooks(path: string | null): Promise<readonly StarPlaybook[]> {
  if (path === null) throw new Absent('star has no playbooks here');
  const beside = forms.map((form) => join(dirname(path), form)).filter((form) => form !== path && existsSync(form));
  const read = async (file: string) => JSON.parse(await readText(file)) as PlaybookFile;
  const files = await Promise.all([path, ...beside].map(read));
  return Object.keys(files[0] ?? {}).map((id) => {
    const rows = files.flatMap((file) => file[id] ?? []);
    const isSchema = ({ r_graph }: PlaybookRow) => r_graph !== undefined;
    return playbookOf(id, rows.find((row) => !isSchema(row)) ?? nothing, rows.find((row) => isSchema(row)) ?? nothing);
  });
}

const nothing: PlaybookRow = { task: '', replies: {}, graph: {} };

/** A playbook of its two forms. */
const playbookOf = (id: string, plain: PlaybookRow, schema: PlaybookRow): StarPlaybook => ({
  id,
  task: plain.task === '' ? id : plain.task,
  replies: { ...repliesOf(schema), ...repliesOf(plain) },
  graph: plain.graph,
  agentPhrasings: plain.agentPhrasings ?? {},
  nodes: Object.fromEntries(Object.entries(schema.replies).filter(([node]) => isHeard(node))),
  after: schema.graph,
  before: schema.r_graph ?? {},
});

const isHeard = (node: string): boolean => /^(user|db)_/.test(node);

/** What is no step of the agent's: branches of the graph that have names of their own. */
const branches = new Set(['yes', 'no', 'available', 'unavailable']);

const repliesOf = ({ replies }: PlaybookRow): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(replies).filter(([id]) => !isHeard(id) && !branches.has(id)));

/** What phrasings of one reply count against the reply itself: there are many of them. */
const phrasingWeight = 0.3;

/** A playbook as a script that one knows by ear. */
export function starScriptText({ id, task, replies, agentPhrasings, nodes, before }: StarPlaybook): ScriptText {
  const plain = (text: string, weight = 1) => ({ text: withoutBlanks(text), weight });
  const customer = Object.entries(nodes).filter(([node]) => node.startsWith('user_'));
  const openings = customer.filter(([node]) => node !== 'user_hello' && (before[node] ?? 'hello') === 'hello');
  const phrasings = Object.entries(agentPhrasings).filter(([label]) => label in replies);
  return {
    id,
    opening: [...openings.map(([, text]) => plain(text)), plain(`${id}. ${task}`.replaceAll('_', ' '))],
    customer: customer.map(([, text]) => plain(text)),
    agent: [
      ...Object.values(replies).map((text) => plain(text)),
      ...phrasings.flatMap(([, texts]) => texts.map((text) => plain(text, phrasingWeight))),
    ],
    actions: [],
  };
}

/** The dialogues of files, in order. */
export async function starDialogues(paths: readonly string[]): Promise<readonly StarDialogue[]> {
  return (await Promise.all(paths.map((path) => readLines<StarDialogue>(path)))).flat();
}

/** A turn as the product hears it; none for what is no part of the call. Which system was asked is left out: its name is the task's. */
export function callTurn({ speaker, text = '', label, action, slots, item }: StarTurn): readonly CallTurn[] {
  if (speaker === 'customer') return [{ by: 'customer', text }];
  if (speaker === 'agent') return [{ by: 'agent', text, action: label ?? null }];
  if (speaker === 'action' && action?.startsWith('query')) {
    return [{ by: 'call', action, given: Object.keys(slots ?? {}) }];
  }
  if (speaker !== 'kb') return [];
  const values = Object.entries(item ?? {}).filter(([name]) => name !== 'APIName');
  return [
    { by: 'answer', values: item ? Object.fromEntries(values.map(([name, value]) => [name, String(value)])) : null },
  ];
}
