import fc from 'fast-check';
import { deskCommands, hints, interactionLogs, lifeFacts, sourceFacts } from '../testing/arbitraries.ts';
import { aScenario } from '../testing/scenario.ts';
import { toArray } from '../collection/chunked-list.ts';
import { evolve } from './evolve.ts';
import type { DeskCommand, SystemCommand } from './command.ts';
import type { Recorded, SourceFact } from './interaction-event.ts';
import { redactFor, redactStateFor } from './redact-for.ts';
import { replay } from './replay.ts';

const logWithCut = interactionLogs.chain((log) => fc.tuple(fc.constant(log), fc.nat(log.length)));

/** A log with some entries told twice or late, as sockets deliver them: never before those that come before. */
const repeatedLogs = interactionLogs.chain((log) =>
  fc.array(fc.nat(log.length), { minLength: log.length, maxLength: log.length }).map((backs) => ({
    log,
    delivered: log.flatMap((entry, index) => [
      entry,
      ...log.slice(Math.max(0, index - (backs[index] ?? 0)), index + 1),
    ]),
  })),
);

/** Where a value holds `undefined`, by path. */
function undefinedIn(value: unknown, path = 'state'): readonly string[] {
  if (value === undefined) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => undefinedIn(inner, `${path}.${key}`));
}

describe('the fold of an interaction', () => {
  it('ends the same wherever its log is cut in two', () => {
    fc.assert(
      fc.property(logWithCut, ([log, cut]) => {
        expect(log.slice(cut).reduce(evolve, replay(log, cut))).toEqual(replay(log));
      }),
    );
  });

  it('ends live where replay ends, with a snapshot that went through JSON in between', () => {
    fc.assert(
      fc.property(logWithCut, ([log, cut]) => {
        const snapshot = JSON.parse(JSON.stringify(replay(log, cut))) as ReturnType<typeof replay>;
        expect(JSON.stringify(log.slice(cut).reduce(evolve, snapshot))).toBe(JSON.stringify(replay(log)));
      }),
    );
  });

  it('takes no notice of entries that come again', () => {
    fc.assert(
      fc.property(repeatedLogs, ({ log, delivered }) => {
        expect(delivered.reduce(evolve, replay([]))).toEqual(replay(log));
      }),
    );
  });

  it('only moves the sequence on for an event of a newer build', () => {
    fc.assert(
      fc.property(interactionLogs, fc.string(), (log, name) => {
        const state = replay(log);
        const event = { type: `Newer${name}` } as unknown as Recorded['event'];
        const sequence = state.sequence + 1;
        const entry: Recorded = { streamId: 'int-1', sequence, occurredAt: 0, recordedAt: 0, by: 'system', event };
        expect(evolve(state, entry)).toEqual({ ...state, sequence });
      }),
    );
  });

  it('holds no `undefined`, so that JSON carries it whole', () => {
    fc.assert(fc.property(interactionLogs, (log) => expect(undefinedIn(replay(log))).toEqual([])));
  });

  it('keeps every utterance and every mark in the order of the log', () => {
    fc.assert(
      fc.property(interactionLogs, (log) => {
        const sequences = toArray(replay(log).lines).map(({ sequence }) => sequence);
        expect(sequences).toEqual([...sequences].sort((one, other) => one - other));
        const spoken = log.filter(({ event }) => event.type === 'UtteranceSpoken').map(({ sequence }) => sequence);
        expect(sequences).toEqual(expect.arrayContaining(spoken));
      }),
    );
  });
});

describe('what leaves the server', () => {
  it.each(['full', 'masked'] as const)('has as many entries with the same sequences for a %s reader', (reader) => {
    fc.assert(
      fc.property(interactionLogs, (log) => {
        const sent = log.map((entry) => redactFor(reader, entry));
        expect(sent.map(({ sequence }) => sequence)).toEqual(log.map(({ sequence }) => sequence));
        expect(sent.map(({ event }) => event.type)).toEqual(log.map(({ event }) => event.type));
      }),
    );
  });

  it.each(['full', 'masked', 'unwatched'] as const)('tells a %s reader the same by entries as by state', (reader) => {
    fc.assert(
      fc.property(interactionLogs, (log) => {
        expect(replay(log.map((entry) => redactFor(reader, entry)))).toEqual(redactStateFor(reader, replay(log)));
      }),
    );
  });

  it('tells a masked reader no name and no address of a customer', () => {
    fc.assert(
      fc.property(interactionLogs, (log) => {
        const told = JSON.stringify(log.map((entry) => redactFor('masked', entry)).map(({ event }) => event));
        expect(told).not.toMatch(/Lucía Ferrer|Jack Sullivan|Marta|"(from|to)":"/u);
      }),
    );
  });
});

interface Step {
  readonly at: number;
  readonly does:
    | { readonly fact: SourceFact }
    | { readonly agentId: string; readonly command: DeskCommand }
    | { readonly system: Exclude<SystemCommand, { type: 'TakeFact' }> };
}

describe('every decision', () => {
  const steps: fc.Arbitrary<Step[]> = fc.array(
    fc.record({
      at: fc.nat(600_000),
      does: fc.oneof(
        sourceFacts.map((fact) => ({ fact })),
        lifeFacts.map((fact) => ({ fact })),
        fc.record({ agentId: fc.constantFrom('ada', 'bruno'), command: deskCommands }),
        hints.map((hint) => ({ system: { type: 'ShowHint', hint } as const })),
        fc.constant({ system: { type: 'CloseOverdueWork' } as const }),
      ),
    }),
    { maxLength: 60 },
  );

  const scenarioOf = (taken: readonly Step[]) =>
    taken.reduce((scenario, { at, does }) => {
      if ('fact' in does) return scenario.fact(at, does.fact);
      return 'system' in does ? scenario.server(at, does.system) : scenario.asks(at, does.agentId, does.command);
    }, aScenario('int-1'));

  it('folds, and the state that was decided on is the one that replay gives', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { tape, state } = scenarioOf(taken);
        expect(state).toEqual(replay(tape.entries));
      }),
    );
  });

  it('leaves after-contact work with nobody once an interaction is closed, and an ended one to somebody', () => {
    fc.assert(
      fc.property(steps, (taken) => {
        const { phase, afterContactWork } = scenarioOf(taken.filter(({ does }) => 'fact' in does)).state;
        if (phase === 'closed') expect(afterContactWork).toEqual([]);
        if (phase === 'ended') expect(afterContactWork).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
