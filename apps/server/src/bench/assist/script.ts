import { untilCustomerSpoke, type CallTurn } from '../../assist/call-turn.ts';
import { placeOf, rankScores } from '../../assist/learn/scores.ts';
import { ColdRanker } from '../../assist/script-ranking/cold-ranker.ts';
import { ScriptRanker, type ScriptExample } from '../../assist/script-ranking/script-ranker.ts';
import type { ScriptText } from '../../assist/script-ranking/script-text.ts';
import { abcdCases, abcdScriptTexts } from './abcd.ts';
import { Absent, type SetFiles } from './sets.ts';
import { callTurn, starDialogues, starPlaybooks, starScriptText } from './star.ts';
import type { Task } from './task.ts';

/** The customer's utterances after which it is looked at what is found, by the name of the figure. */
const looks = { k1: 1, k2: 2, k3: 3, k5: 5, all: Infinity } as const;

/** Which script is right, from the first words on; with `isCold` from the text of scripts alone. */
export const script: Task = {
  name: 'script',
  sets: ['star', 'abcd'],
  variants: [{}, { isCold: true }],
  async run(files, { isCold }) {
    const { set, train, evaluation } = files;
    if (!isCold && train === null) throw new Absent(`${set} has nothing to learn from`);
    const cold = new ColdRanker('en', await scriptTexts(files));
    const judged = await cases(set, evaluation);
    const { chances, trained } = isCold
      ? { chances: (turns: readonly CallTurn[]) => cold.scores(turns), trained: {} }
      : learn(cold, await cases(set, train === null ? [] : [train]));
    const places = (times: number) =>
      judged.map((one) =>
        placeOf(
          chances(untilCustomerSpoke(one.turns, times)),
          cold.scripts.findIndex(({ id }) => id === one.script),
        ),
      );
    const found = Object.entries(looks).map(([name, times]) => [name, { ...rankScores(places(times)) }]);
    return { task: 'script', set, n: judged.length, isCold, ...Object.fromEntries(found), ...trained };
  },
};

function learn(cold: ColdRanker, examples: readonly ScriptExample[]) {
  const start = performance.now();
  const ranker = ScriptRanker.train('en', cold, examples);
  const trained = { trainS: (performance.now() - start) / 1_000 };
  return { chances: (turns: readonly CallTurn[]) => ranker.chances(turns), trained };
}

async function scriptTexts({ set, playbooks }: SetFiles): Promise<readonly ScriptText[]> {
  return set === 'abcd' ? abcdScriptTexts(playbooks) : (await starPlaybooks(playbooks)).map(starScriptText);
}

/** Calls in which the customer spoke, with the one script that was right. */
async function cases(set: string, paths: readonly string[]): Promise<readonly ScriptExample[]> {
  const read = set === 'abcd' ? await abcdCases(paths) : await starCases(paths);
  return read.filter(({ turns }) => turns.some(({ by }) => by === 'customer'));
}

async function starCases(paths: readonly string[]): Promise<readonly ScriptExample[]> {
  const dialogues = await starDialogues(paths);
  return dialogues.flatMap(({ scenario: { multiTask, tasks }, turns }) =>
    multiTask || tasks[0] === undefined ? [] : [{ script: tasks[0], turns: turns.flatMap(callTurn) }],
  );
}
