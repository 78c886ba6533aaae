import { append, emptyList, type Line, type SummarySentence } from '@aliado/domain';
import { writtenSentences } from './written-sentences.ts';

const said = (sequence: number, text: string): Line => ({
  ...{ kind: 'utterance', sequence, utteranceId: text, participantId: 'customer', role: 'customer', text },
  ...{ startedAt: 0, endedAt: 0, language: 'es', isLate: false },
});
const lines = [
  said(4, 'No vino nadie.'),
  said(9, 'El jueves.'),
  { kind: 'mark', sequence: 12, mark: 'ended', at: 0, about: null } as const,
].reduce(append<Line>, emptyList<Line>());
const sentence = (text: string, ...sequences: readonly number[]): SummarySentence => ({
  ...{ about: 'done', text: { es: text, en: `${text} (en)` }, sequences },
});

describe('sentences of a summary', () => {
  it('lead to the words they stand on, numbered through, and to the words before what was done', () => {
    const written = writtenSentences(
      [sentence('Uno.', 4), sentence('Dos.', 6, 4, 9), sentence('Tres.', 20)],
      { lines },
      'es',
    );
    expect(
      written.map(({ text, sources }) => [text, sources.map(({ number, sequence }) => [number, sequence])]),
    ).toEqual([
      ['Uno.', [[1, 4]]],
      [
        'Dos.',
        [
          [1, 4],
          [2, 9],
        ],
      ],
      ['Tres.', [[3, 12]]],
    ]);
    expect(written.map(({ sources }) => sources[0]?.words)).toEqual(['No vino nadie.', 'No vino nadie.', null]);
  });

  it('are in the reader’s language, and have no numbers where nothing was said', () => {
    expect(writtenSentences([sentence('Uno.', 1)], { lines: emptyList() }, 'en')).toEqual([
      { text: 'Uno. (en)', sources: [] },
    ]);
  });
});
