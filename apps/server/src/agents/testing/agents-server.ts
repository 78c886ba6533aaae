import { agentStream, statusOf, type AgentStatus, type SourceFact } from '@aliado/domain';
import { Logger } from '@nestjs/common';
import type { Append, EventLog } from '../../interactions/event-log.ts';
import { LoggedInteractionRecorder } from '../../interactions/logged-interaction-recorder.ts';
import { PostgresEventLog } from '../../interactions/postgres-event-log.ts';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import { ManualClock } from '../../platform/testing/manual-clock.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import { AgentRecorder } from '../agent-recorder.ts';
import { DayStart } from '../day-start.ts';
import { OverdueWork } from '../overdue-work.ts';
import { Presence } from '../presence.ts';
import { Roster } from '../roster.ts';
import { WorkAssigner } from '../work-assigner.ts';

/** Those who work there. */
export const people = ['ada', 'ben'].map(
  (id) => ({ id, name: id, team: null, queues: ['repairs'], language: 'es' }) as const,
);
/** Their ids. */
export const ids = people.map(({ id }) => id);

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
  const agents = new AgentRecorder(log, clock);
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

/** A server with agents, with a new life before each spec of the file, whose timers stand still. */
export class AgentsServer {
  clock = new ManualClock();
  private database: TestDatabase | null = null;
  private present: ReturnType<typeof aLife> | null = null;

  constructor() {
    beforeAll(async () => {
      this.database = await createTestDatabase();
      Logger.overrideLogger(false);
    });
    afterAll(() => this.database?.close());
    beforeEach(async () => {
      jest.useFakeTimers({ doNotFake: ['Date', 'nextTick', 'performance', 'queueMicrotask', 'setImmediate'] });
      await this.database?.pool.query('TRUNCATE recorded_event, command_receipt, live_stream, stream_snapshot');
      this.clock = new ManualClock();
      this.begin();
    });
    afterEach(async () => {
      this.life.kill();
      jest.restoreAllMocks();
      jest.useRealTimers();
      await this.life.log.idle();
    });
  }

  /** @throws Error outside of a spec. */
  get life(): ReturnType<typeof aLife> {
    if (!this.present) throw new Error('nothing runs yet');
    return this.present;
  }

  /** Starts the server again as after a crash. */
  async startAgain(): Promise<void> {
    this.life.kill();
    this.begin();
    await this.life.start();
  }

  async status(agentId: string): Promise<AgentStatus> {
    return statusOf(await this.life.agents.state(agentId));
  }

  /** How far each piece of work of somebody is, by its id. */
  async stages(agentId: string): Promise<Readonly<Record<string, string>>> {
    const { work } = await this.life.agents.state(agentId);
    return Object.fromEntries(work.map(({ interactionId, stage }) => [interactionId, stage]));
  }

  /** What the log holds of somebody. */
  async typesOf(agentId: string): Promise<readonly string[]> {
    return (await this.life.log.readAfter(agentStream(agentId), 0, 1_000)).map(({ event }) => event.type);
  }

  private begin(): void {
    if (this.database) this.present = aLife(this.database, this.clock);
  }
}

/** Waits without a timer: those stand still. @throws Error if it does not become true. */
export async function until(isSo: () => Promise<boolean>): Promise<void> {
  const end = performance.now() + 15_000;
  while (performance.now() < end) {
    if (await isSo()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`never so: ${isSo}`);
}

/** A contact is offered to somebody. */
export const offered = (agentId: string): SourceFact => ({ type: 'InteractionOffered', agentId, expiresAt: null });
/** They answered it. */
export const answered = (agentId: string): SourceFact => ({ type: 'InteractionAnswered', agentId, agentName: null });
/** They did not answer in time. */
export const withdrawn = (agentId: string): SourceFact => ({ type: 'OfferWithdrawn', agentId, reason: 'timed-out' });
/** It was passed on to the queue of repairs. */
export const passedOn: SourceFact = {
  type: 'InteractionTransferred',
  manner: 'blind',
  to: { kind: 'queue', id: 'repairs' },
};
/** The customer hung up. */
export const ended: SourceFact = { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' };
/** A contact that two agents have, one after the other and back. */
export const passedBackAndForth: readonly SourceFact[] = [
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
