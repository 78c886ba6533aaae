import { initialAttention, longestSnoozeMs, type AttentionCommand, type Need } from '@aliado/domain';
import { EMPTY } from 'rxjs';
import { ManualClock } from '../../platform/testing/manual-clock.ts';
import type { AttentionRecorder } from '../attention/attention-recorder.ts';
import { dayOf } from '../day.ts';
import { FloorChanges } from '../floor-changes.ts';
import type { AgentCare } from './agent-care.ts';
import type { ContactNeeds } from './contact-needs.ts';
import { FloorNeeds } from './floor-needs.ts';
import { ShownNeeds } from './shown-needs.ts';

const minute = 60_000;
const marta = { accountId: 'marta', name: 'Marta' };
const sol = { accountId: 'sol', name: 'Sol' };
const need = (id: string, about: Need['about']): Need => ({
  ...{ id, interactionId: null, agentId: 'ada', queueId: null, customerName: null, since: 0, from: 0, dueAt: null },
  about,
});
const strain = need('hard-calls:ada:0', { kind: 'hard-calls', inARow: 3, sincePauseMs: 0, softerQueueId: null });

async function setUp() {
  const clock = new ManualClock();
  const shown = new ShownNeeds(new FloorChanges());
  const contacts = { begin: () => Promise.resolve(), come: () => undefined } as Partial<ContactNeeds> as ContactNeeds;
  const care = {
    begin: () => Promise.resolve(),
    ...{ come: () => undefined, forget: () => undefined },
    putAway: (agentId, signId) => agentId === 'ada' && signId === strain.id,
  } as Partial<AgentCare> as AgentCare;
  const attention: Pick<AttentionRecorder, 'committed' | 'state'> = {
    ...{ committed: EMPTY, state: () => Promise.resolve(initialAttention) },
  };
  const needs = new FloorNeeds(contacts, care, attention as AttentionRecorder, shown, clock);
  const begin = () => needs.begin(dayOf(clock.now(), 'UTC'));
  await begin();
  shown.index.set('agent ada', [strain], clock.now());
  shown.index.set('int-1', [need('hold:int-1:0', { kind: 'hold' })], clock.now());
  let asked = 0;
  const ask = (command: AttentionCommand, commandId = `c${++asked}`) => needs.attendCare(command, commandId);
  const show = (others: readonly Need[]) => shown.index.set('others', others, clock.now());
  return { needs, clock, begin, ask, show };
}
const about = { needId: strain.id, by: marta } as const;

describe('a need for the care of an agent', () => {
  it('is one person’s, like every other, without a line in the log', async () => {
    const { needs, ask } = await setUp();
    expect(ask({ type: 'ClaimNeed', ...about })).toHaveProperty('accepted');
    expect(ask({ type: 'ClaimNeed', ...about, by: sol })).toEqual({ refused: 'need/claimed' });
    expect(needs.get(strain.id)?.handling.claimedBy).toEqual(marta);
  });

  it('is out of sight while it is put off, for four hours at most', async () => {
    const { needs, clock, ask } = await setUp();
    const snooze = (forMs: number) => ask({ type: 'SnoozeNeed', ...about, until: clock.now() + forMs });
    expect(snooze(longestSnoozeMs + minute)).toEqual({ refused: 'need/not-in-time' });
    expect(snooze(10 * minute)).toHaveProperty('accepted');
    expect(needs.get(strain.id)).toBeNull();
    clock.pass(10 * minute);
    needs.come(clock.now());
    expect(needs.get(strain.id)).not.toBeNull();
  });

  it('is closed once, however often that is asked with one command', async () => {
    const { needs, ask } = await setUp();
    const close = { type: 'CloseNeed', ...about, outcome: 'helped' } as const;
    expect(ask(close, 'one')).toHaveProperty('accepted');
    expect(ask(close, 'one')).toHaveProperty('accepted');
    expect([ask(close, 'two'), needs.get(strain.id)]).toEqual([{ refused: 'need/gone' }, null]);
  });

  it('is forgotten with the day, and not when the day is only counted anew', async () => {
    const { needs, clock, begin, ask } = await setUp();
    ask({ type: 'ClaimNeed', ...about });
    await begin();
    expect(needs.get(strain.id)?.handling.claimedBy).toEqual(marta);
    clock.pass(24 * 60 * minute);
    await begin();
    expect(needs.get(strain.id)?.handling.claimedBy).toBeNull();
  });

  it('is gone for supervisors once the agent says that they are fine, whoever has it, and for nobody else’s word', async () => {
    const { needs, ask } = await setUp();
    ask({ type: 'ClaimNeed', ...about });
    needs.fine(sol, strain.id);
    expect(needs.get(strain.id)).not.toBeNull();
    needs.fine({ accountId: 'ada', name: 'Ada' }, strain.id);
    expect(needs.get(strain.id)).toBeNull();
    expect(ask({ type: 'SnoozeNeed', ...about, until: 2 * minute })).toEqual({ refused: 'need/gone' });
  });

  it('may be after-contact work that takes long, or work without a break: of neither the log says anything', async () => {
    const { show, ask } = await setUp();
    const others = [
      need('work-overrun:int-2:ada', { kind: 'work-overrun', limit: minute }),
      need('no-pause:ada:0', { kind: 'no-pause', limit: minute }),
    ];
    show(others);
    for (const { id: needId } of others)
      expect(ask({ type: 'ClaimNeed', needId, by: marta })).toHaveProperty('accepted');
  });

  it('is told from others, of which the log says what was made of them', async () => {
    const { ask } = await setUp();
    expect(ask({ type: 'ClaimNeed', needId: 'hold:int-1:0', by: marta })).toBeNull();
  });
});
