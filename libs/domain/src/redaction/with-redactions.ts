import type { InteractionEvent } from '../interaction/interaction-event.ts';
import type { FoundKind } from './redaction.ts';

/**
 * The events with the traces of what was taken out: one entry a kind, behind them all, about the first event that carries text
 * from people. The events unchanged when nothing was found or none carries text. `nextSequence` is where the first will stand.
 */
export function withRedactions(
  nextSequence: number,
  events: readonly InteractionEvent[],
  found: readonly FoundKind[],
): readonly InteractionEvent[] {
  const index = events.findIndex(carriesText);
  if (index < 0 || found.length === 0) return events;
  const toSequence = nextSequence + index;
  const traces = found.map(({ kind, count }): InteractionEvent => ({
    type: 'RedactionApplied',
    toSequence,
    kind,
    count,
  }));
  return [...events, ...traces];
}

function carriesText(event: InteractionEvent): boolean {
  switch (event.type) {
    case 'UtteranceSpoken':
    case 'NoteWritten':
    case 'WhisperSent':
    case 'ScriptValueSet':
    case 'ValueNoted':
    case 'ActionAsked':
    case 'ActionAnswered':
    case 'AfterContactWorkFinished':
      return true;
    case 'HelpAsked':
      return event.words !== null;
    default:
      return false;
  }
}
