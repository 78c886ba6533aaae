import fc from 'fast-check';
import { digitsOfLength, readingsOf } from '../testing/card-readings.ts';
import { inSpain, saidLines } from '../testing/said-lines.ts';
import { entitiesIn } from './entities-in.ts';
import type { EntityContext, SaidLine } from './entity.ts';
import { linesLookedAt } from './said-tokens.ts';

const told = fc.integer({ min: 3, max: 10 }).chain((length) => digitsOfLength(length));
const inFormat = (digits: string): EntityContext => {
  const pattern = `PD-${'#'.repeat(digits.length)}`;
  return { ...inSpain, identifiers: [{ kind: 'order', pattern, example: pattern }], phone: () => null };
};
const words = fc.constantFrom(
  ...[
    'cuatro',
    '44718',
    'PD',
    'pe',
    'de',
    'arroba',
    '@',
    'punto',
    'com',
    'euros',
    'con',
    'mil',
    'mañana',
    'martes',
    'a las',
    '¿',
    '.',
  ],
  ...[
    'twenty',
    'hundred',
    'at',
    'dot',
    'may',
    'third',
    'of',
    'double',
    'oh',
    'for',
    'quid',
    '€',
    '⟦payment-card⟧',
    'pedido',
    ',',
    '12/05/2026',
  ],
);
const texts = fc.array(words, { maxLength: 25 }).map((said) => said.join(' '));
const lines = fc
  .array(fc.tuple(texts, fc.constantFrom('customer', 'agent:ana')), { minLength: 1, maxLength: 20 })
  .map((said): readonly SaidLine[] =>
    said.map(([text, participantId], index) => ({
      sequence: index + 1,
      participantId,
      text,
      startedAt: index * 1_000,
    })),
  );

describe('entities in speech', () => {
  it('read any digits back from the way they are said, in one turn or in several', () => {
    const readings = told.chain((digits) => readingsOf(digits).map((pieces) => ({ digits, pieces })));
    fc.assert(
      fc.property(readings, fc.nat(9), ({ digits, pieces }, cut) => {
        const said = pieces.map((piece) => piece.words);
        const at = cut % said.length;
        const [before, after] = [said.slice(0, at).join(' '), said.slice(at).join(' ')];
        const turns = at === 0 ? [`pe de ${after}`] : [`pe de ${before}`, 'A: ajá', after];
        const found = entitiesIn(saidLines(...turns), inFormat(digits));
        expect(found.map(({ value }) => value)).toEqual([`PD-${digits}`]);
      }),
    );
  });

  it('are the same however much came before, if it is more than is looked at', () => {
    fc.assert(
      fc.property(lines, (said) => {
        expect(entitiesIn(said.slice(-(linesLookedAt + 1)), inSpain)).toEqual(entitiesIn(said, inSpain));
      }),
    );
  });

  it('never overlap, stand where they say, and hold nothing that was taken out', () => {
    fc.assert(
      fc.property(lines, (said) => {
        const parts = entitiesIn(said, inSpain).flatMap((entity) => {
          expect(entity.parts.length).toBeGreaterThan(0);
          expect(entity.words).not.toContain('⟦');
          return entity.parts;
        });
        for (const [index, part] of parts.entries()) {
          expect(part.to).toBeGreaterThan(part.from);
          const others = parts.slice(index + 1).filter(({ lineSequence }) => lineSequence === part.lineSequence);
          expect(others.filter(({ from, to }) => part.from < to && from < part.to)).toEqual([]);
        }
      }),
    );
  });
});
