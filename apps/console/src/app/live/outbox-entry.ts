import type { AgentRefusal, FloorRefusal, DeskCommand, EpochMs, InteractionRefusal, LiveRefusal } from '@aliado/domain';

/** Why the server did not do what was asked. */
export type Refusal = InteractionRefusal | AgentRefusal | FloorRefusal | LiveRefusal;

/** A command on its way to the log. */
export interface OutboxEntry {
  readonly commandId: string;
  readonly interactionId: string;
  readonly command: DeskCommand;
  readonly madeAt: EpochMs;
  /** Pending until the server says it is on disk; failed when it was tried often enough or refused for good. */
  readonly state: 'pending' | 'saved' | 'failed';
  /** The sequence up to which the log holds it; null until saved. */
  readonly savedUpTo: number | null;
  /** Tries that came to nothing while the line was open. */
  readonly attempts: number;
  /** Why it failed; null otherwise or when there was no answer. */
  readonly refusal: Refusal | null;
}

/** What is refused only for now: the same command is tried again. */
const passing: ReadonlySet<Refusal> = new Set<Refusal>(['live/unavailable', 'live/too-many']);

/** Whether a refusal may be gone at the next try. */
export const isPassing = (refusal: Refusal): boolean => passing.has(refusal);

/** Whether `later` makes `earlier` needless, so that only the last of many keystrokes is sent. */
export function supersedes(later: OutboxEntry, earlier: OutboxEntry): boolean {
  if (later.interactionId !== earlier.interactionId) return false;
  const [a, b] = [later.command, earlier.command];
  if (a.type === 'WriteNote' && b.type === 'WriteNote') return a.noteId === b.noteId;
  if (a.type === 'SetScriptValue' && b.type === 'SetScriptValue') return a.field === b.field;
  return false;
}
