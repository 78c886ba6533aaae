import { agentStream, statusOf, workOf, type AgentStatus, type RosterEntry, type SourceFact } from '@aliado/domain';
import { Logger } from '@nestjs/common';
import { LogUnavailable, type Append, type EventLog } from '../interactions/event-log.ts';
import { LoggedInteractionRecorder } from '../interactions/logged-interaction-recorder.ts';
import { ScriptShelf } from '../interactions/script-shelf.ts';
import { PostgresEventLog } from '../interactions/postgres-event-log.ts';
import { ManualClock } from '../platform/testing/manual-clock.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { LoggedAgentRecorder } from './agent-recorder.ts';
import { DayStart } from './day-start.ts';
import { OverdueWork } from './overdue-work.ts';
import { Presence } from './presence.ts';
import { Roster } from './roster.ts';
import { WorkAssigner } from './work-assigner.ts';

const people = ['ada', 'ben'].map((id) => ({ id, name: id, queues: ['repairs'], language: 'es' }) as const);
const ids = people.map(({ id }) => id);

/** A log that can be waited for: a spec must not find what the one before it still had on the way. */
class AwaitedLog extends PostgresEventLog {
  private readonly writing = new Set<Promise<unknown>>();

  override append(append: Append): ReturnType<EventLog['append']> {
    return this.watched(super.append(append));
  }

  override appendChain(chain: readonly Append[]): ReturnType<EventLog['appendChain']> {
    return this.watched(super.appendChain(chain));
  }

  /** Resolves when nothing is on its way any more. */
  async idle(): Promise<void> {
    do {
      await Promise.allSettled(this.writing);
      await new Promise((resolve) => setImmediate(resolve)); // what follows from an answer is asked by then
    } while (this.writing.size > 0);
  }

  private watched<T>(writing: Promise<T>): Promise<T> {
    this.writing.add(writing);
    void writing.then(noop, noop).then(() => this.writing.delete(writing));
    return writing;
  }
}

const noop = (): void => undefined;

/** One life of the server, as far as agents are concerned: nothing of it is left when it is killed but what the log holds. */
function aLife(database: TestDatabase, clock: ManualClock) {
  const log = new AwaitedLog(database.pool);
  const interactions = new LoggedInteractionRecorder(
    log,
    clock,
    { afterContactWorkSeconds: 90, redactions: [] },
    new ScriptShelf(),
  );
  const agents = new LoggedAgentRecorder(log, clock);
  const presence = new Presence();
  const roster = new Roster(agents, presence);
  const assigner = new WorkAssigner(interactions, agents, log);
  const overdue = new OverdueWork(interactions, log, clock);
  const days = new DayStart(agents, presence, roster);
  const tell = (interactionId: string, ...facts: readonly SourceFact[]) =>
    Promise.all(
      facts.map((fact) => {
        const command = { type: 'TakeFact', source: { name: 'pbx', contactId: interactionId, can: [] }, fact } as const;
        return interactions.record({ interactionId, command, by: 'source:pbx', agentId: null, commandId: null });
      }),
    );
  return {
    ...{ log, interactions, agents, presence, roster, assigner, overdue, days, tell },
    async start() {
      await roster.start(people);
      await assigner.start(ids);
      await overdue.start();
      days.start();
    },
    kill: () => [assigner, overdue, days, roster].forEach((part) => part.onModuleDestroy()),
  };
}

let database: TestDatabase;
let clock: ManualClock;
let life: ReturnType<typeof aLife>;
beforeAll(async () => {
  database = await createTestDatabase();
  Logger.overrideLogger(false);
});
afterAll(() => database.close());
beforeEach(async () => {
  jest.useFakeTimers({ doNotFake: ['Date', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] });
  await database.pool.query('TRUNCATE recorded_event, command_receipt, live_stream, stream_snapshot');
  clock = new ManualClock();
  life = aLife(database, clock);
});
afterEach(async () => {
  life.kill();
  jest.restoreAllMocks();
  jest.useRealTimers();
  await life.log.idle();
});

/** Starts the server again as after a crash. */
async function startAgain(): Promise<void> {
  life.kill();
  life = aLife(database, clock);
  await life.start();
}

/** Waits without a timer: those stand still. @throws Error if it does not become true. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 15_000;
  while (performance.now() < end) {
    if (await isSo()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`never so: ${isSo}`);
}

const status = async (agentId: string): Promise<AgentStatus> => statusOf(await life.agents.state(agentId));
const stages = async (agentId: string) =>
  Object.fromEntries((await life.agents.state(agentId)).work.map(({ interactionId, stage }) => [interactionId, stage]));
const typesOf = async (agentId: string) =>
  (await life.log.readAfter(agentStream(agentId), 0, 1_000)).map(({ event }) => event.type);

const offered = (agentId: string): SourceFact => ({ type: 'InteractionOffered', agentId, expiresAt: null });
const answered = (agentId: string): SourceFact => ({ type: 'InteractionAnswered', agentId, agentName: null });
const withdrawn = (agentId: string): SourceFact => ({ type: 'OfferWithdrawn', agentId, reason: 'timed-out' });
const passedOn: SourceFact = { type: 'InteractionTransferred', manner: 'blind', to: { kind: 'queue', id: 'repairs' } };
const ended: SourceFact = { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' };
const passedBackAndForth: readonly SourceFact[] = [
  { type: 'InteractionQueued', queueId: 'repairs' },
  ...[
    offered('ada'),
    withdrawn('ada'),
    offered('ben'),
    answered('ben'),
    passedOn,
    offered('ada'),
    answered('ada'),
    ended,
  ],
];

describe('the work of an agent', () => {
  it('follows the contact: offered, on contact, after it, done', async () => {
    await life.start();
    const seen: unknown[] = [];
    for (const fact of [offered('ada'), answered('ada'), ended]) {
      await life.tell('int-1', fact);
      const { length } = seen;
      await until(async () => (await life.agents.state('ada')).sequence === length + 1);
      seen.push(await stages('ada'));
    }
    expect(seen).toEqual([{ 'int-1': 'offered' }, { 'int-1': 'on-contact' }, { 'int-1': 'after-contact-work' }]);
  });

  it.each(passedBackAndForth.map((_, cut) => cut))(
    'is right again after a crash that came when only %i facts of a contact had reached the agents',
    async (cut) => {
      await life.start();
      for (const fact of passedBackAndForth.slice(0, cut)) await life.tell('int-1', fact);
      const expected = workOf(await life.interactions.state('int-1'));
      for (const id of ids) await until(async () => (await stages(id))['int-1'] === expected.get(id));
      life.kill(); // the interactions are still recorded, the agents are not
      for (const fact of passedBackAndForth.slice(cut)) await life.tell('int-1', fact);
      await startAgain();
      const work = workOf(await life.interactions.state('int-1'));
      for (const id of ids) expect((await stages(id))['int-1']).toBe(work.get(id));
      const before = await Promise.all(ids.map(typesOf));
      await startAgain();
      expect(await Promise.all(ids.map(typesOf))).toEqual(before);
    },
  );

  it('does not stay with a contact that was closed while the server was down', async () => {
    await life.start();
    await life.tell('int-1', offered('ada'));
    await until(async () => (await status('ada')) === 'ringing');
    life.kill();
    await life.tell('int-1', { type: 'InteractionAbandoned' });
    await startAgain();
    expect(await stages('ada')).toEqual({});
  });

  it('is written as soon as the log can be written again, without a new start', async () => {
    await life.start();
    await life.tell('int-1', offered('ada'));
    await until(async () => (await status('ada')) === 'ringing');
    const { log } = life;
    const [append, appendChain] = [log.append.bind(log), log.appendChain.bind(log)];
    let refused = 0;
    const refuseAgents = ({ streamId }: { readonly streamId: string } = { streamId: '' }): void => {
      if (!streamId.startsWith('agent:')) return;
      refused++;
      throw new LogUnavailable('down');
    };
    jest.spyOn(log, 'append').mockImplementation(async (one) => (refuseAgents(one), append(one)));
    jest.spyOn(log, 'appendChain').mockImplementation(async (chain) => (refuseAgents(chain[0]), appendChain(chain)));
    await life.tell('int-1', withdrawn('ada'), offered('ben'), answered('ben'));
    await until(async () => refused >= 2);
    expect(await stages('ada')).toEqual({ 'int-1': 'offered' });
    const refusedBefore = refused;
    jest.advanceTimersByTime(1_000); // still down
    await until(async () => refused >= refusedBefore + 2);
    await new Promise((resolve) => setImmediate(resolve));
    jest.restoreAllMocks();
    jest.advanceTimersByTime(1_000);
    await until(async () => (await status('ben')) === 'on-contact' && (await status('ada')) === 'offline');
    expect(await stages('ada')).toEqual({});
  });
});

describe('after-contact work whose time is up', () => {
  const dueAfter = 90_000;
  const finishedBy = async (id: string) => (await life.interactions.state(id)).wrapUps.map((one) => one.finishedBy);

  it('is closed by the server, with the notes, once and for all', async () => {
    await life.start();
    await life.tell('int-1', answered('ada'));
    const command = { type: 'WriteNote', noteId: 'n', text: 'pide factura' } as const;
    await life.interactions.record({
      interactionId: 'int-1',
      command,
      by: 'agent:ada',
      agentId: 'ada',
      commandId: null,
    });
    await life.tell('int-1', ended);
    clock.pass(dueAfter - 1);
    jest.advanceTimersByTime(3_000);
    expect(await finishedBy('int-1')).toEqual([]);
    clock.pass(1);
    jest.advanceTimersByTime(3_000);
    await until(async () => (await finishedBy('int-1')).length > 0);
    expect((await life.interactions.state('int-1')).wrapUps).toMatchObject([
      { agentId: 'ada', finishedBy: 'timeout', summary: 'pide factura' },
    ]);
    await until(async () => (await status('ada')) === 'offline');
    expect(await life.log.liveStreams()).toEqual([]);
  });

  it('is closed after a restart too, when its time came while the server was down', async () => {
    await life.start();
    await life.tell('int-1', answered('ada'), ended);
    life.kill();
    clock.pass(dueAfter);
    await startAgain();
    jest.advanceTimersByTime(1_000);
    await until(async () => (await finishedBy('int-1')).join() === 'timeout');
  });

  it('is left alone for as long as it was extended', async () => {
    await life.start();
    await life.tell('int-1', answered('ada'), ended);
    const command = { type: 'ExtendAfterContactWork' } as const;
    await life.interactions.record({
      interactionId: 'int-1',
      command,
      by: 'agent:ada',
      agentId: 'ada',
      commandId: null,
    });
    clock.pass(dueAfter + 59_999);
    jest.advanceTimersByTime(2_000);
    expect(await finishedBy('int-1')).toEqual([]);
    clock.pass(1);
    jest.advanceTimersByTime(1_000);
    await until(async () => (await finishedBy('int-1')).join() === 'timeout');
  });
});

describe('the day of an agent', () => {
  const choose = (state: 'available' | 'break', reason: string | null) =>
    life.agents.record({
      ...{ agentId: 'ada', by: 'agent:ada', commandId: null },
      command: { type: 'ChooseState', state, reason },
    });

  it('begins with the first console and ends with the last, after a grace', async () => {
    await life.start();
    life.presence.arrive('ada');
    await until(async () => (await status('ada')) === 'available');
    life.presence.depart('ada');
    jest.advanceTimersByTime(19_000);
    expect(await status('ada')).toBe('available');
    jest.advanceTimersByTime(1_000);
    await until(async () => (await status('ada')) === 'offline');
    expect(await typesOf('ada')).toEqual(['AgentSignedIn', 'AgentStateChosen', 'AgentSignedOut']);
  });

  it('keeps a break over an absence', async () => {
    await life.start();
    life.presence.arrive('ada');
    await until(async () => (await status('ada')) === 'available');
    await choose('break', 'lunch');
    life.presence.depart('ada');
    jest.advanceTimersByTime(20_000);
    life.presence.arrive('ada');
    await new Promise((resolve) => setImmediate(resolve));
    expect(await life.agents.state('ada')).toMatchObject({ chosen: 'break', reason: 'lunch' });
  });

  it('does not end while a contact is in hand, and is nobody else’s business', async () => {
    await life.start();
    life.presence.arrive('ada');
    life.presence.arrive('supervisor');
    await until(async () => (await status('ada')) === 'available');
    await life.tell('int-1', answered('ada'));
    await until(async () => (await status('ada')) === 'on-contact');
    life.presence.depart('ada');
    jest.advanceTimersByTime(20_000);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await status('ada')).toBe('on-contact');
    expect(await typesOf('supervisor')).toEqual([]);
  });
});

describe('the roster', () => {
  const told = (entries: readonly RosterEntry[]) => Object.fromEntries(entries.map((one) => [one.agentId, one.status]));
  const current = () => told(life.roster.current());

  it('shows as available only who has a console open', async () => {
    await life.start();
    expect(current()).toEqual({ ada: 'offline', ben: 'offline' });
    life.presence.arrive('ada');
    await until(async () => current()['ada'] === 'available');
    life.presence.depart('ada');
    jest.advanceTimersByTime(20_000);
    expect(current()['ada']).toBe('offline');
  });

  it('shows who is at work as that, with or without a console, also after a restart', async () => {
    await life.start();
    await life.tell('int-1', answered('ben'));
    await until(async () => current()['ben'] === 'on-contact');
    await startAgain();
    expect(current()).toEqual({ ada: 'offline', ben: 'on-contact' });
  });

  it('tells changes, gathered', async () => {
    await life.start();
    const heard: unknown[] = [];
    life.roster.entries.subscribe((entries) => heard.push(told(entries)));
    life.presence.arrive('ada');
    life.presence.arrive('ben');
    await until(async () => (await status('ada')) === 'available' && (await status('ben')) === 'available');
    jest.advanceTimersByTime(50);
    expect(heard).toEqual([
      { ada: 'offline', ben: 'offline' },
      { ada: 'available', ben: 'available' },
    ]);
  });

  it('follows the people: who was added is there as the log knows them, who left is not', async () => {
    await life.agents.record({
      ...{ agentId: 'eva', by: 'agent:eva', commandId: null },
      command: { type: 'ChooseState', state: 'available', reason: null },
    });
    await life.start();
    life.presence.arrive('eva');
    await life.roster.replace([{ id: 'eva', name: 'Eva', queues: [], language: 'en' }]);
    expect(current()).toEqual({ eva: 'available' });
    expect([life.roster.includes('eva'), life.roster.includes('ada')]).toEqual([true, false]);
  });
});
