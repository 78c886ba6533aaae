import type { Interaction, InteractionEvent, Recorded } from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { EventLog } from '../interactions/event-log.ts';
import { InteractionRecorder, type InteractionCommitted } from '../interactions/interaction-recorder.ts';
import { SerialQueues } from '../interactions/serial-queues.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { ContactFiles } from './contact-files.ts';
import { isFileable, touchpointOf } from './contact-touchpoint.ts';
import { CustomerDirectory } from './customer-directory.ts';

/** How long to wait before each further attempt, in milliseconds, when the database does not answer. */
const pauses = [100, 500, 2_000, 5_000];

const bringsToFile: ReadonlySet<InteractionEvent['type']> = new Set([
  'AfterContactWorkFinished',
  'InteractionAbandoned',
  'InteractionEnded',
  'CustomerCorrected',
  'CustomerIdentified',
]);

/**
 * Listens to the log: says who calls, remembers what agents say of it, and puts what is over on the customer's journey. Works
 * after the commit, one interaction's steps in order. What a crash cut off is taken up again by `takeUp`.
 */
@Injectable()
export class CallerIdentification implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(CallerIdentification.name);
  private readonly queues = new SerialQueues();
  private readonly running = new Set<Promise<void>>();
  private listening: Subscription | null = null;

  constructor(
    private readonly recorder: InteractionRecorder,
    private readonly log: EventLog,
    private readonly directory: CustomerDirectory,
    private readonly files: ContactFiles,
    private readonly playbook: Playbook,
  ) {}

  onModuleInit(): void {
    this.listening = this.recorder.committed.subscribe((committed) => this.follow(committed));
  }

  async onModuleDestroy(): Promise<void> {
    this.listening?.unsubscribe();
    await this.settled();
  }

  /**
   * Finishes what a crash may have left undone: live contacts whose caller nobody looked up, and those that nobody filed. One
   * that cannot be finished is told to the log and keeps no other, and no start, from going on.
   */
  async takeUp(): Promise<void> {
    const ids = new Set([...(await this.log.liveStreams()), ...(await this.files.unfiled())]);
    for (const interactionId of ids) {
      await this.takeUpOne(interactionId).catch((error: unknown) => this.failed(interactionId, error));
    }
  }

  /** Resolves when all that was told so far has been worked on. */
  async settled(): Promise<void> {
    while (this.running.size > 0) await Promise.all(this.running);
  }

  private async takeUpOne(interactionId: string): Promise<void> {
    const state = await this.recorder.state(interactionId);
    if (isFileable(state)) await this.file(interactionId, state);
    else if (state.openedAt !== null) {
      await this.files.expect(interactionId, state.openedAt);
      if (wasNotIdentified(state)) await this.identify(interactionId, state, null);
    }
  }

  private follow({ streamId, after, entries }: InteractionCommitted): void {
    for (const entry of entries) for (const step of this.stepsFor(entry, after)) this.start(streamId, step);
    const isToFile = isFileable(after) && entries.some(({ event }) => bringsToFile.has(event.type));
    if (isToFile) this.start(streamId, () => this.file(streamId, after));
  }

  private stepsFor({ streamId, sequence, occurredAt, by, event }: Recorded, after: Interaction): readonly Step[] {
    switch (event.type) {
      case 'InteractionOpened': {
        const expect = () => this.files.expect(streamId, occurredAt);
        return event.from === null ? [expect] : [() => this.identify(streamId, after, sequence), expect];
      }
      case 'CallerLearned':
        return event.from === null ? [] : [() => this.identify(streamId, after, sequence)];
      case 'CustomerCorrected':
        return [() => this.directory.remember(after.from, event.customerId, by)];
      default:
        return [];
    }
  }

  /** `because` is the entry that asks for it; null where an answer that tells nothing new need not be recorded. */
  private async identify(interactionId: string, { from, channel }: Interaction, because: number | null): Promise<void> {
    const match = await this.directory.match(from, channel);
    if (because === null && match.certainty === 'unknown') return;
    await this.recorder.record({
      interactionId,
      command: { type: 'IdentifyCustomer', ...match },
      by: 'system',
      agentId: null,
      commandId: because === null ? null : `${interactionId}:identify:${because}`,
    });
  }

  private file(interactionId: string, state: Interaction): Promise<void> {
    const dispositions = this.playbook.isLoaded() ? this.playbook.organisation().dispositions : [];
    return this.files.file(interactionId, touchpointOf(state, dispositions));
  }

  private start(interactionId: string, step: Step): void {
    const work = this.queues.run(interactionId, () => this.persist(interactionId, step));
    this.running.add(work);
    void work.finally(() => this.running.delete(work));
  }

  /** Tries until it is done or has failed too often. Never rejects. */
  private async persist(interactionId: string, step: Step): Promise<void> {
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

type Step = () => Promise<void>;

/** Whether neither the machine nor an agent has said who it is, though there is something to tell it by. */
const wasNotIdentified = ({ from, customer }: Interaction): boolean =>
  from !== null && customer.certainty === 'unknown' && customer.confirmedAt === null;
