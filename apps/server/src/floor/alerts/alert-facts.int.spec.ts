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

const asksForHelp = { type: 'AskForHelp', words: null } as const;
const calledOff = { type: 'CallOffHelp' } as const;

describe('a rule about contacts', () => {
  it('is raised by whatever happens in them, and by how long that goes on', async () => {
    await house.write('help-waits', {
      about: 'contact',
      condition: 'help = "asked" and helpSeconds >= 30 and mood = "calm" and customerWords >= 3',
      shows: 'helpSeconds',
    });
    const call = house.test.contact();
    await house.test.tell(...call.with('agent'), call.says('No ha llegado'));
    await house.does(call.interactionId, asksForHelp);
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(house.raised()).toEqual([]);
    house.test.clock.pass(31 * second);
    await until(() => house.raised().includes(`help-waits ${call.interactionId}`));
    const { raised } = await house.list();
    expect(raised).toEqual([
      expect.objectContaining({
        ...{ ruleId: 'help-waits', subjectId: call.interactionId, value: 30 },
        name: { es: 'Contacto con agent', en: 'Contact with agent' },
      }),
    ]);
    await house.does(call.interactionId, calledOff);
    await until(() => house.raised().length === 0);
  });

  it('counts what happened in each of them, from its beginning', async () => {
    const call = house.test.contact();
    await house.test.tell(...call.with('agent'));
    for (const noteId of ['one', 'two']) await house.does(call.interactionId, { type: 'WriteNote', noteId, text: 'x' });
    await house.write('notes', { about: 'contact', condition: 'events.NoteWritten.all >= 2' });
    await until(() => house.raised().includes(`notes ${call.interactionId}`));
    await house.test.tell(call.ended());
    await until(async () => (await house.test.stored(call.interactionId)).length > 0);
  });
});

describe('a rule that counts events', () => {
  it('knows what happened before it was written, and forgets it once its stretch is over', async () => {
    const call = house.test.contact();
    await house.test.tell(call.opened(), call.queued('billing'), call.offered('agent'), call.answered('agent'));
    await house.does(call.interactionId, asksForHelp);
    await house.does(call.interactionId, calledOff);
    const condition = 'events.HelpAsked.last15 >= 2';
    await house.write('help-in-queue', { about: 'queue', condition, shows: 'events.HelpAsked.last15' });
    await house.write('help-of-person', { about: 'agent', condition });
    await house.write('help-in-house', { about: 'house', condition });
    await new Promise((resolve) => setTimeout(resolve, 600));
    expect(house.raised()).toEqual([]);
    await house.does(call.interactionId, asksForHelp);
    const all = ['help-in-house house', 'help-in-queue billing', 'help-of-person agent'];
    await until(() => house.raised().length === 3);
    expect([...house.raised()].sort()).toEqual(all);
    house.test.clock.pass(16 * minute);
    await until(() => house.raised().length === 0);
  });

  it('counts what people do who take contacts', async () => {
    await house.write('breaks', { about: 'agent', condition: 'events.AgentStateChosen.last60 >= 2' });
    const choose = (state: 'available' | 'break') =>
      house.agent.emitWithAck('agent', {
        ...{ commandId: state, command: { type: 'ChooseState', state, reason: state === 'break' ? 'lunch' : null } },
      });
    await choose('break');
    await choose('available');
    await until(() => house.raised().includes('breaks agent'));
  });
});

describe('a rule about the house', () => {
  it('looks at all queues together', async () => {
    await house.write('all-wait', {
      about: 'house',
      condition: 'waiting >= 2 and last15.offered >= 2',
      shows: 'waiting',
    });
    const [one, other] = [house.test.contact(), house.test.contact()];
    await house.test.tell(one.opened(), one.queued('billing'), other.opened(), other.queued('sales'));
    await until(() => house.raised().includes('all-wait house'));
    await house.test.tell(one.answered('agent'));
    await until(() => house.raised().length === 0);
  });
});
