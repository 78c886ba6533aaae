import { isOver, type Interaction } from '../interaction/interaction.ts';
import { presentFrame } from '../script/script-state.ts';
import { ideaLimit, type AssistEvent, type LikelyStep } from './assist-event.ts';
import type { AssistDeskCommand, AssistRefusal, AssistUpkeep } from './assist-command.ts';
import { moodOf } from './assist-state.ts';

/** What follows from such a command: events, none where nothing is new; or the reason why not. */
export type AssistDecision = { readonly events: readonly AssistEvent[] } | { readonly refused: AssistRefusal };

const nothing: AssistDecision = { events: [] };
const one = (event: AssistEvent): AssistDecision => ({ events: [event] });

/** Decides what is kept of what was proposed and recognised. Pure. */
export function decideAssist(state: Interaction, command: AssistDeskCommand | AssistUpkeep): AssistDecision {
  switch (command.type) {
    case 'ReadHint': {
      const open = state.hints.find(({ hint }) => hint.id === command.hintId);
      return open?.readAt === null ? one({ type: 'HintRead', hintId: command.hintId }) : nothing;
    }
    case 'CatchIdea':
      return catchIdea(state, command);
    case 'ProposeNextSteps': {
      const { type: _, ...proposed } = command;
      const isNews = mayLookAhead(state, proposed.steps) && !isShown(state, proposed.steps);
      return isNews ? one({ type: 'NextStepsProposed', ...proposed }) : nothing;
    }
    case 'NoteMood': {
      const { type: _, ...turn } = command;
      const before = moodOf(state);
      return before === turn.mood ? nothing : one({ type: 'MoodTurned', before, ...turn });
    }
    case 'ProposeWrapUp': {
      const { type: _, ...proposal } = command;
      const hasWork = state.afterContactWork.some(({ agentId }) => agentId === proposal.agentId);
      return hasWork ? one({ type: 'WrapUpProposed', ...proposal }) : nothing;
    }
  }
}

function catchIdea(
  { ideas }: Interaction,
  { ideaId, words, lineSequence }: Extract<AssistDeskCommand, { type: 'CatchIdea' }>,
): AssistDecision {
  if (words.trim() === '') return { refused: 'idea/empty' };
  if (words.length > ideaLimit) return { refused: 'idea/too-long' };
  return ideas.some((idea) => idea.ideaId === ideaId)
    ? nothing
    : one({ type: 'IdeaCaught', ideaId, words, lineSequence });
}

/** Whether the same steps stand in the same order; their chances may have moved. */
function isShown({ nextSteps }: Interaction, steps: readonly LikelyStep[]): boolean {
  const shown = nextSteps?.steps ?? [];
  return (
    shown.length === steps.length &&
    shown.every(({ scriptId, stepId }, at) => scriptId === steps[at]?.scriptId && stepId === steps[at].stepId)
  );
}

/** Whether these steps still lie ahead in the script being walked, and may be shown. */
function mayLookAhead(state: Interaction, steps: readonly LikelyStep[]): boolean {
  const { script, areHintsMuted } = state;
  if (!script || areHintsMuted || isOver(state)) return false;
  const present = presentFrame(script);
  return steps.every(({ scriptId, stepId }) => scriptId === present.scriptId && stepId !== present.stepId);
}
