import { readFile } from 'node:fs/promises';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate, setTimeout as sleep } from 'node:timers/promises';
import type { Guideline, InteractionEvent } from '@aliado/domain';
import type { Pool } from 'pg';
import { DataSource } from 'typeorm';
import { runBackTest, type BackTestOrder } from '../back-test/back-test-runner.ts';
import { PastSessionLog } from '../back-test/past-session-log.ts';
import { euros, factsWith, gave, wasRefused } from '../back-test/testing/late-sessions.ts';
import { databaseOptions, openPool } from '../platform/database.ts';
import { startEmbeddedPostgres } from '../platform/embedded-postgres.ts';
import { readTried } from '../back-test/tried-draft.ts';
import { CompiledFeel } from '../playbooks/feel/compiled-feel.ts';

/** Utterances of each session, which a back-test must pass over. */
const utterancesEach = 60;

/** Between two sessions of the month, milliseconds. */
const apart = 259_000;

/** Sessions that one statement writes. */
const filledAtOnce = 500;

/** How long nothing is done, for comparison. */
const idleMs = 5_000;

const guidelineFile = 'packs/casa-lumbre/guidelines/late-delivery-gesture.yaml';

/** Back-tests a month of so many sessions, a few times, and prints what was measured as one line of JSON. */
async function main(): Promise<void> {
  const sessions = Number(process.argv[2] ?? 10_000);
  const rounds = Number(process.argv[3] ?? 3);
  const postgres = await startEmbeddedPostgres();
  const source = await new DataSource(databaseOptions(postgres.url)).initialize();
  await source.destroy();
  const { pool, close } = openPool(postgres.url);
  try {
    await fill(pool, sessions);
    const guideline = await guidelineOf();
    const measured: Awaited<ReturnType<typeof measure>>[] = [];
    for (let round = 0; round < rounds; round++) measured.push(await measure(pool, guideline, sessions));
    process.stdout.write(`${JSON.stringify(measured)}\n`);
  } finally {
    await close();
    await postgres.stop();
  }
}

async function guidelineOf(): Promise<Guideline> {
  const read = await readTried('guideline', 'late-delivery-gesture', await readFile(guidelineFile, 'utf8'));
  if ('refused' in read || read.draft.kind !== 'guideline') throw new Error(`${guidelineFile} cannot be tried`);
  return read.draft.content;
}

/** Every third session gave something, every third was refused something, all of them were talked in. */
async function fill(pool: Pool, sessions: number): Promise<void> {
  const heads = [gave(140), wasRefused(148), []].map((decided) => JSON.stringify(eventsOf(decided)));
  const insert = `INSERT INTO recorded_event (stream_id, sequence, occurred_at, recorded_at, by, type, event)
     SELECT 'int-' || nth, e.place, nth * ${apart}::bigint + e.place * 1000, 0, 'system', e.event->>'type', e.event
     FROM generate_series($1::int, $2::int) AS nth, json_array_elements((ARRAY[$3, $4, $5])[nth % 3 + 1]::json)
       WITH ORDINALITY AS e (event, place)`;
  for (let first = 1; first <= sessions; first += filledAtOnce) {
    await pool.query(insert, [first, Math.min(sessions, first + filledAtOnce - 1), ...heads]);
  }
  await pool.query('ANALYZE recorded_event');
  await pool.query('CHECKPOINT');
}

function eventsOf(decided: readonly InteractionEvent[]): readonly InteractionEvent[] {
  const source = { name: 'bench', contactId: 'c', can: [] };
  const said = Array.from({ length: utterancesEach }, (_, nth): InteractionEvent => ({
    ...{ type: 'UtteranceSpoken', utteranceId: `u${nth}`, participantId: 'customer', role: 'customer' },
    ...{ text: 'El camión salió el lunes y volvió sin pasar por su calle, y nadie se lo dijo.', startedAt: 0 },
    ...{ endedAt: 0, language: 'es', confidence: 0.9 },
  }));
  return [
    {
      ...{ type: 'InteractionOpened', source, channel: 'voice', direction: 'inbound', from: null, to: null },
      ...{ language: 'es', consent: 'announced' },
    },
    { type: 'InteractionAnswered', agentId: 'nayeli', agentName: 'Nayeli Robles' },
    ...said,
    { type: 'CaseWeighed', matter: 'delivery.failed', facts: factsWith(1), findings: [] },
    { type: 'CaseWeighed', matter: 'delivery.failed', facts: factsWith(2), findings: [] },
    ...decided,
  ];
}

async function measure(pool: Pool, guideline: Guideline, sessions: number) {
  const order = orderFor(guideline, sessions);
  let done = 0;
  const took = async (count: number) => void (done += count);
  const run = () => runBackTest(new PastSessionLog(pool), order, { took }, new AbortController().signal);
  const turnMs = await longestTurn(run);
  const idleStallMs = await longestStall(() => sleep(idleMs));
  done = 0;
  let less = 0;
  const before = process.cpuUsage();
  const start = performance.now();
  const stallMs = await longestStall(async () => ({ less } = await run()));
  const seconds = (performance.now() - start) / 1_000;
  const { user, system } = process.cpuUsage(before);
  const cpuSeconds = (user + system) / 1e6;
  return { sessions: done, seconds, cpuSeconds, turnMs, stallMs, idleStallMs, less };
}

/** The guideline in force against one that gives less, so that every third session differs. */
function orderFor(guideline: Guideline, sessions: number): BackTestOrder {
  const lower = guideline.rules.map((rule) => ({
    ...rule,
    then: rule.then.map((allowed) => ({ ...allowed, ...(allowed.limit && { limit: euros(100) }) })),
  }));
  return {
    base: { guidelines: [guideline], policy: null },
    draft: { guidelines: [{ ...guideline, rules: lower }], policy: null },
    context: {
      ...{ feel: new CompiledFeel(), currency: 'EUR' },
      agentOf: (accountId) => ({ accountId, roles: ['agent'], queues: [] }),
    },
    ...{ from: 0, to: (sessions + 1) * apart + 3_600_000 },
  };
}

/** The most CPU that one turn of the event loop took, milliseconds: what others wait for at least, on however idle a machine. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
  let isOver = false;
  let longest = 0;
  const running = work().finally(() => (isOver = true));
  for (let before = process.threadCpuUsage(); !isOver;) {
    await setImmediate();
    const after = process.threadCpuUsage();
    longest = Math.max(longest, after.user + after.system - before.user - before.system);
    before = after;
  }
  await running;
  return longest / 1_000;
}

/** What the machine itself holds up: the longest stall while nothing is done. */
async function longestStall(work: () => Promise<unknown>): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 1 });
  delay.enable();
  await work();
  delay.disable();
  return delay.max / 1e6;
}

await main();
