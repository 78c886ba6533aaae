import type { Interaction } from '../interaction/interaction.ts';
import type { InteractionEvent } from '../interaction/interaction-event.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { AssistEvent } from './assist-event.ts';

/** Folds in what was proposed, read and recognised. */
export function evolveAssist(state: Interaction, at: EpochMs, event: AssistEvent): Interaction {
  switch (event.type) {
    case 'HintRead':
      return {
        ...state,
        hints: state.hints.map((open) => (open.hint.id === event.hintId ? { ...open, readAt: at } : open)),
      };
    case 'HintNotActedOn':
      return { ...state, usedHints: state.usedHints.filter(({ id }) => id !== event.hintId) };
    case 'NextStepsProposed': {
      const { type: _, ...nextSteps } = event;
      return { ...state, nextSteps };
    }
    case 'MoodTurned': {
      const { type: _, ...turn } = event;
      return { ...state, moodTurns: [...state.moodTurns, { ...turn, turnedAt: at }] };
    }
    case 'IdeaCaught': {
      const { type: _, ...idea } = event;
      return { ...state, ideas: [...state.ideas, { ...idea, caughtAt: at }] };
    }
    case 'WrapUpProposed': {
      const { type: _, ...proposal } = event;
      const others = state.wrapUpProposals.filter(({ agentId }) => agentId !== proposal.agentId);
      return { ...state, wrapUpProposals: [...others, proposal] };
    }
  }
}

/** After these the steps that were likely are not: something else is walked, or nothing is to be shown. */
const overtaking: ReadonlySet<InteractionEvent['type']> = new Set([
  'ScriptStarted',
  'ScriptStepEntered',
  'ScriptLeft',
  'ScriptResumed',
  'SubScriptEntered',
  'SubScriptReturned',
  'HintsMuted',
  'InteractionEnded',
  'InteractionAbandoned',
] satisfies InteractionEvent['type'][]);

/** The state without likely steps that an event overtakes. */
export const withoutOvertaken = (state: Interaction, { type }: InteractionEvent): Interaction =>
  state.nextSteps !== null && overtaking.has(type) ? { ...state, nextSteps: null } : state;
