import { promiseInTheWay, type CaseFacts, type CustomerProfile, type EpochMs, type Interaction } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { CaseReader } from '../case/case-reader.ts';
import { CustomerDirectory } from '../customers/customer-directory.ts';
import { AccountDirectory } from '../identity/account-directory.ts';
import { Clock } from '../platform/clock.ts';
import { Playbook } from '../playbooks/playbook.ts';
import type { CaseKnowledge } from './case-window.ts';
import type { CallerFile } from './house/standing.ts';

/** How far back a broken or open touchpoint is why somebody calls, milliseconds. */
const recentMs = 14 * 86_400_000;

/** Touchpoints looked at: the newest of the journey. */
const touchpointLimit = 20;

/** What the house knows of a case before anybody speaks. */
@Injectable()
export class CallerKnowledge {
  constructor(
    private readonly customers: CustomerDirectory,
    private readonly cases: CaseReader,
    private readonly accounts: AccountDirectory,
    private readonly playbook: Playbook,
    private readonly clock: Clock,
  ) {}

  /** All that a window needs besides the words, and what the house minds. */
  async of(state: Interaction): Promise<CaseKnowledge & CallerFile> {
    const now = this.clock.now();
    const { customerId } = state.customer;
    const [profile, journeyMatters, scope, agent] = await Promise.all([
      customerId === null ? null : this.customers.profile(customerId),
      customerId === null ? [] : this.journeyMatters(customerId, now),
      this.scope(state),
      state.agentId === null ? null : this.accounts.find(state.agentId),
    ]);
    const openMatters = new Set([...openMattersOf(profile), ...journeyMatters]);
    const missed = promiseInTheWay(profile?.cases ?? [], state.promises, now);
    return { openMatters, ...this.queued(state), scope, profile, missed, agentName: agent?.name ?? null };
  }

  /** What the expressions of the playbook may lean on in this interaction. */
  async scope(state: Interaction): Promise<CaseFacts> {
    return (await this.cases.read(state)).facts;
  }

  /** What the queue is for through which a contact came, where it is for some matters only. */
  private queued({ queueId }: Interaction): Pick<CaseKnowledge, 'queueMatters'> {
    const queues = this.playbook.isLoaded() ? this.playbook.organisation().queues : [];
    const matters = queues.find(({ id }) => id === queueId)?.matters;
    return matters ? { queueMatters: new Set(matters) } : {};
  }

  /** Matters that are open or broken on a customer's recent journey. */
  private async journeyMatters(customerId: string, now: EpochMs): Promise<readonly string[]> {
    const { touchpoints = [] } = (await this.customers.journey(customerId, null, touchpointLimit)) ?? {};
    return touchpoints
      .filter(({ state, occurredAt }) => state !== 'ok' && occurredAt <= now && now - occurredAt <= recentMs)
      .flatMap(({ matter }) => (matter === null ? [] : [matter]));
  }
}

const openMattersOf = (profile: CustomerProfile | null): readonly string[] =>
  (profile?.cases ?? []).filter(({ state }) => state !== 'closed').map(({ matter }) => matter);
