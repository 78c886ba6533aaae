import { noAuthority, type Approval, type EpochMs, type PersonThen } from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { merge, type Subscription } from 'rxjs';
import { Presence } from '../../agents/presence.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { Clock } from '../../platform/clock.ts';
import { Playbook } from '../../playbooks/playbook.ts';
import { ApprovalRouting } from '../approval-routing.ts';
import { ApprovalRecords } from './approval-records.ts';
import { Approvers } from './approvers.ts';
import { OpenApprovals, type OpenApproval } from './open-approvals.ts';
import { bestFirst, nextApprover, type Approver } from './route-approval.ts';

const lookEveryMs = 250;
/** Roles and limits change without anybody being told of it here. */
const lookAgainAfterMs = 30_000;
/** After a start nobody is there yet: who had a request before it gets this long to come back. */
const comesBackWithinMs = 20_000;

/**
 * Takes every request that waits to whoever may decide it, one round at a time. What it did is in the log: a restart goes on
 * from there. One clock serves all requests.
 */
@Injectable()
export class ApprovalRounds extends ApprovalRouting implements OnModuleDestroy {
  private readonly logger = new Logger(ApprovalRounds.name);
  private subscription: Subscription | null = null;
  private timer: NodeJS.Timeout | null = null;
  private startedAt: EpochMs = 0;
  private lookedAt: EpochMs = 0;
  private hasNews = true;
  private round: Promise<void> | null = null;

  constructor(
    private readonly open: OpenApprovals,
    private readonly approvers: Approvers,
    private readonly playbook: Playbook,
    private readonly records: ApprovalRecords,
    private readonly recorder: InteractionRecorder,
    private readonly presence: Presence,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Takes up what waited before a restart, then follows what changes. */
  async start(): Promise<void> {
    this.startedAt = this.clock.now();
    await this.open.takeUp();
    this.subscription = merge(this.open.changes, this.presence.present).subscribe(() => this.asked());
    this.timer = setInterval(() => this.look(), lookEveryMs);
  }

  async onModuleDestroy(): Promise<void> {
    this.subscription?.unsubscribe();
    if (this.timer) clearInterval(this.timer);
    await this.round;
  }

  asked(): void {
    this.hasNews = true;
    this.look();
  }

  async present(agentId: string): Promise<readonly PersonThen[]> {
    const request = { approval: { agentId, offeredTo: [], openedBy: null }, isThere: this.isThere };
    const present = await this.approvers.present(this.open.list());
    const best = bestFirst({ ...request, present, agentTeam: await this.approvers.teamOf(agentId) });
    return best.map(({ accountId, name }) => ({ accountId, name }));
  }

  usualAnswerMs(): Promise<number | null> {
    return this.records.usualAnswerMs();
  }

  private look(): void {
    if (this.round || !(this.hasNews || this.isDue())) return;
    this.hasNews = false;
    this.round = this.goRound()
      .catch((error: unknown) => {
        this.lookedAt = 0; // due again at the next look
        this.logger.warn(`requests for approval wait for now: ${String(error)}`);
      })
      .finally(() => (this.round = null));
  }

  /** Whether somebody's time ran out since the last look, or it was long ago. */
  private isDue(): boolean {
    const now = this.clock.now();
    const open = this.open.list();
    const isPast = (until: EpochMs) => this.lookedAt < until && until <= now;
    if (open.length === 0) return false;
    if (this.lookedAt + lookAgainAfterMs <= now || isPast(this.startedAt + comesBackWithinMs)) return true;
    return open.some(({ approval }) => approval.offeredTo.some(({ until }) => isPast(until)));
  }

  private async goRound(): Promise<void> {
    const open = this.open.list();
    const now = this.clock.now();
    this.lookedAt = now;
    if (open.length === 0) return;
    const waiting = new Map((await this.approvers.present(open)).map((approver) => [approver.accountId, approver]));
    for (const one of open) {
      const chosen = await this.route(one, [...waiting.values()], now);
      if (chosen) waiting.set(chosen.accountId, { ...chosen, waiting: chosen.waiting + 1 });
    }
  }

  /** Lays a request before the next person, if it is time; tells who that is. */
  private async route(
    { interactionId, approval }: OpenApproval,
    present: readonly Approver[],
    now: EpochMs,
  ): Promise<Approver | null> {
    const request = { approval, agentTeam: await this.approvers.teamOf(approval.agentId), isThere: this.isThere };
    if (!nextApprover({ ...request, present }, now)) return null; // before anybody's limits are looked up
    const interaction = await this.recorder.state(interactionId);
    const able = await this.approvers.withAuthority(present, interaction, approval.terms);
    const chosen = nextApprover({ ...request, present: able }, now);
    if (chosen) await this.offer(interactionId, approval, chosen, now + this.answerWithin(interaction.openedAt ?? now));
    return chosen;
  }

  /** How long one person has, by what was in force when the contact began. Milliseconds. */
  private answerWithin(openedAt: EpochMs): number {
    return (this.playbook.authorityAt(openedAt) ?? noAuthority).answerWithinSeconds * 1_000;
  }

  private async offer(interactionId: string, { approvalId }: Approval, to: Approver, until: EpochMs): Promise<void> {
    const { accountId, name } = to;
    const command = { type: 'OfferApproval', approvalId, to: { accountId, name }, until } as const;
    await this.recorder.record({ interactionId, command, by: 'system', agentId: null, commandId: null });
  }

  private readonly isThere = (accountId: string): boolean =>
    this.presence.has(accountId) || this.clock.now() < this.startedAt + comesBackWithinMs;
}
