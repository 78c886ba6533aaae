import { AuthorityModule } from '../authority/authority.module.ts';
import { FloorActsModule } from '../floor/acts/floor-acts.module.ts';
import {
  agentStream,
  permissionsOf,
  roles,
  type ClientToServer,
  type CommandRequest,
  type DeskCommand,
  type Outcome,
} from '@aliado/domain';
import type { Namespace } from 'socket.io';
import { LogUnavailable } from '../interactions/event-log.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { LiveGateway } from './live.gateway.ts';
import { livePermissions } from './live-messages.ts';
import {
  entriesOf,
  heardBy,
  refusalOf,
  startLiveApp,
  until,
  watch,
  type ConsoleSocket,
  type LiveApp,
} from './testing/live-app.ts';

jest.setTimeout(60_000);
let test: LiveApp;
beforeAll(async () => {
  test = await startLiveApp();
});
afterAll(() => test?.close());
afterEach(() => jest.restoreAllMocks());

type Message = keyof ClientToServer;
const messages = Object.keys(livePermissions) as Message[];

/** A message of each kind that is well made. */
const wellMade = {
  watch: { streamId: 'int-nobody', after: 0 },
  unwatch: { streamId: 'int-nobody' },
  command: { commandId: 'c', interactionId: 'int-nobody', command: { type: 'MuteHints' } },
  control: { commandId: 'c', interactionId: 'int-nobody', control: { type: 'hold' } },
  agent: { commandId: 'c', command: { type: 'ChooseState', state: 'offline', reason: null } },
  authority: { commandId: 'c', interactionId: 'int-nobody', ask: { type: 'release', grantId: 'g' } },
  approval: { commandId: 'c', interactionId: 'int-nobody', approvalId: 'a', act: { type: 'open' } },
  ...{ attend: {}, floor: {}, leaveFloor: {} },
  need: { commandId: 'c', needId: 'hold:int-nobody:0', act: { type: 'claim' } },
  support: { commandId: 'c', interactionId: 'int-nobody', command: { type: 'TakeHelp' } },
  supervise: { commandId: 'c', interactionId: 'int-nobody', control: { type: 'join' } },
  staffing: { commandId: 'c', agentIds: ['nobody'], change: { type: 'queues', queues: null } },
  ...{ care: {}, fine: { signId: 'no-pause:nobody:0' } },
  beat: { sentAt: 0 },
} satisfies { readonly [M in Message]: Parameters<ClientToServer[M]>[0] };

/** Sends anything, and waits for the answer. */
function ask(socket: ConsoleSocket, message: string, body: unknown): Promise<unknown> {
  const asking = socket.timeout(15_000) as unknown as { emitWithAck(name: string, sent: unknown): Promise<unknown> };
  return asking.emitWithAck(message, body);
}

const note = (interactionId: string, commandId: string, text: string): CommandRequest => ({
  commandId,
  interactionId,
  command: { type: 'WriteNote', noteId: 'n', text },
});

const notesIn = async (streamId: string) =>
  (await test.stored(streamId)).flatMap(({ event }) => (event.type === 'NoteWritten' ? [event.text] : []));

describe('the messages of the consoles', () => {
  let whole: LiveApp;
  beforeAll(async () => {
    whole = await startLiveApp([AuthorityModule, FloorActsModule]); // whose messages come over the same socket
  });
  afterAll(() => whole?.close());

  it.each(roles.flatMap((role) => messages.map((message) => [role, message] as const)))(
    'answers the %s who sends %s as the table of permissions says',
    async (role, message) => {
      const socket = await whole.consoleOf(role);
      const isForbidden = !permissionsOf([role]).has(livePermissions[message]);
      const answer = await ask(socket, message, wellMade[message]);
      expect(JSON.stringify(answer) === '{"refused":"live/forbidden"}').toBe(isForbidden);
      socket.disconnect();
    },
  );

  it.each(messages)('refuse a %s that is none, to whoever may send it', async (message) => {
    const sender = roles.find((role) => permissionsOf([role]).has(livePermissions[message])) ?? 'agent';
    const socket = await whole.consoleOf(sender);
    expect(await ask(socket, message, null)).toEqual({ refused: 'live/malformed' });
    socket.disconnect();
  });
});

describe('the socket of the consoles', () => {
  it('lets nobody in without a session, with a made-up one, or after signing out', async () => {
    const browser = await test.signedIn('agent');
    expect(await refusalOf(test.connect({}))).toBe('session/none');
    expect(await refusalOf(test.connect({ cookie: `aliado_sid=${'x'.repeat(43)}` }))).toBe('session/none');
    expect(await refusalOf(test.connect({ cookie: browser.cookie }))).toBe('let in');
    const { cookie } = browser;
    await browser.send('DELETE', '/api/session');
    expect(await refusalOf(test.connect({ cookie }))).toBe('session/none');
  });

  it.each([
    { origin: 'http://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ])('opens for no page of another site: %j', async (headers) => {
    const { cookie } = await test.signedIn('agent');
    expect(await refusalOf(test.connect({ cookie, ...headers }))).toBe('websocket error');
  });

  it('answers what it cannot do with a reason, and goes on', async () => {
    const socket = await test.consoleOf('agent');
    const refused = (answer: unknown) => (answer as { refused?: string }).refused;
    expect(refused(await ask(socket, 'command', wellMade.command))).toBe('interaction/unknown');
    expect(refused(await ask(socket, 'control', wellMade.control))).toBe('interaction/unknown');
    const breakWithoutReason = { commandId: 'b', command: { type: 'ChooseState', state: 'break', reason: null } };
    expect(refused(await ask(socket, 'agent', breakWithoutReason))).toBe('agent/reason-missing');
    for (const id of ['int-\u0000', '', 'x'.repeat(101)]) {
      expect(refused(await ask(socket, 'watch', { streamId: id, after: 0 }))).toBe('live/malformed');
      expect(refused(await ask(socket, 'command', { ...wellMade.command, interactionId: id }))).toBe('live/malformed');
    }
    expect(refused(await ask(socket, 'command', { ...wellMade.command, commandId: '\u0000' }))).toBe('live/malformed');
    const never = { type: 'MakePromise', promiseId: 'p', words: 'x', team: null, dueAt: 9e15, orderNumber: null };
    expect(refused(await ask(socket, 'command', { ...wellMade.command, command: never }))).toBe('live/malformed');
    expect(await ask(socket, 'beat', { sentAt: 1 })).toEqual({ serverTime: test.clock.now() });
  });

  it('says that it is unavailable while the log cannot be written, and does it when it can', async () => {
    const call = test.contact();
    await test.tell(...call.with('agent'));
    const socket = await test.consoleOf('agent');
    const asked = note(call.interactionId, 'later', 'después');
    jest.spyOn(test.log, 'append').mockRejectedValueOnce(new LogUnavailable('down'));
    expect(await ask(socket, 'command', asked)).toEqual({ refused: 'live/unavailable' });
    expect(await ask(socket, 'command', asked)).toHaveProperty('accepted');
    jest.spyOn(test.app.get(InteractionRecorder), 'state').mockRejectedValueOnce(new Error('a bug'));
    expect(await watch(socket, call.interactionId)).toEqual({ refused: 'live/unavailable' });
    expect(await watch(socket, call.interactionId)).toHaveProperty('entries');
  });

  it('lets through as much as a console needs and refuses the rest until time has passed', async () => {
    const socket = await test.consoleOf('agent');
    const beats = (count: number) =>
      Promise.all(Array.from({ length: count }, () => ask(socket, 'beat', { sentAt: 1 })));
    const refused = (answers: readonly unknown[]) => answers.filter((one) => JSON.stringify(one).includes('too-many'));
    expect(refused(await beats(200))).toHaveLength(0);
    expect(refused(await beats(50))).toHaveLength(50);
    const [other] = await Promise.all([ask(await test.consoleOf('agent'), 'beat', { sentAt: 1 })]);
    expect(other).toHaveProperty('serverTime');
    test.clock.pass(1_000);
    expect(refused(await beats(25))).toHaveLength(5);
  });
});

describe('a command from the desk', () => {
  it('is done once, however often it is sent, over however many connections, and always answered as the first time', async () => {
    const call = test.contact();
    await test.tell(...call.with('agent'), call.says('apunte esto'));
    const outcomes: unknown[] = [];
    for (let connection = 0; connection < 4; connection++) {
      const socket = await test.consoleOf('agent');
      // in the first rounds the line breaks before an answer comes
      const asking = Promise.all(
        Array.from({ length: 5 }, () => ask(socket, 'command', note(call.interactionId, 'once', 'una vez'))),
      );
      if (connection < 2) {
        asking.catch(() => undefined);
        await new Promise((resolve) => setTimeout(resolve, 2));
        socket.disconnect();
      } else outcomes.push(...(await asking));
      await ask(await test.consoleOf('agent'), 'command', note(call.interactionId, `other-${connection}`, 'otra'));
    }
    expect(await notesIn(call.interactionId)).toEqual(['una vez', 'otra']);
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
      new Set(['{"accepted":{"sequence":5}}']),
    );
  });

  it('keeps its first answer when what it did makes it impossible now', async () => {
    const call = test.contact();
    await test.tell(...call.with('agent'), call.ended());
    const finish: DeskCommand = {
      type: 'FinishAfterContactWork',
      disposition: 'solved',
      matter: null,
      summary: 'listo',
    };
    const asked = { commandId: 'finish', interactionId: call.interactionId, command: finish };
    const first = await ask(await test.consoleOf('agent'), 'command', asked);
    expect(first).toHaveProperty('accepted');
    expect(await ask(await test.consoleOf('agent'), 'command', asked)).toEqual(first);
    const again = await ask(await test.consoleOf('agent'), 'command', { ...asked, commandId: 'again' });
    expect(again).toEqual({ refused: 'interaction/already-closed' });
  });

  it('is the sender’s own: two people may use the same id, and nobody works with a contact of somebody else', async () => {
    await test.anAccount('ada', ['agent']);
    const [mine, theirs] = [test.contact(), test.contact()];
    await test.tell(...mine.with('agent'), ...theirs.with('ada'));
    const [agent, ada] = [await test.consoleOf('agent'), await test.consoleOf('ada')];
    expect(await ask(agent, 'command', note(mine.interactionId, 'same', 'mío'))).toHaveProperty('accepted');
    expect(await ask(ada, 'command', note(theirs.interactionId, 'same', 'suyo'))).toHaveProperty('accepted');
    const refused = { refused: 'interaction/not-yours' };
    expect(await ask(agent, 'command', note(theirs.interactionId, 'not', 'ajeno'))).toEqual(refused);
    expect(
      await ask(agent, 'control', { commandId: 'k', interactionId: theirs.interactionId, control: { type: 'end' } }),
    ).toEqual(refused);
    expect([await notesIn(mine.interactionId), await notesIn(theirs.interactionId)]).toEqual([['mío'], ['suyo']]);
  });

  it('is answered when it is on disk, and told to every console that watches', async () => {
    const call = test.contact();
    await test.tell(...call.with('agent'));
    const [one, other] = [await test.consoleOf('agent'), await test.consoleOf('agent')];
    const heard = [one, other].map((socket) => heardBy(socket, call.interactionId));
    await Promise.all([one, other].map((socket) => watch(socket, call.interactionId)));
    const outcome = (await ask(one, 'command', note(call.interactionId, 'n', 'hola'))) as Outcome;
    const onDisk = (await test.stored(call.interactionId)).at(-1);
    expect(outcome).toEqual({ accepted: { sequence: onDisk?.sequence } });
    await until(() => heard.every((entries) => entries.length === 1));
    expect(heard).toEqual([[onDisk], [onDisk]]);
  });
});

describe('a console whose session ends', () => {
  it.each([
    ['by signing out', 'signed-out', (id: string) => test.signedIn(id)],
    ['because the role changes', 'revoked', null],
  ] as const)('%s is told and cut off within a second, and does not come back', async (_, because, ownBrowser) => {
    const id = because;
    await test.anAccount(id, ['agent']);
    const browser = await (ownBrowser?.(id) ?? test.signedIn(id));
    const socket = await test.connect({ cookie: browser.cookie });
    const { cookie } = browser;
    const call = test.contact();
    await test.tell(...call.with(id));
    await watch(socket, call.interactionId);
    const heard = heardBy(socket, call.interactionId);
    const told = new Promise((tell) => socket.once('signedOut', tell));
    const cut = new Promise((tell) => socket.once('disconnect', tell));
    const start = performance.now();
    if (because === 'signed-out') await browser.send('DELETE', '/api/session');
    else await test.accounts.changeRoles(id, ['trainer'], 'administrator');
    expect(await told).toEqual({ because });
    await cut;
    expect(performance.now() - start).toBeLessThan(1_000);
    await test.tell(call.says('ya no'));
    expect(heard).toEqual([]);
    expect(await refusalOf(test.connect({ cookie }))).toBe('session/none');
  });

  it('leaves the others of the same person alone', async () => {
    const [one, other] = [await test.signedIn('supervisor'), await test.signedIn('supervisor')];
    const [first, second] = [await test.connect({ cookie: one.cookie }), await test.connect({ cookie: other.cookie })];
    const cut = new Promise((tell) => first.once('disconnect', tell));
    await one.send('DELETE', '/api/session');
    await cut;
    expect(await ask(second, 'beat', { sentAt: 1 })).toHaveProperty('serverTime');
  });
});

describe('a console that does not read', () => {
  it('is cut off when it is far behind, holds up nobody, and reads the rest from its last sequence', async () => {
    const call = test.contact();
    await test.tell(...call.with('agent'), ...Array.from({ length: 490 }, () => call.says('sí, claro '.repeat(60))));
    const [slow, quick] = [await test.consoleOf('agent'), await test.consoleOf('agent')];
    const last = entriesOf(await watch(slow, call.interactionId)).at(-1)?.sequence ?? 0;
    await watch(quick, call.interactionId, last);
    const heard = heardBy(quick, call.interactionId);
    const { ws } = (slow.io.engine as unknown as { transport: { ws: { pause(): void; resume(): void } } }).transport;
    const isLetIn = () => {
      const { namespace } = test.app.get(LiveGateway) as unknown as { namespace: Namespace };
      return namespace.sockets.has(slow.id ?? '');
    };
    const cut = new Promise((tell) => slow.once('disconnect', tell));
    ws.pause();
    try {
      for (let nth = 0; nth < 40; nth++)
        slow.emit('watch', { streamId: call.interactionId, after: 0 }, () => undefined);
      for (let batch = 0; batch < 5; batch++) await test.tell(...Array.from({ length: 450 }, () => call.says('sigue')));
      await until(() => heard.length === 2_250);
      await until(() => !isLetIn());
    } finally {
      ws.resume();
    }
    await cut;
    const again = await test.consoleOf('agent');
    const missed = await watch(again, call.interactionId, last);
    expect('snapshot' in missed && missed.snapshot?.state.sequence).toBe(heard.at(-1)?.sequence);
    expect(await watch(again, agentStream('agent'))).toHaveProperty('entries');
  });
});
