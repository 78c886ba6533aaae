import type { DurationMs } from '../time/epoch.ts';
import type { SessionFacts } from './session-facts.ts';

/** What happened in a session that it can be found by; several are asked for together. */
export const sessionMarks = [
  'hints-ignored',
  'remedy-granted',
  'approval-asked',
  'upset',
  'ended-upset',
  'promise-made',
  'idea',
  'help-asked',
  'transferred',
  'long-hold',
] as const;

/** One of them. */
export type SessionMark = (typeof sessionMarks)[number];

/** A session with more time on hold than this had long holds. */
const longHoldMs: DurationMs = 2 * 60_000;

const holds: Readonly<Record<SessionMark, (facts: SessionFacts) => boolean>> = {
  'hints-ignored': ({ hints }) => hints.ignored > 0,
  'remedy-granted': ({ granted }) => granted > 0,
  'approval-asked': ({ asked }) => asked > 0,
  upset: ({ wasUpset }) => wasUpset,
  'ended-upset': ({ mood }) => mood === 'upset',
  'promise-made': ({ promises }) => promises > 0,
  idea: ({ ideas }) => ideas > 0,
  'help-asked': ({ wasHelpAsked }) => wasHelpAsked,
  transferred: ({ transfers }) => transfers > 0,
  'long-hold': ({ heldFor }) => heldFor > longHoldMs,
};

/** What happened in a session that it can be found by. */
export const marksOf = (facts: SessionFacts): readonly SessionMark[] =>
  sessionMarks.filter((mark) => holds[mark](facts));
