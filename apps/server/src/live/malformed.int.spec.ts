import { AuthorityModule } from '../authority/authority.module.ts';
import { FloorActsModule } from '../floor/acts/floor-acts.module.ts';
import { liveNamespace, sourceNamespace, type ClientToServer } from '@aliado/domain';
import fc from 'fast-check';
import type { Socket } from 'socket.io-client';
import { livePermissions } from './live-messages.ts';
import { heardBy, startLiveApp, until, watch, type ConsoleSocket, type LiveApp } from './testing/live-app.ts';

// An exception or a rejection that nobody catches, wherever in the process, fails the spec that runs at that moment.

jest.setTimeout(60_000);
let test: LiveApp;
beforeAll(async () => {
  test = await startLiveApp([AuthorityModule, FloorActsModule]); // whose messages come over the same socket
});
afterAll(() => test?.close());

const seed = 20_260_115;
const messages = Object.keys(livePermissions) as (keyof ClientToServer)[];
const deep = (levels: number): unknown => {
  let nested: unknown = 'core';
  for (let level = 0; level < levels; level++) nested = level % 2 ? [nested] : { nested };
  return nested;
};
const withOwnProto: unknown = JSON.parse(
  '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}',
);

/** Almost right: fields of the protocol with values of any kind. */
const almost = fc.record(
  {
    streamId: fc.anything(),
    after: fc.constantFrom<unknown>(-1, 0.5, NaN, Infinity, 2 ** 53, '0', null, 1e308),
    commandId: fc.oneof(fc.string(), fc.constant('c')),
    interactionId: fc.oneof(fc.constant('int-nobody'), fc.anything()),
    command: fc.oneof(
      fc.record({ type: fc.constantFrom('WriteNote', 'PinLine', 'toString', '__proto__') }),
      fc.anything(),
    ),
    control: fc.record({ type: fc.constantFrom<unknown>('transfer', 'end', {}), to: fc.anything() }),
    sentAt: fc.constantFrom<unknown>('now', NaN, [], null),
    __proto__: fc.anything(),
  },
  { requiredKeys: [] },
);
const body = fc.oneof(
  { weight: 5, arbitrary: fc.anything({ maxDepth: 4, withNullPrototype: true, withDate: true, withTypedArray: true }) },
  { weight: 5, arbitrary: almost },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map((bytes) => Buffer.from(bytes)) },
  { weight: 1, arbitrary: fc.constantFrom(deep(50), deep(1_500), withOwnProto, undefined, '', 'x'.repeat(20_000)) },
  { weight: 1, arbitrary: fc.array(fc.record({ id: fc.anything(), contactId: fc.anything(), fact: fc.anything() })) },
);

/** Sends anything under any name, with more or fewer parameters than meant, with a function to answer or without. */
function send(socket: Socket, message: string, bodies: readonly unknown[], isAnswered: boolean): Promise<unknown> {
  if (!isAnswered) socket.emit(message, ...bodies);
  return isAnswered ? socket.timeout(10_000).emitWithAck(message, ...bodies) : Promise.resolve(null);
}

const letter = fc.record({
  message: fc.constantFrom(...messages),
  bodies: fc.oneof(
    { weight: 8, arbitrary: fc.tuple(body) },
    { weight: 1, arbitrary: fc.array(body, { maxLength: 3 }) },
  ),
  isAnswered: fc.boolean(),
});

/** What a console that means well goes on hearing in the meantime. */
async function aWitness(): Promise<{
  readonly console: ConsoleSocket;
  readonly hears: (text: string) => Promise<void>;
}> {
  const call = test.contact();
  await test.tell(...call.with('agent'));
  const console = await test.consoleOf('agent');
  const heard = heardBy(console, call.interactionId);
  await watch(console, call.interactionId);
  const hears = async (text: string) => {
    await test.tell(call.says(text));
    await until(() => JSON.stringify(heard).includes(text));
  };
  return { console, hears };
}

describe('whatever a console sends', () => {
  it('is answered with a reason if it asked for an answer, 10,000 times, and the others notice nothing', async () => {
    const { hears } = await aWitness();
    const letters = fc.sample(letter, { numRuns: 10_000, seed });
    const socket = await test.consoleOf('agent');
    const answers = new Map<string, number>();
    for (let at = 0; at < letters.length; at += 100) {
      test.clock.pass(10_000); // the limit on messages is another spec's: here each is to be looked at
      const batch = letters.slice(at, at + 100);
      const told = await Promise.all(
        batch.map(({ message, bodies, isAnswered }) => send(socket, message, bodies, isAnswered)),
      );
      for (const answer of told) {
        const kind = answer === null ? 'not asked for' : Object.keys(answer as object).join();
        answers.set(kind, (answers.get(kind) ?? 0) + 1);
      }
      if (at % 2_000 === 0) await hears(`frase ${'a'.repeat(at / 2_000 + 1)}`);
    }
    // signs of one's own strain are asked for with nothing: there is no wrong way to
    expect([...answers.keys()].sort()).toEqual(['not asked for', 'refused', 'signs']);
    expect(answers.get('refused')).toBeGreaterThan(3_000);
    expect(socket.connected).toBe(true);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
    await hears('frase final');
  });

  it('costs it at most its own connection when it is no message at all', async () => {
    const { hears } = await aWitness();
    const broken = [
      '2/live,["error",{}]',
      '2/live,["disconnect"]',
      '2/live,["connect_error"]',
      '2/live,[5,{}]',
      '2/live,{"no":"array"}',
      '2/live,[]',
      '2/live,7["watch"]',
      '2/live,7["watch",null,null,null]',
      '3/live,99["unasked"]',
      '3/live,"x"',
      '51-/live,["watch",{"_placeholder":true,"num":99}]',
      '5999999999-/live,["watch"]',
      '5-1-/live,["watch"]',
      '0/live,{"again":true}',
      '0/nowhere,{}',
      '1/live,',
      '9',
      '',
      `2/live,["watch",${'['.repeat(200_000)}${']'.repeat(200_000)}]`,
      `2/live,7["watch",${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}]`,
      `51-/live,["watch",${'['.repeat(200_000)}{"_placeholder":true,"num":0}${']'.repeat(200_000)}]`,
      'x'.repeat(1_100_000),
      ...fc.sample(fc.string({ unit: 'binary', maxLength: 60 }), { numRuns: 60, seed }),
      ...fc.sample(fc.json(), { numRuns: 60, seed }).map((json) => `2/live,7["command",${json}]`),
    ];
    for (const packet of broken) {
      const socket = await test.consoleOf('agent');
      const engine = socket.io.engine as unknown as { write(packet: string | Buffer): void };
      engine.write(packet);
      engine.write(Buffer.from([4, 1, 2])); // an attachment that nothing announced, or the one that was
      await Promise.race([
        new Promise((closed) => socket.once('disconnect', closed)),
        socket
          .timeout(500)
          .emitWithAck('beat', { sentAt: 1 })
          .catch(() => undefined),
      ]);
      socket.disconnect();
    }
    await hears('frase tras los paquetes rotos');
  });

  it.each([
    [liveNamespace, () => test.consoleOf('agent')],
    [sourceNamespace, () => test.source()],
  ])('is dropped at %s when it carries a name that nobody listens to', async (_, connected) => {
    const socket: Socket = await connected();
    for (const name of ['error', 'newMessage', 'constructor', '__proto__', 'toString', '']) socket.emit(name, {});
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(socket.connected).toBe(true);
  });
});

describe('whatever a source sends', () => {
  it('is refused and kept aside, 2,000 times, and what it sends well is taken', async () => {
    const { hears } = await aWitness();
    const source = await test.source();
    await source.emitWithAck('hello', { source: 'pbx', can: [] });
    const letters = fc.sample(
      fc.record({
        message: fc.constantFrom('frames', 'interim', 'hello'),
        bodies: fc.tuple(body),
        isAnswered: fc.boolean(),
      }),
      { numRuns: 2_000, seed },
    );
    for (let at = 0; at < letters.length; at += 100) {
      const batch = letters.slice(at, at + 100);
      const told = await Promise.all(
        batch.map(({ message, bodies, isAnswered }) =>
          send(source, message, bodies, isAnswered && message !== 'interim'),
        ),
      );
      const shapes = told.filter((one) => one !== null).map((one) => Object.keys(one as object).join());
      expect(shapes.filter((shape) => !['refused', 'failed', 'taken,refused'].includes(shape))).toEqual([]);
    }
    expect(source.connected).toBe(true);
    const call = test.contact();
    expect(await send(source, 'frames', [[call.opened(), 'nonsense', call.says('sigo aquí')]], true)).toEqual({
      taken: 2,
      refused: [{ id: '', reason: expect.stringContaining('frame') as string }],
    });
    await hears('frase del final');
  });
});
