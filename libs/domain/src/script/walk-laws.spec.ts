import fc from 'fast-check';
import { decide } from '../interaction/decide.ts';
import { evolve } from '../interaction/evolve.ts';
import type { DeskCommand, SystemCommand } from '../interaction/command.ts';
import type { Interaction } from '../interaction/interaction.ts';
import { aCallWith } from '../testing/scenario.ts';
import { legalMoves } from './runner.ts';
import type { Script, ScriptStep } from './script.ts';
import { framesOf, presentFrame, resumable, type ScriptRun } from './script-state.ts';

const words = { tick: { es: 'Paso', en: 'Step' }, text: { es: 'Diga', en: 'Say' } };
const say = (id: string, next: string, more: object = {}): ScriptStep => ({ id, kind: 'say', ...words, next, ...more });
const script = (id: string, steps: readonly ScriptStep[], more: Partial<Script> = {}): Script => ({
  ...{ id, version: 1, name: words.tick, matter: `matter.${id}`, owner: 'x', triggers: { es: [], en: [] } },
  ...{ start: 'a', steps, ...more },
});
const scripts: readonly Script[] = [
  script('one', [
    say('a', 'b'),
    {
      ...{ id: 'b', kind: 'decide', ...words },
      options: ['c', 'd', 'a'].map((next) => ({ id: `to-${next}`, label: words.tick, next })),
    },
    say('c', 'part', { when: 'order.total > 1' }),
    say('d', 'part', { readOut: true }),
    { id: 'part', kind: 'script', ...words, script: 'inner', next: 'end' },
    { id: 'end', kind: 'close', ...words, disposition: 'x' },
  ]),
  script('two', [say('a', 'b'), say('b', 'end'), { id: 'end', kind: 'close', ...words, disposition: 'x' }]),
  script('inner', [say('a', 'b'), say('b', 'back'), { id: 'back', kind: 'return', ...words }], { isPart: true }),
];
const definitions = {
  find: (id: string, version: number) => scripts.find((s) => s.id === id && s.version === version),
};
const find = (id: string): Script => scripts.find((one) => one.id === id) ?? script('none', []);

const stepId = fc.constantFrom('a', 'b', 'c', 'd', 'part', 'end', 'back', 'nowhere');
const scriptId = fc.constantFrom('one', 'two', 'inner', 'nowhere');
const commands: fc.Arbitrary<DeskCommand | SystemCommand> = fc.oneof(
  {
    weight: 2,
    arbitrary: fc.record({ scriptId, stepId: fc.constantFrom('a', 'b') }).map(({ scriptId: id, stepId: at }) => ({
      type: 'StartScript' as const,
      scriptId: id,
      version: 1,
      stepId: at,
      matter: 'm',
      hintId: null,
    })),
  },
  { weight: 8, arbitrary: stepId.map((id) => ({ type: 'EnterScriptStep' as const, stepId: id, optionId: null })) },
  {
    weight: 3,
    arbitrary: fc.constant({ type: 'EnterSubScript' as const, scriptId: 'inner', version: 1, stepId: 'a' }),
  },
  { weight: 3, arbitrary: stepId.map((id) => ({ type: 'ReturnFromSubScript' as const, stepId: id })) },
  fc.constantFrom('completed' as const, 'left' as const).map((reason) => ({ type: 'LeaveScript' as const, reason })),
  { weight: 2, arbitrary: scriptId.map((id) => ({ type: 'ResumeScript' as const, scriptId: id })) },
  fc.record({
    type: fc.constant('NoteValue' as const),
    field: fc.constantFrom('x', 'y'),
    value: fc.constantFrom('1', '2'),
    from: fc.constant({ kind: 'typed' as const }),
  }),
  stepId.map((id) => ({ type: 'GiveReadOut' as const, stepId: id })),
);

/** Carries out a command as the server does; what is refused changes nothing. */
function take(state: Interaction, command: DeskCommand | SystemCommand): Interaction {
  const decision = decide(state, command, {
    agentId: 'ada',
    now: 10_000,
    afterContactWorkFor: 0,
    scripts: definitions,
  });
  if ('refused' in decision) return state;
  return decision.events.reduce(
    (next, event) =>
      evolve(next, {
        ...{
          streamId: 'int-1',
          sequence: next.sequence + 1,
          occurredAt: 10_000,
          recordedAt: 10_000,
          by: 'agent:ada' as const,
        },
        event,
      }),
    state,
  );
}

/** Every state on the way, the first included. */
const statesOf = (asked: readonly (DeskCommand | SystemCommand)[]): readonly Interaction[] =>
  asked.reduce<readonly Interaction[]>((states, command) => [...states, take(states.at(-1) ?? calm, command)], [calm]);
const calm = aCallWith('ada').state;
const walks = fc.array(commands, { maxLength: 60 });
const runsOf = ({ script: run, pastScripts }: Interaction): readonly ScriptRun[] => [
  ...(run ? [run] : []),
  ...pastScripts,
];

describe('walking scripts in whatever order', () => {
  it('keeps a way without holes: each step on it is one that the step before may lead to', () => {
    fc.assert(
      fc.property(walks, (asked) => {
        for (const frame of statesOf(asked).flatMap(runsOf).flatMap(framesOf)) {
          const way = [...frame.path, frame.stepId];
          expect(new Set(way).size).toBe(way.length);
          way.slice(1).forEach((id, at) => {
            const before = { ...frame, stepId: way[at] ?? '', visited: frame.visited };
            expect(legalMoves(find(frame.scriptId), before)).toContain(id);
          });
        }
      }),
      { numRuns: 300 },
    );
  });

  it('remembers every step that was visited, and those of the way among them', () => {
    fc.assert(
      fc.property(walks, (asked) => {
        for (const frame of statesOf(asked).flatMap(runsOf).flatMap(framesOf)) {
          expect(frame.visited).toEqual(expect.arrayContaining([...frame.path, frame.stepId]));
        }
        const states = statesOf(asked);
        states.slice(1).forEach((state, at) => {
          const [before, now] = [states[at]?.script, state.script];
          if (!before || now?.startedAt !== before.startedAt || now.scriptId !== before.scriptId) return;
          if (now.visited.length >= before.visited.length)
            expect(now.visited).toEqual(expect.arrayContaining([...before.visited]));
        });
      }),
    );
  });

  it('never loses a value', () => {
    fc.assert(
      fc.property(walks, (asked) => {
        const states = statesOf(asked);
        states.slice(1).forEach((state, at) => {
          expect(Object.keys(state.values)).toEqual(expect.arrayContaining(Object.keys(states[at]?.values ?? {})));
          expect(Object.keys(state.valueSources)).toEqual(Object.keys(state.values));
        });
      }),
    );
  });

  it('goes on where it was left, with all that was walked', () => {
    fc.assert(
      fc.property(walks, scriptId, (asked, id) => {
        const state = statesOf(asked).at(-1) ?? calm;
        const left = resumable(state, id);
        const resumed = take(state, { type: 'ResumeScript', scriptId: id });
        if (!left) return expect(resumed).toBe(state);
        const { leftBecause: _, stepSince: __, ...run } = left;
        expect(resumed.script).toMatchObject(run);
        if (state.script) expect(resumed.pastScripts.at(-1)).toEqual({ ...state.script, leftBecause: 'switched' });
        const again = take(resumed, { type: 'LeaveScript', reason: 'left' });
        expect(again.pastScripts.at(-1)).toMatchObject(run);
      }),
      { numRuns: 300 },
    );
  });

  it('is always at a step that its version has', () => {
    fc.assert(
      fc.property(walks, (asked) => {
        for (const { script: run } of statesOf(asked)) {
          if (run)
            expect(find(presentFrame(run).scriptId).steps.map(({ id }) => id)).toContain(presentFrame(run).stepId);
        }
      }),
    );
  });
});
