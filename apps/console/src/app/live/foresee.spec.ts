import type { DeskCommand } from '@aliado/domain';
import { replay } from '@aliado/domain';
import { aTape } from '@aliado/domain/testing';
import { foresee } from './foresee.ts';
import type { OutboxEntry } from './outbox-entry.ts';

const context = { interactionId: 'int-1', agentId: 'ada', now: 9_000 };
const state = replay(
  aTape('int-1')
    .at(0, {
      type: 'InteractionOpened',
      source: { name: 'simulator', contactId: 'c-1', can: [] },
      channel: 'voice',
      direction: 'inbound',
      from: null,
      to: null,
      language: 'es',
      consent: 'given',
    })
    .at(1_000, { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada' })
    .at(2_000, {
      type: 'ScriptStarted',
      scriptId: 'failed-delivery',
      version: 9,
      stepId: 'apologise',
      matter: 'delivery.failed',
      hintId: null,
    }).entries,
);
const entry = (command: DeskCommand, change: Partial<OutboxEntry> = {}): OutboxEntry => ({
  commandId: 'c-1',
  interactionId: 'int-1',
  command,
  madeAt: 0,
  state: 'pending',
  savedUpTo: null,
  attempts: 0,
  refusal: null,
  ...change,
});
const step: DeskCommand = { type: 'EnterScriptStep', stepId: 'confirm-order', optionId: null };

describe('what is on its way to the log', () => {
  it('is shown at once, by the rules of the log itself', () => {
    const seen = foresee(state, [entry(step), entry({ type: 'WriteNote', noteId: 'n', text: 'a' })], context);
    expect(seen).toMatchObject({
      sequence: state.sequence,
      script: { stepId: 'confirm-order', path: ['apologise'] },
      notes: [{ noteId: 'n', text: 'a', writtenAt: 9_000 }],
    });
  });

  it('stays on the screen between the answer and the entry, and is not counted twice after', () => {
    const saved = entry(step, { state: 'saved', savedUpTo: state.sequence + 1 });
    expect(foresee(state, [saved], context).script?.stepId).toBe('confirm-order');
    expect(foresee(state, [{ ...saved, savedUpTo: state.sequence }], context)).toBe(state);
  });

  it('is not shown when it failed, belongs elsewhere, or would be refused', () => {
    const failed = entry(step, { state: 'failed' });
    const elsewhere = entry(step, { interactionId: 'int-2' });
    const refused = entry({ type: 'PinLine', lineSequence: 99 });
    expect(foresee(state, [failed, elsewhere, refused], context)).toBe(state);
  });

  it('is not shown when only the server can tell what follows', () => {
    expect(foresee(state, [entry({ type: 'AskForHelp', words: null })], context)).toBe(state);
  });
});
