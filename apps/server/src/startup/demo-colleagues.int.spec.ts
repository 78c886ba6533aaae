import { agentStream, replay, type Recorded } from '@aliado/domain';
import { Presence } from '../agents/presence.ts';
import { Roster } from '../agents/roster.ts';
import { AccountDirectory } from '../identity/account-directory.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { CallControls } from '../live/call-controls.ts';
import { startLiveApp, until, type LiveApp } from '../live/testing/live-app.ts';
import { DemoColleagues } from './demo-colleagues.ts';

jest.setTimeout(60_000);

let test: LiveApp;
let colleagues: DemoColleagues;

beforeAll(async () => {
  test = await startLiveApp();
  await test.anAccount('ada', ['agent']);
  await test.anAccount('grace', ['agent']);
  await test.app.get(Roster).replace(await test.app.get(AccountDirectory).list());
  const { app } = test;
  const parts = [app.get(Presence), app.get(InteractionRecorder), app.get(CallControls)] as const;
  colleagues = new DemoColleagues(...parts, new Set(['grace']), 500);
  colleagues.start();
});
afterAll(async () => {
  colleagues?.stop();
  await test?.close();
});

const statusOf = (id: string) =>
  test.app
    .get(Roster)
    .current()
    .find(({ agentId }) => agentId === id)?.status;

describe('the colleagues of a demo', () => {
  it('come to work when somebody signs in, take contacts by the line, and write them up', async () => {
    expect(statusOf('grace')).toBe('offline');
    await test.consoleOf('ada');
    await until(() => statusOf('grace') === 'available');
    const asked: unknown[] = [];
    const source = await test.source();
    await source.emitWithAck('hello', { source: 'pbx', can: ['answer'] });
    source.on('control', (request, reply) => {
      asked.push(request.control);
      reply({ accepted: true });
    });
    const call = test.contact();
    await test.tell(call.opened(), call.offered('grace'));
    await until(() => asked.length === 1);
    expect(asked).toEqual([{ type: 'answer' }]);
    await test.tell(call.answered('grace'), call.ended());
    await until(
      async () => replay((await test.stored(call.interactionId)) as readonly Recorded[]).wrapUps.length === 1,
    );
    const [wrapUp] = replay((await test.stored(call.interactionId)) as readonly Recorded[]).wrapUps;
    expect(wrapUp).toMatchObject({ agentId: 'grace', finishedBy: 'agent' });
  });

  it('leave contacts of others to them', async () => {
    const call = test.contact();
    await test.tell(call.opened(), call.offered('ada'));
    await until(async () => (await test.stored(agentStream('ada'))).some(({ event }) => event.type === 'WorkOffered'));
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(replay((await test.stored(call.interactionId)) as readonly Recorded[]).phase).toBe('ringing');
  });
});
