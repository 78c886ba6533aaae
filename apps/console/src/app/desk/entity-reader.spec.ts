import { append, emptyList, type EntityContext, type Line } from '@aliado/domain';
import { EntityReader } from './entity-reader.ts';

const said = (sequence: number, participantId: string, text: string): Line => ({
  kind: 'utterance',
  ...{ sequence, text, utteranceId: `u-${sequence}`, participantId, role: 'customer' },
  ...{ startedAt: sequence * 1_000, endedAt: 0, language: 'es', isLate: false },
});
const context: EntityContext = {
  identifiers: [{ kind: 'order', pattern: 'PD-#####', example: 'PD-44718' }],
  ...{ country: 'ES', phone: () => null, dayOf: () => '2026-11-18' },
};

describe('entities of a transcript', () => {
  it('are read once a line, with whose words completed them', () => {
    let asked = 0;
    const reader = new EntityReader({ ...context, dayOf: () => `2026-11-${10 + ++asked}` });
    const mark: Line = { kind: 'mark', sequence: 3, mark: 'held', at: 0, about: null };
    const first = [said(1, 'customer', 'PD cuatro cuatro siete'), said(2, 'agent:ana', 'sí'), mark];
    const lines = [...first, said(4, 'customer', 'uno ocho')].reduce(append, emptyList<Line>());
    const found = reader.in(lines);
    expect(found.map(({ entity, ...rest }) => [entity.value, rest])).toEqual([
      ['PD-44718', { participantId: 'customer', lineSequence: 4 }],
    ]);
    const longer = append(lines, said(5, 'customer', 'gracias'));
    expect(reader.in(longer)[0]?.entity).toBe(found[0]?.entity);
    expect(asked).toBe(4);
  });
});
