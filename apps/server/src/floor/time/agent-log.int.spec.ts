import {
  agentStream,
  evolveAgent,
  initialAgent,
  stretchesOf,
  type AgentEvent,
  type AgentRecorded,
  type TimeWindow,
} from '@aliado/domain';
import { LogUnavailable } from '../../interactions/event-log.ts';
import { PostgresEventLog } from '../../interactions/postgres-event-log.ts';
import type { DatabasePool } from '../../platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { AgentLog, entriesStatement, type AgentEntries } from './agent-log.ts';

jest.setTimeout(60_000);
const hour = 3_600_000;
const day = 24 * hour;

const databases: TestDatabase[] = [];
async function aDatabase(): Promise<TestDatabase> {
  const database = await createTestDatabase();
  databases.push(database);
  return database;
}
afterAll(() => Promise.all(databases.map((database) => database.close())));

const logOf = ({ pool }: Pick<TestDatabase, 'pool'>) => new AgentLog({ pool } as DatabasePool);

async function readAll(log: AgentLog, ids: readonly string[], window: TimeWindow): Promise<readonly AgentEntries[]> {
  const read: AgentEntries[] = [];
  for await (const one of log.read(ids, window)) read.push(one);
  return read;
}

describe('what happened to somebody in a window', () => {
  const chosen = (state: 'available' | 'break' | 'offline', reason: string | null = null): AgentEvent => ({
    ...{ type: 'AgentStateChosen', state, reason },
  });
  const work = (
    type: 'WorkOffered' | 'WorkAnswered' | 'AfterContactWorkLeft' | 'WorkReleased',
    id: string,
  ): AgentEvent => ({
    ...{ type, interactionId: id },
  });
  /** A night shift over midnight, with a contact in hand there; a day without anything; a day that goes on. */
  const happened: readonly (readonly [number, AgentEvent])[] = [
    [6 * hour, { type: 'AgentSignedIn' }],
    [6 * hour, chosen('available')],
    [7 * hour, work('WorkOffered', 'a')],
    [8 * hour, chosen('break', '"state":"offline" \ud800')],
    [9 * hour, work('WorkReleased', 'a')],
    [22 * hour, chosen('available')],
    [23.5 * hour, work('WorkAnswered', 'b')],
    [23.9 * hour, chosen('break', 'lunch')],
    [day + hour, work('AfterContactWorkLeft', 'b')],
    [day + 1.1 * hour, work('WorkReleased', 'b')],
    [day + 2 * hour, { type: 'AgentSignedOut' }],
    [3 * day + hour, { type: 'AgentSignedIn' }],
    [3 * day + hour, chosen('available')],
    [3 * day + 2 * hour, work('WorkAnswered', 'c')],
  ];
  const entries = happened.map(([occurredAt, event], index): AgentRecorded => ({
    ...{
      streamId: agentStream('ada'),
      sequence: index + 1,
      occurredAt,
      recordedAt: occurredAt,
      by: 'agent:ada',
      event,
    },
  }));
  let database: TestDatabase;
  beforeAll(async () => {
    database = await aDatabase();
    const log = new PostgresEventLog(database.pool);
    for (const { streamId, sequence, occurredAt, recordedAt, by, event } of entries)
      await log.append({
        ...{ streamId, expected: sequence - 1, commandId: null, recordedAt, turns: null },
        entries: [{ occurredAt, by, event }],
      });
  });

  it.each([
    ['the first day', 0, day],
    ['a day that begins in the middle of a shift', day, 2 * day],
    ['an interval with a contact in hand', 23.75 * hour, 24.25 * hour],
    ['a day on which nothing happened', 2 * day, 3 * day],
    ['a day that goes on', 3 * day, 4 * day],
    ['a day before there was anybody', -day, 0],
  ])('makes the same stretches as all of the log: %s', async (_, from, to) => {
    const [read] = await readAll(logOf(database), ['ada', 'nobody'], { from, to });
    const told = read
      ? stretchesOf(read.before, read.entries, { from, to })
      : stretchesOf(initialAgent, [], { from, to });
    const earlier = entries.filter(({ occurredAt }) => occurredAt < from).reduce(evolveAgent, initialAgent);
    const inside = entries.filter(({ occurredAt }) => from <= occurredAt && occurredAt < to);
    expect(told).toEqual(stretchesOf(earlier, inside, { from, to }));
  });

  it('says so where the log cannot be read', async () => {
    const pool = { query: () => Promise.reject(new Error('down')) } as unknown as TestDatabase['pool'];
    await expect(readAll(logOf({ pool }), ['ada'], { from: 0, to: 1 })).rejects.toThrow(LogUnavailable);
  });
});

describe('a day of 1,000 people among others', () => {
  const people = Array.from({ length: 1_000 }, (_, index) => `a${index + 1}`);
  const window = { from: 2 * day, to: 3 * day };
  let database: TestDatabase;
  beforeAll(async () => {
    database = await aDatabase();
    await database.pool
      .query(`INSERT INTO recorded_event (stream_id, sequence, occurred_at, recorded_at, by, event, type)
      SELECT 'agent:a' || a, (d * 282 + n), at, at, 'agent:a' || a, event, event->>'type' FROM (
        SELECT a, d, n, d * ${day}::bigint + ${8 * hour} + n * 100000 AS at, CASE
          WHEN n = 1 THEN json_build_object('type', 'AgentStateChosen', 'state', 'available', 'reason', NULL)
          WHEN n = 282 THEN json_build_object('type', 'AgentSignedOut')
          ELSE json_build_object('type', (ARRAY['WorkOffered', 'WorkAnswered', 'AfterContactWorkLeft', 'WorkReleased'])[1 + (n - 2) % 4],
            'interactionId', a || '-' || d || '-' || (n - 2) / 4) END AS event
        FROM generate_series(1, 1000) AS a, generate_series(0, 3) AS d, generate_series(1, 282) AS n) AS entry`);
    await database.pool.query('ANALYZE recorded_event');
  });

  it('is read whole, and nothing else of it', async () => {
    const read = await readAll(logOf(database), people, window);
    expect(read.length).toBe(1_000);
    expect(read.every(({ entries, before }) => entries.length === 282 && before.chosen === 'offline')).toBe(true);
  });

  it('is found by the index of choices, and not by reading the log', async () => {
    const { rows } = await database.pool.query<{ 'QUERY PLAN': string }>(`EXPLAIN ${entriesStatement}`, [
      people.slice(0, 50).map(agentStream),
      ...[window.from, window.to],
    ]);
    const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(plan).toContain('recorded_event_chosen');
    expect(plan).not.toContain('Seq Scan');
  });
});
