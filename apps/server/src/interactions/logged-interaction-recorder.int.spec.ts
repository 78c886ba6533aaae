import { spawn } from 'node:child_process';
import { join } from 'node:path';
import {
  initialInteraction,
  replay,
  type DeskCommand,
  type Recorded,
  type Script,
  type SourceFact,
} from '@aliado/domain';
import { ManualClock } from '../platform/testing/manual-clock.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import type { InteractionCommitted } from './interaction-recorder.ts';
import { LoggedInteractionRecorder } from './logged-interaction-recorder.ts';
import { ScriptShelf } from './script-shelf.ts';
import { PostgresEventLog } from './postgres-event-log.ts';

let database: TestDatabase;
const clock = new ManualClock();

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const settings = { afterContactWorkSeconds: 90, redactions: [{ kind: 'policy', shape: 'POL#####' }] };
const aRecorder = () =>
  new LoggedInteractionRecorder(new PostgresEventLog(database.pool), clock, settings, new ScriptShelf());

const spoken = (utteranceId: string, text: string, participantId = 'customer'): SourceFact => ({
  type: 'UtteranceSpoken',
  utteranceId,
  participantId,
  role: participantId === 'customer' ? 'customer' : 'agent',
  text,
  startedAt: 0,
  endedAt: 0,
  language: 'es',
  confidence: null,
});

const opened: SourceFact = {
  ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound', from: null, to: null, language: 'es' },
  consent: 'announced',
};

function take(
  recorder: LoggedInteractionRecorder,
  interactionId: string,
  fact: SourceFact,
  commandId: string | null = null,
) {
  const source = { name: 'pbx', contactId: interactionId, can: [] };
  const command = { type: 'TakeFact', source, fact } as const;
  return recorder.record({ interactionId, command, by: 'source:pbx', agentId: null, commandId });
}

async function stored(interactionId: string): Promise<readonly Recorded[]> {
  return (await new PostgresEventLog(database.pool).readAfter(interactionId, 0, 1_000)) as readonly Recorded[];
}

/** Every byte that the database holds of the log, whatever table it is in. */
async function everythingStored(): Promise<string> {
  const tables = ['recorded_event', 'command_receipt', 'live_stream', 'stream_snapshot'];
  const texts = await Promise.all(
    tables.map((table) => database.pool.query<{ row: string }>(`SELECT t::text AS row FROM ${table} t`)),
  );
  return texts.flatMap(({ rows }) => rows.map(({ row }) => row)).join('\n');
}

const words = { es: 'x', en: 'x' };
const script: Script = {
  ...{ id: 'hello', version: 1, name: words, matter: 'other', owner: 'experience', start: 'end' },
  triggers: { es: [], en: [] },
  steps: [{ id: 'end', kind: 'close', tick: words, text: words, disposition: 'other' }],
};

describe('recording an interaction', () => {
  it('decides what is asked in one moment in the order in which it was asked', async () => {
    const shelf = new ScriptShelf();
    shelf.put(script);
    const recorder = new LoggedInteractionRecorder(new PostgresEventLog(database.pool), clock, settings, shelf);
    await take(recorder, 'int-order', opened);
    await take(recorder, 'int-order', { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada' });
    const ask = (command: DeskCommand) =>
      recorder.record({ interactionId: 'int-order', command, by: 'agent:ada', agentId: 'ada', commandId: null });
    const outcomes = await Promise.all([
      ask({ type: 'StartScript', scriptId: 'hello', version: 1, stepId: 'end', matter: 'other', hintId: null }),
      ask({ type: 'LeaveScript', reason: 'completed' }),
    ]);
    expect(outcomes).toEqual([{ accepted: { sequence: 3 } }, { accepted: { sequence: 4 } }]);
  });

  it('keeps a card number out of the table also when it is said in two pieces', async () => {
    const recorder = aRecorder();
    await take(recorder, 'int-card', spoken('u-1', 'Sí, el número de mi tarjeta es 4111 1111'));
    await take(recorder, 'int-card', spoken('u-2', '1111 1111', 'agent:ada'));
    await take(recorder, 'int-card', spoken('u-3', '1111 1111, y el código es 737'));
    const texts = (await stored('int-card')).flatMap(({ event }) =>
      event.type === 'UtteranceSpoken' ? [event.text] : [],
    );
    expect(texts[0]).not.toMatch(/4111 1111/);
    expect(texts[2]).not.toMatch(/\d{3}/);
    expect(await everythingStored()).not.toMatch(/4111 ?1111|737/);
    expect((await stored('int-card')).filter(({ event }) => event.type === 'RedactionApplied').length).toBeGreaterThan(
      1,
    );
  });

  it('keeps what the agent writes as free of such numbers, and of what the deployment adds', async () => {
    const recorder = aRecorder();
    await take(recorder, 'int-note', { type: 'InteractionAnswered', agentId: 'ada', agentName: 'Ada' });
    const text = 'card 5555 5555 5555 4444, policy POL-99817';
    const command = { type: 'WriteNote', noteId: 'n', text } as const;
    await recorder.record({ interactionId: 'int-note', command, by: 'agent:ada', agentId: 'ada', commandId: 'c-note' });
    const named = { type: 'CorrectCustomer', customerId: null, name: 'Eva, card 5555 5555 5555 4444' } as const;
    await recorder.record({
      interactionId: 'int-note',
      command: named,
      by: 'agent:ada',
      agentId: 'ada',
      commandId: 'c-name',
    });
    expect(await everythingStored()).not.toMatch(/5555|99817/);
  });

  it('tells what was committed in the order of each interaction, and what is told is on disk', async () => {
    const recorder = aRecorder();
    const told: InteractionCommitted[] = [];
    recorder.committed.subscribe((committed) => told.push(committed));
    const ids = Array.from({ length: 8 }, (_, index) => `int-order-${index}`);
    await Promise.all(
      ids.flatMap((id) =>
        Array.from({ length: 25 }, (_, index) => take(recorder, id, spoken(`u-${index}`, `words ${index}`))),
      ),
    );
    for (const id of ids) {
      const entries = told.filter(({ streamId }) => streamId === id).flatMap((committed) => committed.entries);
      expect(entries).toEqual(await stored(id));
      expect(await recorder.state(id)).toEqual(replay(entries));
    }
  });

  it('folds to the same state after a restart', async () => {
    const before = aRecorder();
    for (let index = 0; index < 30; index++) await take(before, 'int-again', spoken(`u-${index}`, `palabra ${index}`));
    expect(await aRecorder().state('int-again')).toEqual(await before.state('int-again'));
  });

  it('folds to the same state from a snapshot', async () => {
    const recorder = aRecorder();
    const facts = Array.from({ length: 510 }, (_, index) =>
      take(recorder, 'int-long', spoken(`u-${index}`, `word ${index}`)),
    );
    await Promise.all(facts);
    const log = new PostgresEventLog(database.pool);
    while ((await log.readSnapshot('int-long')) === null) await new Promise((resolve) => setTimeout(resolve, 10));
    const read = jest.spyOn(PostgresEventLog.prototype, 'readAfter');
    expect(await aRecorder().state('int-long')).toEqual(replay(await stored('int-long')));
    expect(read.mock.calls[0]?.[1]).toBeGreaterThanOrEqual(500);
    read.mockRestore();
  });

  it('takes what a source repeats once, also at the same moment', async () => {
    const recorder = aRecorder();
    const fact = spoken('u-1', 'hola');
    const outcomes = await Promise.all(Array.from({ length: 50 }, () => take(recorder, 'int-twice', fact, 'pbx|u-1')));
    expect(new Set(outcomes.map((outcome) => JSON.stringify(outcome)))).toEqual(
      new Set(['{"accepted":{"sequence":2}}']),
    );
    expect((await stored('int-twice')).map(({ event }) => event.type)).toEqual([
      'InteractionOpened',
      'UtteranceSpoken',
    ]);
  });

  it('knows an unknown interaction as not opened', async () => {
    expect(await aRecorder().state('int-nobody')).toEqual(initialInteraction);
  });
});

describe('a server that is killed in the middle of its work', () => {
  it('has on disk every entry that it acknowledged, in order and without holes', async () => {
    const own = await createTestDatabase();
    const log = new PostgresEventLog(own.pool);
    for (let life = 0; life < 3; life++) {
      await own.pool.query('TRUNCATE recorded_event, command_receipt');
      const acknowledged = await acknowledgedBeforeKill(own.url);
      expect(acknowledged.size).toBe(20);
      for (const [streamId, last] of acknowledged) {
        const sequences = (await log.readAfter(streamId, 0, 10_000)).map(({ sequence }) => sequence);
        expect(sequences).toEqual(sequences.map((_, index) => index + 1));
        expect(sequences.length).toBeGreaterThanOrEqual(last);
        expect(await log.readReceipt(`${streamId}|${last}`)).toEqual({ streamId, sequence: last });
      }
    }
    await own.close();
  });
});

/** Kills a server once it has acknowledged some hundreds of entries, of all streams; gives the last one of each. */
async function acknowledgedBeforeKill(url: string): Promise<ReadonlyMap<string, number>> {
  const program = join(__dirname, 'testing/appending-process.ts');
  const options = ['--experimental-transform-types', '--disable-warning=ExperimentalWarning'];
  const child = spawn(process.execPath, [...options, program, url], { stdio: ['ignore', 'pipe', 'inherit'] });
  const enough = 400 + Math.floor(Math.random() * 400);
  let words = '';
  child.stdout.on('data', (chunk: Buffer) => {
    words += chunk.toString();
    if (words.split('\n').length > enough && lastOfEach(words).size === 20) child.kill('SIGKILL');
  });
  await new Promise((gone) => child.once('close', gone));
  return lastOfEach(words);
}

/** The last sequence told of each stream; what follows the last line end was cut off by the kill. */
function lastOfEach(words: string): ReadonlyMap<string, number> {
  const lines = words.split('\n').slice(0, -1);
  return new Map(lines.map((line) => [line.split(' ')[0] ?? '', Number(line.split(' ')[1])] as const));
}
