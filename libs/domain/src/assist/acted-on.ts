import type { Hint } from '../hint/hint.ts';
import type { Interaction } from '../interaction/interaction.ts';
import type { InteractionEvent } from '../interaction/interaction-event.ts';
import type { AssistEvent } from './assist-event.ts';
import type { UsedHint } from './assist-state.ts';

/** What is done when a hint of a kind is acted on. Kinds of which a log cannot tell are left out. */
const acts: Partial<Record<Hint['kind'], (hint: UsedHint, event: InteractionEvent, before: Interaction) => boolean>> = {
  script: ({ target }, event, { script }) =>
    script?.scriptId === target.id && (event.type === 'ScriptStepEntered' || event.type === 'SubScriptEntered'),
  'next-action': ({ target }, event) => event.type === 'ScriptStepEntered' && event.stepId === target.id,
  promise: (_, event) => event.type === 'PromiseMade',
  idea: (_, event) => event.type === 'IdeaCaught',
};

/** Whether it can be told of such a hint if it was acted on. */
export const canBeActedOn = ({ kind }: Pick<Hint, 'kind'>): boolean => acts[kind] !== undefined;

/** The state without the used hints that an event acts on. `before` is the state that the event meets. */
export function withoutActedOn(state: Interaction, before: Interaction, event: InteractionEvent): Interaction {
  if (before.usedHints.length === 0) return state;
  const usedHints = state.usedHints.filter((hint) => acts[hint.kind]?.(hint, event, before) !== true);
  return usedHints.length === state.usedHints.length ? state : { ...state, usedHints };
}

/** What is left over when the contact ends. */
export const notActedOn = ({ usedHints }: Interaction): readonly AssistEvent[] =>
  usedHints.map(({ id }) => ({ type: 'HintNotActedOn', hintId: id }));
