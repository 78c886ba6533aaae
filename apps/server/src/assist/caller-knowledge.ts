import type { CaseFacts, EpochMs, Interaction } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { CaseReader } from '../case/case-reader.ts';
import { CustomerDirectory } from '../customers/customer-directory.ts';
import { Clock } from '../platform/clock.ts';
import type { CaseKnowledge } from './case-window.ts';

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
    private readonly clock: Clock,
  ) {}

  /** All that a window needs besides the words. */
  async of(state: Interaction): Promise<CaseKnowledge> {
    const now = this.clock.now();
    const [openMatters, scope] = await Promise.all([
      this.openMatters(state.customer.customerId, now),
      this.scope(state),
    ]);
    return { openMatters, scope };
  }

  /** Matters that are open or broken on a customer's journey; none for an unknown or no customer. */
  private async openMatters(customerId: string | null, now: EpochMs): Promise<ReadonlySet<string>> {
    if (customerId === null) return new Set();
    const [profile, journey] = await Promise.all([
      this.customers.profile(customerId),
      this.customers.journey(customerId, null, touchpointLimit),
    ]);
    const cases = profile?.cases.filter(({ state }) => state !== 'closed') ?? [];
    const touchpoints = journey?.touchpoints.filter(
      ({ state, occurredAt }) => state !== 'ok' && occurredAt <= now && now - occurredAt <= recentMs,
    );
    return new Set([...cases, ...(touchpoints ?? [])].flatMap(({ matter }) => (matter === null ? [] : [matter])));
  }

  /** What the expressions of the playbook may lean on in this interaction. */
  async scope(state: Interaction): Promise<CaseFacts> {
    return (await this.cases.read(state)).facts;
  }
}
