import {
  isOver,
  toArray,
  type Approval,
  type ApprovalList,
  type Interaction,
  type Localised,
  type RemedyTerms,
  type WaitingApproval,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { CustomerDirectory } from '../../customers/customer-directory.ts';
import { AccountDirectory } from '../../identity/account-directory.ts';
import type { Principal } from '../../identity/principal.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { Clock } from '../../platform/clock.ts';
import { Playbook } from '../../playbooks/playbook.ts';
import { AuthorityReader } from '../authority-reader.ts';
import { ApprovalRecords } from './approval-records.ts';
import { OpenApprovals } from './open-approvals.ts';

const excerptLines = 8;
const linesLookedAt = 24;

/** What waits for one person, with all that is needed to decide it. */
@Injectable()
export class WaitingApprovals {
  constructor(
    private readonly open: OpenApprovals,
    private readonly recorder: InteractionRecorder,
    private readonly authority: AuthorityReader,
    private readonly records: ApprovalRecords,
    private readonly customers: CustomerDirectory,
    private readonly accounts: AccountDirectory,
    private readonly playbook: Playbook,
    private readonly clock: Clock,
  ) {}

  /** The requests that were laid before this person, oldest first; those that somebody else reads among them. */
  async of(reader: Principal): Promise<ApprovalList> {
    const mine = this.open
      .list()
      .filter(({ approval }) => approval.offeredTo.some(({ accountId }) => accountId === reader.accountId));
    const waiting = await Promise.all(
      mine.map(async ({ interactionId, approval }) => {
        const interaction = await this.recorder.state(interactionId);
        return this.shown(reader, interactionId, interaction, approval);
      }),
    );
    return { waiting, serverTime: this.clock.now() };
  }

  private async shown(
    reader: Principal,
    interactionId: string,
    interaction: Interaction,
    approval: Approval,
  ): Promise<WaitingApproval> {
    const { approvalId, terms, agentId, reason, askedAt, withoutAsking, offeredTo, openedBy } = approval;
    const [agent, guidelineName, customerName, standings, likeIt] = await Promise.all([
      this.accounts.find(agentId),
      this.nameOf(terms),
      this.customerOf(reader, interaction),
      this.authority.standings(interaction, terms, [reader.accountId]),
      this.records.decidedLike(terms.guidelineId, this.clock.now()),
    ]);
    return {
      ...{ approvalId, interactionId, terms, guidelineName, customerName, reason, askedAt, withoutAsking, likeIt },
      isOnLine: !isOver(interaction),
      bounds: standings.get(reader.accountId)?.bounds ?? [],
      agent: { accountId: agentId, name: agent?.name ?? agentId },
      until: Math.max(...offeredTo.map(({ until }) => until)),
      excerpt: lastWords(interaction),
      openedBy: openedBy && { accountId: openedBy.accountId, name: openedBy.name },
    };
  }

  private async nameOf({ guidelineId, guidelineVersion }: RemedyTerms): Promise<Localised> {
    const guideline = await this.playbook.guideline(guidelineId, guidelineVersion);
    return guideline?.name ?? { es: guidelineId, en: guidelineId };
  }

  private async customerOf({ permissions }: Principal, { customer }: Interaction): Promise<string | null> {
    if (!permissions.has('customer:read')) return null;
    if (customer.customerId === null) return customer.newName;
    return (await this.customers.profile(customer.customerId))?.customer.name ?? customer.newName;
  }
}

/** The last things said; marks between them count as lines, so that the cost stays the same in a long call. */
function lastWords({ lines }: Interaction): WaitingApproval['excerpt'] {
  return toArray(lines, Math.max(0, lines.size - linesLookedAt))
    .flatMap((line) =>
      line.kind === 'utterance' ? [{ sequence: line.sequence, role: line.role, text: line.text }] : [],
    )
    .slice(-excerptLines);
}
