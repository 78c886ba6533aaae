import type { Approval, Interaction } from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Subject, type Observable, type Subscription } from 'rxjs';
import { EventLog } from '../../interactions/event-log.ts';
import { InteractionRecorder, type InteractionCommitted } from '../../interactions/interaction-recorder.ts';
import { SerialQueues } from '../../interactions/serial-queues.ts';
import { ApprovalRecords } from './approval-records.ts';

/** A request that waits for somebody's answer, in its interaction. */
export interface OpenApproval {
  readonly interactionId: string;
  readonly approval: Approval;
}

/** How long to wait before each further attempt, in milliseconds, when the database does not answer. */
const pauses = [100, 500, 2_000, 5_000];

/**
 * The requests that wait, as the log tells them. Keeps each in the records, and lets those lapse that nobody decided while
 * there was work with the contact. Told by commits; what a restart cut off is taken up again by `takeUp`.
 */
@Injectable()
export class OpenApprovals implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(OpenApprovals.name);
  private readonly open = new Map<string, readonly Approval[]>();
  private readonly queues = new SerialQueues();
  private readonly running = new Set<Promise<void>>();
  private readonly told = new Subject<void>();
  private listening: Subscription | null = null;

  /** Told after each change of a request, of what is given while one waits, and of what is said where one does. */
  readonly changes: Observable<void> = this.told.asObservable();

  constructor(
    private readonly recorder: InteractionRecorder,
    private readonly log: EventLog,
    private readonly records: ApprovalRecords,
  ) {}

  onModuleInit(): void {
    this.listening = this.recorder.committed.subscribe((committed) => this.follow(committed));
  }

  async onModuleDestroy(): Promise<void> {
    this.listening?.unsubscribe();
    await this.settled();
  }

  /** Reads what waits in live interactions, and whatever was kept as waiting and may not be so any more. */
  async takeUp(): Promise<void> {
    const ids = new Set([...(await this.log.liveStreams()), ...(await this.records.openInteractions())]);
    for (const interactionId of ids) {
      // one that cannot be read keeps no other, and no start, from going on
      await this.takeUpOne(interactionId).catch((error: unknown) => this.failed(interactionId, error));
    }
  }

  /** All that wait, oldest first. */
  list(): readonly OpenApproval[] {
    return [...this.open]
      .flatMap(([interactionId, approvals]) => approvals.map((approval) => ({ interactionId, approval })))
      .toSorted((one, other) => one.approval.askedAt - other.approval.askedAt);
  }

  /** Resolves when all that was told so far has been kept. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private async takeUpOne(interactionId: string): Promise<void> {
    const state = await this.recorder.state(interactionId);
    if (state.approvals.length > 0) this.note(interactionId, state, state.approvals);
  }

  private follow({ streamId, before, after, entries }: InteractionCommitted): void {
    const isTouched = before.approvals !== after.approvals || (before.phase !== after.phase && this.open.has(streamId));
    if (isTouched) {
      const changed = after.approvals.filter((approval) => !before.approvals.includes(approval));
      this.note(streamId, after, changed);
    } else if (before.grants !== after.grants && this.open.size > 0) {
      this.told.next(); // what is given counts for its customer in whatever contact they ask again
    } else if (this.open.has(streamId) && entries.some(({ event }) => event.type === 'UtteranceSpoken')) {
      this.told.next();
    }
  }

  private note(interactionId: string, { phase, approvals }: Interaction, changed: readonly Approval[]): void {
    const waiting = approvals.filter(({ state }) => state === 'asked');
    if (waiting.length === 0) this.open.delete(interactionId);
    else this.open.set(interactionId, waiting);
    for (const approval of changed) this.start(interactionId, () => this.records.keep(interactionId, approval));
    if (phase === 'closed')
      for (const { approvalId } of waiting) this.start(interactionId, () => this.lapse(interactionId, approvalId));
    this.told.next();
  }

  private async lapse(interactionId: string, approvalId: string): Promise<void> {
    const command = { type: 'LapseApproval', approvalId } as const;
    await this.recorder.record({ interactionId, command, by: 'system', agentId: null, commandId: null });
  }

  private start(interactionId: string, step: () => Promise<void>): void {
    const work = this.queues.run(interactionId, () => this.persist(interactionId, step));
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }

  /** Tries until it is done or has failed too often: then the next start does it. Never rejects. */
  private async persist(interactionId: string, step: () => Promise<void>): Promise<void> {
    for (const pause of [...pauses, null]) {
      try {
        return await step();
      } catch (error) {
        if (pause === null) this.failed(interactionId, error);
        else await new Promise((resolve) => setTimeout(resolve, pause).unref());
      }
    }
  }

  private failed(interactionId: string, error: unknown): void {
    this.logger.error({ interactionId, error: String(error) });
  }
}
