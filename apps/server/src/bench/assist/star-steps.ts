import type { CallTurn } from '../../assist/call-turn.ts';
import { takenBy } from '../../assist/next-action/moment.ts';
import { callTurn, type StarDialogue } from './star.ts';

/** A point of a dialogue at which the agent takes a step of the script. */
export interface StarStep {
  readonly task: string;
  readonly domain: string;
  readonly isHappy: boolean;
  /** All that went before. */
  readonly turns: readonly CallTurn[];
  readonly step: string;
}

/** The steps of dialogues with one task; what agents say of their own accord is none. */
export const starSteps = (dialogues: readonly StarDialogue[]): readonly StarStep[] =>
  dialogues.flatMap(({ scenario, turns }) => {
    const [task] = scenario.tasks;
    if (scenario.multiTask || task === undefined) return [];
    const heard = turns.flatMap(callTurn);
    return heard.flatMap((turn, place): readonly StarStep[] => {
      const isFree = turn.by === 'agent' && turn.action === null;
      const [step] = isFree ? [] : takenBy(turn);
      if (step === undefined) return [];
      const domain = scenario.domains?.[0] ?? task;
      return [{ task, domain, isHappy: scenario.happy, turns: heard.slice(0, place), step }];
    });
  });
