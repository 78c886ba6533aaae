import type { CallTurn } from '../../assist/call-turn.ts';
import { placeOf, rankScores } from '../../assist/learn/scores.ts';
import { ColdRanker } from '../../assist/script-ranking/cold-ranker.ts';
import { SwitchRanker, type SwitchExample } from '../../assist/script-ranking/switch-ranker.ts';
import { Absent } from './sets.ts';
import { callTurn, starDialogues, starPlaybooks, starScriptText, type StarDialogue } from './star.ts';
import type { Task } from './task.ts';

/** Which script is right when the agent leaves the one in hand. Scripts opened one after another without a word are one switch. */
export const switching: Task = {
  name: 'switch',
  sets: ['star'],
  variants: [{}],
  async run({ set, train, evaluation, playbooks }) {
    if (train === null) throw new Absent(`${set} has nothing to learn from`);
    const cold = new ColdRanker('en', (await starPlaybooks(playbooks)).map(starScriptText));
    const examples = (await starDialogues([train])).flatMap(switchesOf);
    const judged = (await starDialogues(evaluation)).flatMap(switchesOf);
    const start = performance.now();
    const ranker = SwitchRanker.train('en', cold, examples);
    const trainS = (performance.now() - start) / 1_000;
    const places = judged.map((one) =>
      placeOf(
        ranker.chances(one),
        cold.scripts.findIndex(({ id }) => id === one.script),
      ),
    );
    return { task: 'switch', set, n: judged.length, ...rankScores(places), trainS };
  },
};

/** The switches of a dialogue, each with what was known before. */
function switchesOf({ turns }: StarDialogue): readonly SwitchExample[] {
  const heard: CallTurn[] = [];
  const walked: string[] = [];
  const found: SwitchExample[] = [];
  let opened: string | null = null;
  for (const turn of turns) {
    if (turn.speaker === 'action' && turn.action === 'select_task') opened = turn.task ?? null;
    const next = callTurn(turn);
    if (next.length === 0) continue;
    if (opened !== null && opened !== walked.at(-1)) {
      found.push({ turns: [...heard], walked: [...walked], script: opened });
      walked.push(opened);
    }
    opened = null;
    heard.push(...next);
  }
  return found;
}
