import { aCallWith, aRingingCall, aScenario, scenarioWorkFor } from '../testing/scenario.ts';
import type { Hint } from '../hint/hint.ts';
import type { SourceFact } from './interaction-event.ts';
import { extensionLimitMs, extensionMs, noteLimit } from './decide.ts';

const hint: Hint = {
  id: 'h1',
  kind: 'script',
  target: { id: 'failed-delivery', version: 9 },
  title: { es: 'Entrega que no llegó', en: 'Delivery that never came' },
  text: { es: 'Discúlpese primero.', en: 'Apologise first.' },
  reason: {
    proposer: 'trigger',
    source: { id: 'failed-delivery', version: 9 },
    words: [],
    lineSequence: null,
    score: 1,
  },
};
const hungUp: SourceFact = { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'agent' };
const start = {
  type: 'StartScript',
  ...{ scriptId: 'failed-delivery', version: 9, stepId: 'apologise', matter: 'delivery.failed', hintId: null },
} as const;
const enter = (stepId: string) => ({ type: 'EnterScriptStep', stepId, optionId: null }) as const;
const write = (text: string) => ({ type: 'WriteNote', noteId: 'n1', text }) as const;

describe('who may act on a contact', () => {
  it('is who has it, who it rings at, and who still writes it up', () => {
    expect(aRingingCall('ada').asks(5_000, 'ada', write('hola')).refused).toBeNull();
    expect(aRingingCall('ada').asks(5_000, 'bruno', write('hola')).refused).toBe('interaction/not-yours');
    expect(aCallWith('ada').fact(9_000, hungUp).asks(9_100, 'ada', write('hola')).refused).toBeNull();
    expect(aScenario('int-1').asks(0, 'ada', write('hola')).refused).toBe('interaction/unknown');
  });

  it('is nobody once it is closed', () => {
    const finish = { type: 'FinishAfterContactWork', disposition: null, matter: null, summary: '' } as const;
    const closed = aCallWith('ada').fact(9_000, hungUp).asks(9_100, 'ada', finish);
    expect(closed.asks(9_200, 'ada', write('tarde')).refused).toBe('interaction/already-closed');
  });
});

describe('the customer', () => {
  const guess = { type: 'IdentifyCustomer', certainty: 'probable', customerId: 'c-1', candidates: [] } as const;

  it('is who the agent says, whatever the machine finds later', () => {
    const corrected = aCallWith('ada')
      .server(6_500, guess)
      .asks(7_000, 'ada', { type: 'CorrectCustomer', customerId: null, name: 'Marta' })
      .server(8_000, guess);
    expect(corrected.state.customer).toMatchObject({
      certainty: 'unknown',
      customerId: null,
      newName: 'Marta',
      confirmedAt: 7_000,
    });
  });

  it('is known from one confirmation on', () => {
    const confirmed = aCallWith('ada')
      .server(6_500, guess)
      .asks(7_000, 'ada', { type: 'ConfirmCustomer', customerId: 'c-1' });
    expect(confirmed.state.customer).toMatchObject({ certainty: 'known', customerId: 'c-1', confirmedAt: 7_000 });
    const again = confirmed.asks(7_100, 'ada', { type: 'ConfirmCustomer', customerId: 'c-1' });
    expect(again.tape.entries).toEqual(confirmed.tape.entries);
  });
});

describe('a hint', () => {
  const shown = aCallWith('ada').server(8_000, { type: 'ShowHint', hint });

  it('stands until it is used, and is counted', () => {
    expect(shown.state.hints).toEqual([{ hint, shownAt: 8_000, readAt: null }]);
    const used = shown.asks(9_000, 'ada', { type: 'UseHint', hintId: 'h1' });
    expect(used.state.hints).toEqual([]);
    expect(used.state.hintHistory).toEqual({
      'script:failed-delivery': { timesShown: 1, lastShownAt: 8_000, timesUsed: 1, timesDismissed: 0 },
    });
    expect(used.asks(9_100, 'ada', { type: 'DismissHint', hintId: 'h1' }).refused).toBe('hint/gone');
  });

  it('is not shown to who muted them, nor after the call', () => {
    const muted = aCallWith('ada').asks(7_000, 'ada', { type: 'MuteHints' }).server(8_000, { type: 'ShowHint', hint });
    expect(muted.state).toMatchObject({ areHintsMuted: true, hints: [] });
    const over = aCallWith('ada').fact(7_000, hungUp).server(8_000, { type: 'ShowHint', hint });
    expect(over.state.hints).toEqual([]);
  });

  it('that expired counts as neither used nor dismissed', () => {
    const expired = shown.server(30_000, { type: 'SettleHint', hintId: 'h1', outcome: 'expired' });
    expect(expired.state.hintHistory['script:failed-delivery']).toMatchObject({ timesUsed: 0, timesDismissed: 0 });
  });
});

describe('a script', () => {
  const walked = [start, enter('why'), enter('recap')].reduce(
    (call, command, index) => call.asks(7_000 + index, 'ada', command),
    aCallWith('ada'),
  );

  it('remembers the way, and going back shortens it', () => {
    expect(walked.state.script).toMatchObject({ stepId: 'recap', path: ['apologise', 'why'] });
    expect(walked.asks(8_000, 'ada', enter('why')).state.script).toMatchObject({ stepId: 'why', path: ['apologise'] });
  });

  it('keeps what was told when another one is started', () => {
    const told = walked.asks(8_000, 'ada', { type: 'SetScriptValue', field: 'orderNumber', value: 'PD-44718' });
    const switched = told.asks(9_000, 'ada', { ...start, scriptId: 'refund-status', matter: 'refund.status' });
    expect(switched.state).toMatchObject({
      values: { orderNumber: 'PD-44718' },
      matter: 'refund.status',
      pastScripts: [{ matter: 'delivery.failed', leftBecause: 'switched' }],
    });
    expect(switched.tape.entries.slice(-2).map(({ event }) => event)).toMatchObject([
      { type: 'ScriptLeft', reason: 'switched' },
      { type: 'ScriptStarted', scriptId: 'refund-status' },
    ]);
  });

  it('cannot be walked or left when none runs', () => {
    expect(aCallWith('ada').asks(7_000, 'ada', enter('why')).refused).toBe('script/not-running');
    expect(aCallWith('ada').asks(7_000, 'ada', { type: 'LeaveScript', reason: 'left' }).refused).toBe(
      'script/not-running',
    );
  });
});

describe('a note', () => {
  it('is replaced in its place as it is written on', () => {
    const call = aCallWith('ada')
      .asks(7_000, 'ada', write('llama'))
      .asks(7_500, 'ada', { type: 'WriteNote', noteId: 'n2', text: 'otra' })
      .asks(8_000, 'ada', write('llama el jueves'));
    expect(call.state.notes).toEqual([
      { noteId: 'n1', text: 'llama el jueves', writtenAt: 8_000 },
      { noteId: 'n2', text: 'otra', writtenAt: 7_500 },
    ]);
    expect(call.asks(9_000, 'ada', write('llama el jueves')).tape.entries).toEqual(call.tape.entries);
  });

  it('has a longest length', () => {
    const call = aCallWith('ada');
    expect(call.asks(7_000, 'ada', write('x'.repeat(noteLimit))).refused).toBeNull();
    expect(call.asks(7_000, 'ada', write('x'.repeat(noteLimit + 1))).refused).toBe('note/too-long');
  });
});

describe('a pin', () => {
  it('holds a line that is there, once', () => {
    const call = aCallWith('ada').fact(7_000, { type: 'CallHeld' });
    const lineSequence = call.state.sequence;
    const pinned = call.asks(7_500, 'ada', { type: 'PinLine', lineSequence });
    expect(pinned.asks(7_600, 'ada', { type: 'PinLine', lineSequence }).state.pins).toEqual([lineSequence]);
    expect(pinned.asks(7_700, 'ada', { type: 'UnpinLine', lineSequence }).state.pins).toEqual([]);
    expect(call.asks(7_500, 'ada', { type: 'PinLine', lineSequence: 1 }).refused).toBe('line/unknown');
  });
});

describe('the wrap-up', () => {
  const ended = aCallWith('ada').asks(7_000, 'ada', write('llamar el jueves')).fact(10_000, hungUp);
  const dueAt = 10_000 + scenarioWorkFor;

  it('keeps the notes when its time runs out', () => {
    expect(ended.server(dueAt - 1, { type: 'CloseOverdueWork' }).state.phase).toBe('ended');
    const closed = ended.server(dueAt, { type: 'CloseOverdueWork' });
    expect(closed.state).toMatchObject({ phase: 'closed', afterContactWork: [] });
    expect(closed.state.wrapUps).toEqual([
      {
        ...{ agentId: 'ada', disposition: null, matter: null, summary: 'llamar el jueves' },
        ...{ finishedBy: 'timeout', finishedAt: dueAt },
      },
    ]);
    expect(closed.server(dueAt + 1, { type: 'CloseOverdueWork' }).tape.entries).toEqual(closed.tape.entries);
  });

  it('keeps what was proposed, which holds the notes, when its time runs out', () => {
    const proposed = ended.server(10_001, {
      type: 'ProposeWrapUp',
      agentId: 'ada',
      sentences: [{ about: 'noted', text: { es: 'Llamar el jueves.', en: 'Llamar el jueves.' }, sequences: [4] }],
      ...{ matter: null, disposition: null, wordedBy: null },
    });
    const [wrapUp] = proposed.server(dueAt, { type: 'CloseOverdueWork' }).state.wrapUps;
    expect(wrapUp).toMatchObject({ summary: 'Llamar el jueves.', finishedBy: 'timeout' });
  });

  it('may take longer when asked, up to a limit', () => {
    const longer = ended.asks(11_000, 'ada', { type: 'ExtendAfterContactWork' });
    expect(longer.state.afterContactWork).toMatchObject([{ dueAt: dueAt + extensionMs }]);
    const asked = Array.from({ length: 30 }).reduce<typeof ended>(
      (call) => call.asks(11_000, 'ada', { type: 'ExtendAfterContactWork' }),
      ended,
    );
    expect(asked.refused).toBe('after-contact-work/extended-enough');
    expect(asked.state.afterContactWork[0]?.dueAt).toBeLessThanOrEqual(10_000 + extensionLimitMs);
  });

  it('is there only for who has left a contact', () => {
    expect(aCallWith('ada').asks(7_000, 'ada', { type: 'ExtendAfterContactWork' }).refused).toBe(
      'after-contact-work/none',
    );
  });

  it('leaves help to calls that go on', () => {
    expect(ended.asks(11_000, 'ada', { type: 'AskForHelp', words: null }).refused).toBe('interaction/already-over');
    const asked = aCallWith('ada').asks(8_000, 'ada', { type: 'AskForHelp', words: 'no sé' });
    expect(asked.state.help).toEqual({ askedAt: 8_000, words: 'no sé', takenBy: null, takenAt: null });
  });
});
