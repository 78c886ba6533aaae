import { setTimeout as sleep } from 'node:timers/promises';
import { usualTarget, type SourceFact, type Tally } from '@aliado/domain';
import { Client } from 'pg';
import { recountedDay } from '../bench/recounted-day.ts';
import { LogUnavailable } from '../interactions/event-log.ts';
import type { Contact } from '../live/testing/contact.ts';
import { startLiveApp, until, type LiveApp } from '../live/testing/live-app.ts';
import { FloorModule } from './floor.module.ts';
import { floorAfterRestart } from './testing/second-life.ts';
import { WatchedFloor } from './testing/watched-floor.ts';

jest.setTimeout(120_000);
const minute = 60_000;
const hour = 60 * minute;
const queues = ['billing', 'repairs', 'sales'] as const;

let test: LiveApp;
let floor: WatchedFloor;
beforeEach(async () => {
  test = await startLiveApp([FloorModule]);
  floor = await new WatchedFloor(await test.consoleOf('supervisor')).watch();
});
afterEach(() => test?.close());

/** Tells of a contact what happens to it now, again and again until it is taken, as sources do. */
async function tell(contact: Contact, fact: SourceFact): Promise<void> {
  const frame = { ...contact.frame(fact), occurredAt: test.clock.now() };
  for (;;) {
    try {
      return await test.tell(frame);
    } catch (error) {
      if (!(error instanceof LogUnavailable)) throw error;
      await sleep(50);
    }
  }
}

/** Contacts of all queues that go on side by side: every fourth is given up, every third is held, the others are answered and end. */
const load = (count: number): Promise<unknown> => Promise.all(Array.from({ length: count }, (_, nth) => live(nth)));

async function live(nth: number): Promise<void> {
  const contact = test.contact();
  const facts: readonly SourceFact[] = [
    contact.opened().fact,
    { type: 'InteractionQueued', queueId: queues[nth % queues.length] ?? 'billing' },
    ...(nth % 4 === 0
      ? [{ type: 'InteractionAbandoned' } as const]
      : [contact.offered('agent').fact, contact.answered('agent').fact]),
    ...(nth % 3 === 0 && nth % 4 !== 0 ? [contact.held().fact, { type: 'CallResumed' } as const] : []),
    ...(nth % 4 !== 0 ? [contact.says('hola').fact, contact.ended().fact] : []),
  ];
  for (const fact of facts) {
    await tell(contact, fact);
    test.clock.pass(500);
    await sleep(nth % 7);
  }
}

const shown = (): Readonly<Record<string, Tally>> =>
  Object.fromEntries([...floor.queues].map(([id, { tally }]) => [id, tally] as const).sort());

/** What queues are held to of which no pack tells. */
const target = { ...usualTarget, answerWithin: 20_000 };

/** The figures of the day that is shown, counted from the log alone. */
function recounted(): Promise<Readonly<Record<string, Tally>>> {
  const targets = Object.fromEntries(queues.map((id) => [id, target]));
  return recountedDay(test.database.pool, floor.frames.at(-1)?.dayFrom ?? 0, targets);
}

async function shows(figures: Readonly<Record<string, Tally>>): Promise<void> {
  await until(() => JSON.stringify(shown()) === JSON.stringify(figures), 5_000).catch(() => undefined);
  expect(shown()).toEqual(figures);
}

/** Counted again until both are of one moment: what is left to write up is closed by the house meanwhile. */
async function addsUp(): Promise<void> {
  await until(async () => JSON.stringify(await recounted()) === JSON.stringify(shown()), 5_000).catch(() => undefined);
  expect(shown()).toEqual(await recounted());
}

/** Lets all be written up, so that nothing of what was told changes any more. */
async function writtenUp(): Promise<void> {
  await addsUp(); // what is shown is what was recorded, and not what was before
  test.clock.pass(2 * minute);
  await until(() => Object.values(shown()).every((tally) => tally.handled === tally.answered));
  await addsUp();
}

const offered = (): number => Object.values(shown()).reduce((sum, tally) => sum + tally.offered, 0);

/** Lets nobody into the database, and whoever is in it out. */
async function takeAway(forMs: number): Promise<void> {
  const server = new Client({ connectionString: process.env['ALIADO_TEST_DATABASE_URL'] });
  await server.connect();
  const name = new URL(test.database.url).pathname.slice(1);
  try {
    await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS false`);
    await server.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [name]);
    await sleep(forMs);
  } finally {
    await server.query(`ALTER DATABASE ${name} ALLOW_CONNECTIONS true`);
    await server.end();
  }
}

describe('the figures of the floor', () => {
  it('are those of the log after the database was away for seconds in the middle of calls', async () => {
    const playing = load(120);
    await until(() => offered() > 10);
    await takeAway(5_000);
    await playing;
    await writtenUp();
    expect([offered(), Object.values(shown()).reduce((sum, tally) => sum + tally.abandoned, 0)]).toEqual([120, 30]);
    const after = await floorAfterRestart(test.database.url, test.clock);
    expect(Object.fromEntries(after.queues.map(({ queueId, tally }) => [queueId, tally]))).toEqual(shown());
  });

  it('are those of the new day when midnight comes in the middle of calls', async () => {
    const before = floor.frames.at(-1)?.dayFrom ?? 0;
    await load(12);
    test.clock.pass(before + 24 * hour - 5_000 - test.clock.now());
    await load(60); // each passes some seconds
    await until(() => floor.frames.at(-1)?.dayFrom === before + 24 * hour);
    await load(6);
    await addsUp();
    expect([offered() > 6, offered() < 78]).toEqual([true, true]);
  });

  it('are those of the day before when the clock is set back over midnight, and of the new one when it comes again', async () => {
    const before = floor.frames.at(-1)?.dayFrom ?? 0;
    await load(12);
    await writtenUp();
    const yesterday = shown();
    test.clock.pass(before + 24 * hour + minute - test.clock.now());
    await until(() => floor.frames.at(-1)?.dayFrom === before + 24 * hour);
    await load(9);
    await writtenUp();
    const today = shown();
    test.clock.pass(-hour);
    await until(() => floor.frames.at(-1)?.dayFrom === before);
    await shows(yesterday);
    test.clock.pass(hour);
    await until(() => floor.frames.at(-1)?.dayFrom === before + 24 * hour);
    await shows(today);
  });
});
