import { detectionScores } from '../../assist/learn/scores.ts';
import { AnnoyanceModel, type AnnoyanceExample } from '../../assist/mood/annoyance.ts';
import { Absent } from './sets.ts';
import { callTurn, starDialogues } from './star.ts';
import type { Task } from './task.ts';

/** Whether the customer became annoyed, told from the whole call. */
export const annoyed: Task = {
  name: 'annoyed',
  sets: ['star'],
  variants: [{}],
  async run({ set, train, evaluation }) {
    if (train === null) throw new Absent(`${set} has nothing to learn from`);
    const examples = await labelled([train]);
    const judged = await labelled(evaluation);
    const start = performance.now();
    const model = AnnoyanceModel.train('en', examples);
    const trainS = (performance.now() - start) / 1_000;
    const chances = judged.map(({ turns }) => model.chance(turns));
    const right = judged.map(({ isAnnoyed }) => isAnnoyed);
    const { auc, ap } = detectionScores(chances, right);
    return { task: 'annoyed', set, n: judged.length, auc, ap, trainS };
  },
};

/** Calls of which the agent said afterwards how the customer was. */
const labelled = async (paths: readonly string[]): Promise<readonly AnnoyanceExample[]> =>
  (await starDialogues(paths)).flatMap(({ labels: { customerAnnoyed }, turns }) => {
    const heard = turns.flatMap(callTurn);
    const isHeard = heard.some(({ by }) => by === 'customer');
    return customerAnnoyed === null || !isHeard ? [] : [{ turns: heard, isAnnoyed: customerAnnoyed }];
  });
