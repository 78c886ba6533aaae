import { append, emptyList, type Line } from '@aliado/domain';
import { sourceOf } from './script-source.ts';

const said = (sequence: number, text: string): Line => ({
  kind: 'utterance',
  ...{ sequence, text, utteranceId: `u-${sequence}`, participantId: 'customer', role: 'customer' },
  ...{ startedAt: 0, endedAt: 0, language: 'es', isLate: false },
});
const lines = [said(4, 'Es el pedido PD-44718.'), said(6, 'El PD 44718, sí.'), said(8, 'Gracias.')].reduce(
  append,
  emptyList<Line>(),
);

describe('where a noted value comes from', () => {
  it('is the last line in which it was said, however it was written', () => {
    expect(sourceOf({ lines }, 'pd-44718')).toEqual({ kind: 'said', lineSequence: 6 });
  });

  it('is the reader’s own hand where nobody said it, or it is too short to tell', () => {
    expect(sourceOf({ lines }, 'PD-1')).toEqual({ kind: 'typed' });
    expect(sourceOf({ lines }, 'sí')).toEqual({ kind: 'typed' });
  });
});
