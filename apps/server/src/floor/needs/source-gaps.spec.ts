import { initialInteraction, type Interaction, type Recorded } from '@aliado/domain';
import { SourceGaps } from './source-gaps.ts';

const state: Interaction = { ...initialInteraction, source: { name: 'pbx', contactId: 'c', can: [] } };
const noticed = (since: number, until: number | null): readonly Recorded[] => [
  {
    ...{ streamId: 'int-1', sequence: 2, occurredAt: since, recordedAt: since, by: 'source:pbx' },
    event: { type: 'SourceGapNoticed', since, until },
  },
];

describe('a gap in what a source tells', () => {
  it('needs somebody from when it began until the source is back', () => {
    const gaps = new SourceGaps();
    expect(gaps.take('int-1', noticed(100, null), state)).toEqual(['pbx']);
    expect(gaps.need('pbx')).toMatchObject({ interactionId: 'int-1', since: 100, about: { source: 'pbx' } });
    expect(gaps.take('int-1', noticed(100, 200), state)).toEqual(['pbx']);
    expect(gaps.need('pbx')).toBeNull();
  });

  it('is one need however many contacts it is in, until the last of them is over', () => {
    const gaps = new SourceGaps();
    gaps.take('int-1', noticed(100, null), state);
    gaps.take('int-2', noticed(110, null), state);
    gaps.take('int-3', noticed(90, null), state);
    expect(gaps.need('pbx')).toMatchObject({ id: 'source-gap:pbx:100', interactionId: null });
    expect(gaps.end('int-1', state)).toEqual(['pbx']);
    expect(gaps.need('pbx')).toMatchObject({ id: 'source-gap:pbx:100', interactionId: null });
    gaps.end('int-3', state);
    expect(gaps.need('pbx')).toMatchObject({ id: 'source-gap:pbx:100', since: 100, interactionId: 'int-2' });
    expect([gaps.end('int-2', state), gaps.need('pbx'), gaps.end('int-2', state)]).toEqual([['pbx'], null, []]);
    gaps.take('int-4', noticed(300, null), state);
    expect(gaps.need('pbx')).toMatchObject({ id: 'source-gap:pbx:300' });
  });
});
