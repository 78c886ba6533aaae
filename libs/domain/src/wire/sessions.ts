import type { Recorded } from '../interaction/interaction-event.ts';
import type { SessionFacts } from '../replay/session-facts.ts';

/** A session that is over, in a list. */
export interface SessionRow {
  readonly facts: SessionFacts;
  /** Who it was with; null where nobody knew, and for readers who may not know customers. */
  readonly customerName: string | null;
  /** Where words were searched: the words around them, as they are in the log; null otherwise. */
  readonly around: string | null;
}

/** Sessions that fit a search, newest first, from `GET /api/studio/sessions`. */
export interface SessionPage {
  readonly sessions: readonly SessionRow[];
  /** Ask for what is older with this; null where nothing is. */
  readonly nextCursor: string | null;
  /** False while sessions are still being taken into the index: what was found may miss some. */
  readonly isComplete: boolean;
}

/** A session whole, from `GET /api/studio/sessions/:id`. */
export interface SessionTape {
  /** As this reader may see them, in order and without holes. */
  readonly entries: readonly Recorded[];
  readonly customerName: string | null;
}
