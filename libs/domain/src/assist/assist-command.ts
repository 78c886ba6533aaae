import type { AssistEvent } from './assist-event.ts';

/** What an agent at the desk may ask about what was proposed. */
export type AssistDeskCommand =
  | { readonly type: 'ReadHint'; readonly hintId: string }
  | {
      readonly type: 'CatchIdea';
      /** Made by the console, once an idea. */
      readonly ideaId: string;
      readonly words: string;
      readonly lineSequence: number | null;
    };

type Proposed<T extends AssistEvent['type']> = Omit<Extract<AssistEvent, { type: T }>, 'type'>;

/** What the server proposes and recognises. */
export type AssistUpkeep =
  | ({ readonly type: 'ProposeNextSteps' } & Proposed<'NextStepsProposed'>)
  | ({ readonly type: 'NoteMood' } & Omit<Proposed<'MoodTurned'>, 'before'>)
  | ({ readonly type: 'ProposeWrapUp' } & Proposed<'WrapUpProposed'>);

/** Why such a command changed nothing. */
export type AssistRefusal = 'idea/empty' | 'idea/too-long';
