import { randomUUID } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { EpochMs, KeptBackTest } from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { DatabasePool } from '../platform/database.ts';
import { BackTestStore } from './back-test-store.ts';
import { runBackTest } from './back-test-runner.ts';
import { PastSessionLog } from './past-session-log.ts';
import { RuleBooks, type TriedDraft } from './rule-books.ts';

/** What somebody wants to know. */
export interface BackTestRequest {
  readonly draft: TriedDraft;
  readonly id: string;
  /** 0 for a text that is no draft. */
  readonly revision: number;
  readonly from: EpochMs;
  /** Exclusive. */
  readonly to: EpochMs;
  readonly by: string;
}

/** Back-tests that may wait behind the one that runs. */
const mostWaiting = 4;

interface Running {
  view: KeptBackTest;
  readonly cancel: AbortController;
}

/** Runs back-tests one after the other, so that however many are asked for take one core at most. */
@Injectable()
export class BackTestDesk implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(BackTestDesk.name);
  private readonly sessions: PastSessionLog;
  private readonly running = new Map<string, Running>();
  private turn: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: BackTestStore,
    private readonly rules: RuleBooks,
    private readonly clock: Clock,
    { pool }: DatabasePool,
  ) {
    this.sessions = new PastSessionLog(pool);
  }

  onModuleInit(): Promise<void> {
    return this.store.giveUpRunning();
  }

  /** Cancels what runs and lets it end. */
  async onModuleDestroy(): Promise<void> {
    for (const { cancel } of this.running.values()) cancel.abort();
    await this.turn;
  }

  /** Begins one, or puts it behind those that wait; null when too many do. */
  async begin(request: BackTestRequest): Promise<string | null> {
    if (this.underWay() > mostWaiting) return null;
    const { draft, id, revision, from, to, by } = request;
    const view: KeptBackTest = {
      ...{ backTestId: randomUUID(), kind: draft.kind, id, revision, from, to, state: 'running', sessionsDone: 0 },
      ...{ sessionsTotal: await this.sessions.count(from, to), elapsedMs: 0, result: null },
      ...{ startedAt: this.clock.now(), startedBy: by },
    };
    const running: Running = { view, cancel: new AbortController() };
    if (this.underWay() > mostWaiting) return null; // others may have come while the sessions were counted
    this.running.set(view.backTestId, running);
    await this.store.begin(view).catch((error: unknown) => {
      this.running.delete(view.backTestId);
      throw error;
    });
    this.turn = this.turn.then(() => this.run(running, request));
    return view.backTestId;
  }

  /** How far it is; null for an unknown one, or one so old that it was let go. */
  async find(backTestId: string): Promise<KeptBackTest | null> {
    return this.running.get(backTestId)?.view ?? this.store.find(backTestId);
  }

  /** Whether it still ran, or waited. */
  cancel(backTestId: string): boolean {
    const running = this.running.get(backTestId);
    running?.cancel.abort();
    return running !== undefined;
  }

  /** Those that ended but could not be kept take nobody's place. */
  private underWay(): number {
    return [...this.running.values()].filter(({ view }) => view.state === 'running').length;
  }

  private async run(running: Running, { draft, from, to }: BackTestRequest): Promise<void> {
    const startedAt = performance.now();
    const { signal } = running.cancel;
    const move = (change: Partial<KeptBackTest>): void => {
      running.view = { ...running.view, ...change, elapsedMs: performance.now() - startedAt };
    };
    let found = 0;
    try {
      const pair = this.rules.pairFor(draft, this.clock.now());
      const order = { ...pair, context: await this.rules.context(), from, to };
      const { backTestId } = running.view;
      const result = await runBackTest(
        this.sessions,
        order,
        {
          took: async (sessions, differences) => {
            await this.store.add(backTestId, found, differences);
            found += differences.length;
            move({ sessionsDone: running.view.sessionsDone + sessions });
          },
        },
        signal,
      );
      move({ state: 'done', result, sessionsTotal: running.view.sessionsDone });
    } catch (error) {
      move({ state: signal.aborted ? 'cancelled' : 'failed' });
      if (!signal.aborted) this.logger.error('a back-test failed', error);
    }
    await this.settle(running.view);
  }

  private async settle(view: KeptBackTest): Promise<void> {
    try {
      await this.store.end(view);
      this.running.delete(view.backTestId);
    } catch (error) {
      this.logger.error('what a back-test found could not be kept', error);
    }
  }
}
