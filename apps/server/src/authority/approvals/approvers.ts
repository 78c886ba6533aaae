import { may, type Interaction, type RemedyTerms } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { AgentRecorder } from '../../agents/agent-recorder.ts';
import { Presence } from '../../agents/presence.ts';
import { AccountDirectory, type Account } from '../../identity/account-directory.ts';
import { Clock } from '../../platform/clock.ts';
import { AuthorityReader } from '../authority-reader.ts';
import { ApprovalRecords } from './approval-records.ts';
import type { OpenApproval } from './open-approvals.ts';
import type { Approver } from './route-approval.ts';

/** The people who decide requests: who may, who is there, and how taken up they are. */
@Injectable()
export class Approvers {
  constructor(
    private readonly accounts: AccountDirectory,
    private readonly presence: Presence,
    private readonly agents: AgentRecorder,
    private readonly authority: AuthorityReader,
    private readonly records: ApprovalRecords,
    private readonly clock: Clock,
  ) {}

  /** Those with a console open who may decide requests at all; `open` tells what lies before whom. */
  async present(open: readonly OpenApproval[]): Promise<readonly Approver[]> {
    const there = (await this.accounts.list()).filter((account) => mayDecide(account) && this.presence.has(account.id));
    if (there.length === 0) return [];
    const today = await this.records.cameOn(this.clock.now());
    return Promise.all(
      there.map(async ({ id, name, team }) => {
        const { work } = await this.agents.state(id);
        const lies = ({ approval }: OpenApproval) => approval.offeredTo.some(({ accountId }) => accountId === id);
        const taken = { waiting: open.filter(lies).length, isOnContact: work.length > 0, hadToday: today.get(id) ?? 0 };
        return { accountId: id, name, team, ...taken };
      }),
    );
  }

  /** Those of them whose own limits cover these terms for this customer. */
  async withAuthority(
    approvers: readonly Approver[],
    interaction: Interaction,
    terms: RemedyTerms,
  ): Promise<readonly Approver[]> {
    const ids = approvers.map(({ accountId }) => accountId);
    const standings = await this.authority.standings(interaction, terms, ids);
    return approvers.filter(({ accountId }) => standings.get(accountId)?.refused === null);
  }

  /** The team of an agent; null for none. */
  async teamOf(accountId: string): Promise<string | null> {
    return (await this.accounts.find(accountId))?.team ?? null;
  }
}

const mayDecide = ({ roles, disabledAt }: Account): boolean => disabledAt === null && may(roles, 'approval:decide');
