import { isOver, type Grant, type Interaction } from '@aliado/domain';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { InteractionRecorder, type InteractionCommitted } from '../interactions/interaction-recorder.ts';
import { customerKeyOf } from '../case/case-reader.ts';
import { Clock } from '../platform/clock.ts';
import { AuthorityMetrics } from './authority-metrics.ts';
import { GrantLedger, type LedgerEntry } from './ledger/grant-ledger.ts';

const lookEveryMs = 5_000;
const pageSize = 200;

/** More than can be under way: what is granted is final within minutes. */
const atStart = 10_000;

/** Later than anything: at the start all that may have been left behind is looked at. */
const everything = Number.MAX_SAFE_INTEGER;

/**
 * Releases reservations whose time is up and those of contacts that ended, and brings the ledger in line with the log where a
 * crash came between the two. The log first, as everywhere.
 */
@Injectable()
export class AuthoritySweeper implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(AuthoritySweeper.name);
  private subscription: Subscription | null = null;
  private timer: NodeJS.Timeout | null = null;
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly ledger: GrantLedger,
    private readonly metrics: AuthorityMetrics,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.subscription = this.interactions.committed.subscribe((committed) => {
      this.releaseWhenOver(committed);
      this.attribute(committed);
    });
    this.timer = setInterval(() => this.try(() => this.sweep()), lookEveryMs).unref();
    this.try(() => this.sweep(everything, atStart));
  }

  async onModuleDestroy(): Promise<void> {
    this.subscription?.unsubscribe();
    if (this.timer) clearInterval(this.timer);
    await this.working;
  }

  /** One round over all that is to be looked at by this time; by now, if not said. @throws LogUnavailable */
  async sweep(by: number = this.clock.now(), limit = pageSize): Promise<void> {
    for (const entry of await this.ledger.due(by, limit)) await this.heal(entry);
  }

  /** Resolves when nothing is under way. */
  async settled(): Promise<void> {
    await this.working;
  }

  /** Rounds go one after the other; what fails is found again by the next. */
  private try(task: () => Promise<void>): void {
    this.working = this.working
      .then(task)
      .catch((error: unknown) => this.logger.warn(`the ledger is not in line with the log for now: ${String(error)}`));
  }

  private async heal(entry: LedgerEntry): Promise<void> {
    const { interactionId, grantId, state, expiresAt } = entry;
    const now = this.clock.now();
    const interaction = await this.interactions.state(interactionId);
    const before = grantIn(interaction, grantId);
    if (!before) {
      if (expiresAt <= now) await this.ledger.drop(entry, now);
      return;
    }
    if (before.state === 'reserved' && before.expiresAt <= now) await this.release(interactionId, grantId, 'expired');
    const grant = grantIn(await this.interactions.state(interactionId), grantId) ?? before;
    if (grant.state === 'reserved') return;
    if (grant.state !== state) this.metrics.healed(grant.state);
    await this.ledger.follow(interactionId, grant, now);
    await this.ledger.attribute(interactionId, customerKeyOf(interaction));
    const isFinal = grant.state !== 'granted' || (grant.undoUntil ?? 0) <= now;
    if (isFinal) await this.ledger.close(entry);
  }

  /** Who calls was told, or corrected, after something was given. */
  private attribute({ streamId, before, after }: InteractionCommitted): void {
    if (after.grants.length === 0 || customerKeyOf(before) === customerKeyOf(after)) return;
    this.try(() => this.ledger.attribute(streamId, customerKeyOf(after)));
  }

  private releaseWhenOver({ streamId, before, after }: InteractionCommitted): void {
    if (isOver(before) || !isOver(after)) return;
    const undecided = new Set(after.approvals.filter(({ state }) => state === 'asked').map((one) => one.approvalId));
    const open = after.grants.filter(
      ({ state, approvalId }) => state === 'reserved' && (approvalId === null || !undecided.has(approvalId)),
    );
    for (const { grantId } of open) {
      this.try(async () => {
        await this.release(streamId, grantId, 'withdrawn');
        const grant = grantIn(await this.interactions.state(streamId), grantId);
        if (grant) await this.ledger.follow(streamId, grant, this.clock.now());
      });
    }
  }

  private async release(interactionId: string, grantId: string, because: 'withdrawn' | 'expired'): Promise<void> {
    const command = { type: 'ReleaseRemedy', grantId, because } as const;
    await this.interactions.record({ interactionId, command, by: 'system', agentId: null, commandId: null });
  }
}

const grantIn = ({ grants }: Interaction, grantId: string): Grant | undefined =>
  grants.find((grant) => grant.grantId === grantId);
