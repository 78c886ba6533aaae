import type { InteractionEvent } from '../interaction/interaction-event.ts';
import { withRedactions } from './with-redactions.ts';

describe('the trace of a redaction', () => {
  const found = [
    { kind: 'payment-card', count: 1 },
    { kind: 'security-code', count: 2 },
  ];
  const note: InteractionEvent = { type: 'NoteWritten', noteId: 'n1', text: '⟦payment-card⟧' };

  it('stands behind the events and names the entry that lost something', () => {
    const muted: InteractionEvent = { type: 'HintsMuted' };
    expect(withRedactions(7, [muted, note], found)).toEqual([
      muted,
      note,
      { type: 'RedactionApplied', toSequence: 8, kind: 'payment-card', count: 1 },
      { type: 'RedactionApplied', toSequence: 8, kind: 'security-code', count: 2 },
    ]);
  });

  it('is left out where nothing was found, or nothing that carries words was recorded', () => {
    expect(withRedactions(7, [note], [])).toEqual([note]);
    const asked: InteractionEvent = { type: 'HelpAsked', words: null };
    expect(withRedactions(7, [asked], found)).toEqual([asked]);
    expect(withRedactions(7, [], found)).toEqual([]);
  });
});
