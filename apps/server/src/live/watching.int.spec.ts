import {
  agentStream,
  evolve,
  redactStateFor,
  replay,
  type Interaction,
  type Recorded,
  type Snapshot,
} from '@aliado/domain';
import type { Namespace } from 'socket.io';
import { EventLog } from '../interactions/event-log.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { LiveGateway } from './live.gateway.ts';
import {
  entriesOf,
  heardBy,
  startLiveApp,
  until,
  watch,
  type ConsoleSocket,
  type LiveApp,
} from './testing/live-app.ts';
import { Watching } from './watching.ts';

jest.setTimeout(60_000);
let test: LiveApp;
beforeAll(async () => {
  test = await startLiveApp();
  await test.anAccount('ada', ['agent']);
  await test.anAccount('ben', ['agent']);
});
afterAll(() => test?.close());
afterEach(() => jest.restoreAllMocks());

const sequencesOf = (entries: readonly { readonly sequence: number }[]) => entries.map(({ sequence }) => sequence);
const oneTo = (last: number) => Array.from({ length: last }, (_, index) => index + 1);
const texts = (count: number) => oneTo(count).map(() => 'sí, claro');

/** Reads a stream as the console does: page after page, from a snapshot if one comes. */
async function readAll(socket: ConsoleSocket, streamId: string, after = 0) {
  const pages: { readonly snapshot: Snapshot | null; readonly entries: readonly Recorded[] }[] = [];
  for (let last = after; ;) {
    const reply = await watch(socket, streamId, last);
    if ('refused' in reply) throw new Error(reply.refused);
    pages.push({ snapshot: reply.snapshot, entries: reply.entries as readonly Recorded[] });
    last = reply.entries.at(-1)?.sequence ?? reply.snapshot?.state.sequence ?? last;
    if (!reply.hasMore) return pages;
  }
}

describe('watching an interaction', () => {
  it('gives what is there, then what comes, without holes', async () => {
    const call = test.contact();
    await test.tell(...call.with('ada'), call.says('hola'));
    const ada = await test.consoleOf('ada');
    const heard = heardBy(ada, call.interactionId);
    const read = entriesOf(await watch(ada, call.interactionId));
    await test.tell(call.says('¿hay alguien?'), call.says('gracias'));
    await until(() => heard.length === 2);
    expect([...read, ...heard]).toEqual(await test.stored(call.interactionId));
  });

  it('misses nothing that is committed while it begins, whenever that is', async () => {
    const call = test.contact();
    await test.tell(...call.with('ada'));
    const talking = (async () => {
      for (const text of texts(150)) await test.tell(call.says(text));
    })();
    const missed: number[][] = [];
    const total = 153;
    const consoles = oneTo(12).map(async (nth) => {
      await until(async () => (await test.stored(call.interactionId)).length > nth * 8);
      const socket = await test.consoleOf('ada');
      const heard = heardBy(socket, call.interactionId);
      const read = entriesOf(await watch(socket, call.interactionId));
      await talking;
      await until(() => (heard.at(-1)?.sequence ?? read.length) === total);
      expect(heard).toEqual(heard.toSorted((a, b) => a.sequence - b.sequence));
      const known = new Set(sequencesOf([...read, ...heard]));
      missed.push(oneTo(total).filter((sequence) => !known.has(sequence)));
    });
    await Promise.all(consoles);
    expect(missed.flat()).toEqual([]);
  });

  it('joins before it reads: what is committed between the two arrives by itself', async () => {
    const call = test.contact();
    await test.tell(...call.with('ada'));
    const ada = await test.consoleOf('ada');
    const heard = heardBy(ada, call.interactionId);
    const log = test.app.get(EventLog);
    const read = log.readAfter.bind(log);
    jest.spyOn(log, 'readAfter').mockImplementationOnce(async (...asked) => {
      const entries = await read(...asked);
      await test.tell(call.says('justo ahora'));
      return entries;
    });
    const entries = entriesOf(await watch(ada, call.interactionId));
    await until(() => heard.length === 1);
    expect(sequencesOf([...entries, ...heard])).toEqual(oneTo(4));
  });

  it('resumes after the last sequence, and says when it was stopped', async () => {
    const call = test.contact();
    await test.tell(...call.with('ada'), call.says('uno'), call.says('dos'));
    const ada = await test.consoleOf('ada');
    const heard = heardBy(ada, call.interactionId);
    expect(sequencesOf(entriesOf(await watch(ada, call.interactionId, 3)))).toEqual([4, 5]);
    expect(await ada.emitWithAck('unwatch', { streamId: call.interactionId })).toEqual({ left: true });
    await test.tell(call.says('tres'));
    expect(await watch(ada, agentStream('ada'))).toHaveProperty('entries');
    expect(heard).toEqual([]);
  });

  it('comes in pages that fit together and says when there is more', async () => {
    const call = test.contact();
    await test.tell(...call.with('ada'), ...texts(400).map((text) => call.says(text)));
    await test.tell(...texts(400).map((text) => call.says(text)));
    await test.tell(...texts(197).map((text) => call.says(text)));
    const pages = await readAll(await test.consoleOf('ada'), call.interactionId);
    expect(pages.map(({ entries, snapshot }) => [entries.length, snapshot])).toEqual([
      [500, null],
      [500, null],
      [0, null],
    ]);
    expect(pages.flatMap(({ entries }) => entries)).toEqual(await test.stored(call.interactionId));
  });

  it('gives a state and what follows it to who is more than a thousand entries behind: the same as the whole tape', async () => {
    const call = test.contact();
    await test.tell(...call.with('ada'));
    for (let batch = 0; batch < 3; batch++) await test.tell(...texts(400).map((text) => call.says(text)));
    const tape = (await test.stored(call.interactionId)) as readonly Recorded[];
    const socket = await test.consoleOf('ada');
    // entries that the state does not hold yet, as when they are committed while the answer is made
    const recorder = test.app.get(InteractionRecorder);
    jest.spyOn(recorder, 'state').mockResolvedValue(replay(tape, 1_180));
    const [first, ...rest] = await readAll(socket, call.interactionId);
    expect(first?.snapshot?.state.sequence).toBe(1_180);
    expect(rest).toEqual([]);
    const state = first?.entries.reduce(evolve, first.snapshot?.state as Interaction);
    expect(state).toEqual(JSON.parse(JSON.stringify(replay(tape))));
    const [recent] = await readAll(socket, call.interactionId, 1_000);
    expect(recent?.snapshot).toBeNull();
  });
});

describe('who may watch', () => {
  it('is the agent who has the contact, and not another one', async () => {
    const call = test.contact();
    await test.tell(...call.with('ada'));
    const [ada, ben] = [await test.consoleOf('ada'), await test.consoleOf('ben')];
    const heard = heardBy(ben, call.interactionId);
    expect(await watch(ada, call.interactionId)).toHaveProperty('entries');
    expect(await watch(ben, call.interactionId)).toEqual({ refused: 'live/forbidden' });
    await test.tell(call.says('un secreto'));
    expect(await watch(ben, agentStream('ada'))).toEqual({ refused: 'live/forbidden' });
    expect(await watch(ben, 'int-nobody')).toEqual({ refused: 'live/unknown-stream' });
    expect(heard).toEqual([]);
  });

  it('is a supervisor, who sees who calls, and a trainer, who does not, neither before nor after', async () => {
    const call = test.contact();
    const named = { id: 'customer', role: 'customer', name: 'Luisa Gómez' } as const;
    await test.tell(...call.with('ada'), call.frame({ type: 'ParticipantJoined', participant: named }));
    const [supervisor, trainer] = [await test.consoleOf('supervisor'), await test.consoleOf('trainer')];
    const [fully, masked] = [heardBy(supervisor, call.interactionId), heardBy(trainer, call.interactionId)];
    const read = [await watch(supervisor, call.interactionId), await watch(trainer, call.interactionId)].map(entriesOf);
    await test.tell(call.frame({ type: 'ParticipantJoined', participant: { ...named, name: 'Luisa Gómez Ruiz' } }));
    await until(() => fully.length === 1 && masked.length === 1);
    expect(JSON.stringify([read[0], fully])).toMatch(/611550117.*Luisa Gómez.*Luisa Gómez Ruiz/);
    expect(JSON.stringify([read[1], masked])).not.toMatch(/611550117|Luisa/);
    expect(sequencesOf([...(read[1] ?? []), ...masked])).toEqual(oneTo(5));
  });

  it('is told in a state what the reader may see of it', async () => {
    const call = test.contact();
    await test.tell(...call.with('ada'));
    for (let batch = 0; batch < 3; batch++) await test.tell(...texts(400).map((text) => call.says(text)));
    const reply = await watch(await test.consoleOf('trainer'), call.interactionId);
    const state = await test.app.get(InteractionRecorder).state(call.interactionId);
    const expected: unknown = JSON.parse(JSON.stringify(redactStateFor('masked', state)));
    expect('snapshot' in reply && reply.snapshot?.state).toEqual(expected);
  });

  it('is nobody who passed the contact on, once their work with it is done and somebody else has it', async () => {
    const call = test.contact();
    await test.tell(...call.with('ada'));
    const [ada, other] = [await test.consoleOf('ada'), await test.consoleOf('ben')];
    await watch(ada, call.interactionId);
    const heard = heardBy(ada, call.interactionId);
    await test.tell(call.passedOn());
    const finish = { type: 'FinishAfterContactWork', disposition: null, matter: null, summary: '' } as const;
    const asked = { commandId: 'done', interactionId: call.interactionId, command: finish };
    expect(await ada.emitWithAck('command', asked)).toHaveProperty('accepted');
    await test.tell(call.offered('ben'), call.answered('ben'));
    await test.tell(call.says('lo que ada ya no oye'));
    expect(JSON.stringify(entriesOf(await watch(other, call.interactionId)))).toContain('lo que ada ya no oye');
    expect(await watch(ada, call.interactionId)).toEqual({ refused: 'live/forbidden' });
    expect(JSON.stringify(heard)).not.toContain('lo que ada ya no oye');
  });

  it('is not who lost the contact while their asking was under way', async () => {
    const call = test.contact();
    await test.tell(call.opened(), call.offered('ada'));
    const ada = await test.consoleOf('ada');
    const heard = heardBy(ada, call.interactionId);
    const watching = test.app.get(Watching);
    const look = watching.refusal.bind(watching);
    jest.spyOn(watching, 'refusal').mockImplementationOnce(async (...asked) => {
      const answer = await look(...asked);
      await test.tell(call.offered('ben'), call.answered('ben'));
      return answer;
    });
    expect(await watch(ada, call.interactionId)).toEqual({ refused: 'live/forbidden' });
    await test.tell(call.says('no es para ada'));
    expect(await watch(ada, agentStream('ada'))).toHaveProperty('entries');
    expect(heard).toEqual([]);
  });

  it('leaves nothing behind when the console went away while it was asking', async () => {
    const call = test.contact();
    await test.tell(...call.with('ada'));
    const ada = await test.consoleOf('ada');
    const watching = test.app.get(Watching);
    const { namespace } = test.app.get(LiveGateway) as unknown as { namespace: Namespace };
    let hasAnswered = false;
    jest.spyOn(watching, 'refusal').mockImplementationOnce(async () => {
      const { id } = ada;
      ada.disconnect();
      await until(() => !namespace.sockets.has(id ?? ''));
      hasAnswered = true;
      return null;
    });
    watch(ada, call.interactionId).catch(() => undefined);
    await until(() => hasAnswered);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect([...namespace.adapter.rooms.keys()].filter((room) => room.endsWith(call.interactionId))).toEqual([]);
  });
});
