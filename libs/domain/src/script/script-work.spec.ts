import type { ActionOutcome } from './script-event.ts';
import { aCallWith } from '../testing/scenario.ts';
import { evolveScript } from './evolve-script.ts';
import { initialScripts } from './script-state.ts';

const start = {
  type: 'StartScript',
  ...{ scriptId: 'failed-delivery', version: 9, stepId: 'apologise', matter: 'delivery.failed', hintId: null },
} as const;
const walking = aCallWith('ada').asks(7_000, 'ada', start);
const tick = (isTicked: boolean) =>
  ({ type: 'TickItem', scriptId: 'failed-delivery', itemId: 'apology', isTicked }) as const;
const heard = { type: 'HearItem', scriptId: 'failed-delivery', itemId: 'apology', lineSequence: 4 } as const;
const apology = 'failed-delivery/apology';

describe('an item of a checklist', () => {
  it('is ticked by what is said, and says by which line', () => {
    expect(walking.server(8_000, heard).state.checklist).toEqual({
      [apology]: { isTicked: true, lineSequence: 4, at: 8_000 },
    });
  });

  it('that a hand cleared is ticked by a hand only', () => {
    const cleared = walking.server(8_000, heard).asks(9_000, 'ada', tick(false));
    expect(cleared.server(9_500, heard).state).toBe(cleared.state);
    expect(cleared.asks(9_600, 'ada', tick(true)).state.checklist[apology]).toEqual({
      ...{ isTicked: true, lineSequence: null, at: 9_600 },
    });
  });
});

describe('a required read-out', () => {
  const key = 'failed-delivery/apologise';

  it('is given by hand or by what is said, and recorded with how', () => {
    const given = walking.server(8_000, {
      type: 'HearReadOut',
      stepId: 'apologise',
      lineSequences: [5, 6],
      likeness: 0.9,
    });
    expect(given.state.readOuts[key]).toEqual({ by: 'heard', lineSequences: [5, 6], likeness: 0.9, at: 8_000 });
    expect(given.asks(8_100, 'ada', { type: 'GiveReadOut', stepId: 'apologise' }).state).toBe(given.state);
  });

  it('that was left out with a reason may still be given', () => {
    const omitted = walking.asks(8_000, 'ada', {
      type: 'OmitReadOut',
      stepId: 'apologise',
      reason: 'customer-declined',
    });
    expect(omitted.state.readOuts[key]).toEqual({ omittedBecause: 'customer-declined', at: 8_000 });
    const given = omitted.asks(9_000, 'ada', { type: 'GiveReadOut', stepId: 'apologise' });
    expect(given.state.readOuts[key]).toMatchObject({ by: 'hand' });
  });
});

describe('what another system is asked', () => {
  const asked = walking.server(8_000, {
    ...{ type: 'AskAction', callId: 'c1', action: 'order-status', scriptId: 'failed-delivery', stepId: 'apologise' },
    with: { order: 'PD-1' },
  });
  const answer = (outcome: ActionOutcome, saves: Readonly<Record<string, string>> = {}) =>
    asked.server(9_000, { type: 'AnswerAction', callId: 'c1', outcome, saves });

  it('is on its way until it is answered, once', () => {
    expect(asked.state.calls).toMatchObject([{ callId: 'c1', askedAt: 8_000, outcome: null, answeredAt: null }]);
    const failed = answer({ failed: 'timed-out' });
    expect(failed.state.calls).toMatchObject([{ outcome: { failed: 'timed-out' }, answeredAt: 9_000 }]);
    const late = failed.server(9_500, {
      type: 'AnswerAction',
      callId: 'c1',
      outcome: { values: {} },
      saves: { slot: 'x' },
    });
    expect(late.state).toBe(failed.state);
  });

  it('fills fields and says where the values come from', () => {
    const { values, valueSources } = answer({ values: { slot: '16–18 h' } }, { slot: '16–18 h' }).state;
    expect([values, valueSources]).toEqual([
      { slot: '16–18 h' },
      { slot: { kind: 'looked-up', action: 'order-status', at: 8_000 } },
    ]);
  });

  it('does not overrule what a person told', () => {
    const told = asked.asks(8_500, 'ada', {
      type: 'NoteValue',
      field: 'slot',
      value: 'jueves',
      from: { kind: 'typed' },
    });
    const answered = told.server(9_000, {
      ...{ type: 'AnswerAction', callId: 'c1', outcome: { values: { slot: 'lunes' } }, saves: { slot: 'lunes' } },
    });
    expect(answered.state.values).toEqual({ slot: 'jueves' });
  });
});

describe('a value', () => {
  it('names the line in which it was said, which must be there', () => {
    const note = (lineSequence: number) =>
      ({ type: 'NoteValue', field: 'x', value: '1', from: { kind: 'said', lineSequence } }) as const;
    expect(walking.asks(8_000, 'ada', note(99)).refused).toBe('line/unknown');
  });

  it('of an older console counts as typed', () => {
    const { valueSources } = walking.asks(8_000, 'ada', { type: 'SetScriptValue', field: 'x', value: '1' }).state;
    expect(valueSources).toEqual({ x: { kind: 'typed' } });
  });
});

describe('events that do not fit', () => {
  it('change nothing of how scripts are walked', () => {
    const gone = evolveScript(initialScripts, 0, 1, { type: 'SubScriptReturned', stepId: 'x' });
    expect(evolveScript(gone, 0, 2, { type: 'ScriptResumed', scriptId: 'x', version: 1 })).toBe(initialScripts);
  });
});
