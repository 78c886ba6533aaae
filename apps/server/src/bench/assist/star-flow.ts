import { ownWords, type Flow, type FlowCue, type FlowStep, type StepKind } from '../../assist/next-action/flow.ts';
import { isNegative, type SpeechSign } from '../../assist/next-action/speech-signs.ts';
import type { StarPlaybook } from './star.ts';

/** What stands in the place of an answer, and what such answers look like; whatever else stands there is a name. */
const forms: Readonly<Record<string, readonly SpeechSign[]>> = {
  DAY_OF_WEEK: ['day'],
  DATE: ['date', 'day', 'digits 1', 'digits 2'],
  TIME: ['time'],
  NUMBER: ['digits 1', 'digits 2', 'digits 3', 'digits 4', 'digits 5', 'digits 6'],
  NAME: ['name', 'short'],
};

/** A step that so many playbooks have is no script's own. */
const sharedBy = 8;

/** The playbooks of STAR as they are walked. */
export function starFlows(playbooks: readonly StarPlaybook[]): readonly Flow[] {
  const spread = new Map<string, number>([
    ['goodbye_2', sharedBy], // only the schemas have it, all of them
    [ownWords, sharedBy],
  ]);
  for (const label of playbooks.flatMap(({ replies }) => Object.keys(replies))) {
    spread.set(label, (spread.get(label) ?? 0) + 1);
  }
  const isShared = (label: string) => label.startsWith('query') || (spread.get(label) ?? 0) >= sharedBy;
  return playbooks.map((playbook) => {
    const cues = cuesOf(playbook);
    const labels = [...new Set([...Object.keys(playbook.replies), ownWords])].filter((label) => !/^\d/.test(label));
    const links = Object.entries(playbook.graph).filter((link) => link.every((label) => labels.includes(label)));
    return { id: playbook.id, steps: labels.map((label) => stepOf(playbook, label, cues, isShared)), cues, links };
  });
}

function cuesOf({ nodes, after, before }: StarPlaybook): readonly FlowCue[] {
  return Object.entries(after).flatMap(([node, to]): readonly FlowCue[] => {
    const text = nodes[node];
    if (text === undefined) return [];
    const from = before[node] ?? null;
    const by = node.startsWith('db_') ? 'answer' : 'customer';
    const plain = text.replace(/\w+ = /g, ' ');
    const wanted = [...text.matchAll(/\[([A-Z_]+)\]/g)].flatMap(([, blank = '']) => forms[blank] ?? ['name' as const]);
    return [{ from, to, by, text: plain, forms: wanted }];
  });
}

function stepOf(
  { replies, agentPhrasings }: StarPlaybook,
  id: string,
  cues: readonly FlowCue[],
  isShared: (label: string) => boolean,
): FlowStep {
  const reply = replies[id] ?? '';
  const followsAnswer = cues.some(({ to, by }) => to === id && by === 'answer');
  return {
    id,
    kind: isShared(id) ? `=${id}` : kindOf(reply, followsAnswer),
    texts: [reply, ...(agentPhrasings[id] ?? [])],
    isNegative: isNegative(reply),
  };
}

function kindOf(reply: string, followsAnswer: boolean): StepKind {
  const isQuestion = reply.includes('?');
  if (followsAnswer) return /\?\s*$/.test(reply) ? 'confirm' : 'tell';
  return isQuestion || /please|provide|enter/i.test(reply) ? 'ask' : 'say';
}
