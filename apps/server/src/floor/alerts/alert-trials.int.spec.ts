import type { AlertRuleTerms } from '@aliado/domain';
import { Roster } from '../../agents/roster.ts';
import { until } from '../../live/testing/live-app.ts';
import { AlertedFloor } from './testing/alerted-floor.ts';

jest.setTimeout(60_000);
const second = 1_000;
const minute = 60 * second;

let house: AlertedFloor;
beforeEach(async () => {
  house = await AlertedFloor.open();
});
afterEach(() => house?.close());

/** Somebody chooses what they are. @throws Error if it is refused. */
async function choose(state: 'available' | 'break'): Promise<void> {
  const command = { type: 'ChooseState', state, reason: state === 'break' ? 'lunch' : null } as const;
  const answer = await house.agent.emitWithAck('agent', { commandId: state, command });
  if ('refused' in answer) throw new Error(answer.refused);
}

describe('a trial on a past day', () => {
  it('knows what people were, and how long', async () => {
    await choose('break');
    const since = house.test.clock.now();
    house.test.clock.pass(20 * minute);
    await choose('available');
    const { alerts, total } = await house.tried({
      ...{ about: 'agent', condition: 'status = "break" and secondsInStatus >= 600', shows: 'secondsInStatus' },
    });
    expect(total).toBe(1);
    expect(alerts).toEqual([
      {
        subjectId: 'agent',
        name: { es: 'agent', en: 'agent' },
        since: since + 10 * minute,
        raisedAt: since + 10 * minute,
        clearedAt: since + 20 * minute,
        value: 600,
      },
    ]);
  });

  it('knows who was free for a queue', async () => {
    const roster = house.test.app.get(Roster);
    await roster.replace(roster.colleagues().map((one) => ({ ...one, queues: ['billing'] })));
    await choose('available');
    house.test.clock.pass(minute);
    const waits = house.test.contact();
    await house.test.tell(waits.opened(), waits.queued('billing'));
    house.test.clock.pass(minute);
    const { total } = await house.tried({ condition: 'waiting >= 1 and free = 1' });
    expect(total).toBe(1);
  });

  it('knows what went on in contacts, and says the same as was raised on that day', async () => {
    const terms: Partial<AlertRuleTerms> = {
      ...{ about: 'contact', shows: 'helpSeconds' },
      condition: 'help = "asked" and helpSeconds >= 30 and events.NoteWritten.all >= 1',
    };
    await house.write('help-waits', terms);
    const call = house.test.contact();
    await house.test.tell(...call.with('agent'), call.says('No ha llegado'));
    await house.does(call.interactionId, { type: 'WriteNote', noteId: 'n', text: 'x' });
    await house.does(call.interactionId, { type: 'AskForHelp', words: null });
    house.test.clock.pass(31 * second);
    await until(() => house.raised().length === 1);
    const [live] = (await house.list()).raised;
    house.test.clock.pass(minute);
    await house.does(call.interactionId, { type: 'CallOffHelp' });
    const clearedAt = house.test.clock.now();
    await until(() => house.raised().length === 0);
    const { alerts } = await house.tried(terms);
    expect(alerts).toEqual([expect.objectContaining({ subjectId: call.interactionId, value: live?.value, clearedAt })]);
  });

  it('counts events over sliding windows, of queues, people and the house', async () => {
    const call = house.test.contact();
    await house.test.tell(call.opened(), call.queued('billing'), call.offered('agent'), call.answered('agent'));
    for (let times = 0; times < 2; times++) {
      house.test.clock.pass(minute);
      await house.does(call.interactionId, { type: 'AskForHelp', words: null });
      await house.does(call.interactionId, { type: 'CallOffHelp' });
    }
    const at = house.test.clock.now();
    const terms = { condition: 'events.HelpAsked.last5 >= 2', shows: 'events.HelpAsked.last5' };
    const found = await house.tried(terms);
    expect(found.alerts).toEqual([
      expect.objectContaining({ subjectId: 'billing', raisedAt: at, value: 2, clearedAt: minuteAfter(at - minute, 5) }),
    ]);
  });
});

/** The beginning of the minute that is so many after that of a moment. */
const minuteAfter = (at: number, minutes: number): number => (Math.floor(at / minute) + minutes) * minute;
