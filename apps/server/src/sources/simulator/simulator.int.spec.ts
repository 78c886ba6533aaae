import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { OpenContact, RosterEntry, ServerToSource, SourceFrame, SourceToServer } from '@aliado/domain';
import { Server } from 'socket.io';
import type { Conversation } from './conversation.ts';
import type { SimulatorOptions } from './simulator.ts';
import { Simulator } from './simulator.ts';

const roster: readonly RosterEntry[] = [
  { agentId: 'ada', name: 'Ada', status: 'available', queues: ['billing'], language: 'en' },
];

const conversation: Conversation = {
  ...{
    id: 'c',
    language: 'en',
    channel: 'voice',
    queue: 'billing',
    from: null,
    to: null,
    wait: 1_000,
    ends: 'customer',
  },
  turns: ['Hello.', 'I never got my parcel, and nobody called.', 'Thank you.'].map((text) => ({
    ...{ speaker: 'customer', text, heard: [], startsAt: null, lasts: null },
  })),
};

/** The other end of the socket, as plain as it can be: it keeps frames by their ids. */
function anAliado(contacts: readonly OpenContact[] = []) {
  const http: HttpServer = createServer();
  const server = new Server<SourceToServer, ServerToSource>(http);
  const taken = new Map<string, SourceFrame>();
  let arrivals = 0;
  let lose = 0;
  const sources = server.of('/sources');
  sources.use((socket, next) =>
    next(socket.handshake.auth['key'] === 'right' ? undefined : new Error('source/wrong-key')),
  );
  sources.on('connection', (socket) => {
    socket.on('hello', (_, reply) => reply({ roster, contacts }));
    socket.on('frames', (frames, reply) => {
      arrivals += frames.length;
      for (const frame of frames) taken.set(frame.id, frame);
      // taken, but the answer is lost with the line
      if (lose-- > 0) socket.conn.close();
      else reply({ taken: frames.length, refused: [] });
    });
  });
  return {
    taken,
    arrivals: () => arrivals,
    loseAnswers: (count: number) => (lose = count),
    listen: () =>
      new Promise<string>((ready) =>
        http.listen(0, '127.0.0.1', () => ready(`http://127.0.0.1:${(http.address() as AddressInfo).port}`)),
      ),
    close: () => server.close(),
  };
}

const options = (server: string, changes: Partial<SimulatorOptions> = {}): SimulatorOptions => ({
  ...{
    server,
    source: 'simulator',
    key: 'right',
    connectWithin: 3_000,
    runId: 'run',
    seed: 1,
    concurrency: 2,
    speed: 40,
  },
  ...{ isLooping: false, isShuffled: false, answering: 'automatic', maxSilence: 8_000 },
  ...changes,
});

describe('the simulator on a socket', () => {
  let aliado: ReturnType<typeof anAliado>;
  beforeEach(() => (aliado = anAliado()));
  afterEach(() => aliado.close());

  it('brings every fact of its calls, once each and without holes, over a line that breaks', async () => {
    aliado.loseAnswers(3);
    const simulator = new Simulator([conversation, conversation], options(await aliado.listen()));
    await simulator.run();
    const first = [...aliado.taken.values()][0]?.contactId;
    const ofFirst = [...aliado.taken.values()].filter(({ contactId }) => contactId === first);
    expect(ofFirst.map(({ id }) => id)).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((number) => `run:${first}:${number}`));
    expect(aliado.arrivals()).toBeGreaterThan(aliado.taken.size);
    expect(simulator.figures.frames).toMatchObject({ acknowledged: 16, waiting: 0, refused: 0 });
    expect(simulator.figures.calls.outcomes.played).toBe(2);
  });

  it('says why it cannot go on', async () => {
    const server = await aliado.listen();
    await expect(new Simulator([conversation], options(server, { key: 'wrong' })).run()).rejects.toThrow(
      /source\/wrong-key/,
    );
    const nowhere = options('http://127.0.0.1:9', { connectWithin: 300 });
    await expect(new Simulator([conversation], nowhere).run()).rejects.toThrow(
      'No Aliado answers at http://127.0.0.1:9.',
    );
  });

  it('ends its calls when it is stopped, and calls of an earlier run of which it knows nothing', async () => {
    aliado = anAliado([
      {
        contactId: 'old-7',
        phase: 'talking',
        queueId: 'billing',
        agentId: 'ada',
        isHeld: false,
        isMuted: false,
        lastUtteranceId: null,
        supervisors: [],
      },
    ]);
    const simulator = new Simulator([conversation], options(await aliado.listen(), { speed: 1 }));
    const run = simulator.run();
    while (![...aliado.taken.values()].some(({ fact }) => fact.type === 'InteractionQueued'))
      await new Promise((next) => setTimeout(next, 20));
    await simulator.stop();
    await run;
    const ended = [...aliado.taken.values()].filter(({ fact }) => fact.type === 'InteractionEnded');
    expect(ended.map(({ contactId }) => contactId)).toEqual(['old-7', expect.stringMatching(/^run-1-/)]);
  });
});
