import {
  heldThen,
  minorDigits,
  rulingOf,
  shareOf,
  unknownFacts,
  type Allowance,
  type AuthorityPolicy,
  type CaseFacts,
  type EpochMs,
  type Guideline,
  type Interaction,
  type JudgingContext,
  type PastCase,
} from '@aliado/domain';
import { organisationTime } from '../case/organisation-time.ts';
import type { Account } from '../identity/account-directory.ts';
import type { Appointment } from './past-session-diary.ts';

/** The rules and the people that sessions are decided with. */
export interface House {
  readonly policy: AuthorityPolicy;
  readonly guidelinesFor: (matter: string, at: EpochMs) => readonly Guideline[];
  readonly context: JudgingContext;
  readonly timeZone: string;
  readonly supervisors: readonly Account[];
}

/** A case that was weighed, with what of it may be given. */
export interface BookedCase {
  readonly known: PastCase;
  readonly findings: readonly { readonly guideline: Guideline; readonly ruleIds: readonly string[] }[];
  readonly allowances: readonly Allowance[];
}

/** Keeps what was given as the sessions go by, so that the facts of a later one know of those before it. */
export class PastSessionBooks {
  private readonly toCustomer = new Map<string, number>();
  private readonly byAgent = new Map<string, number>();

  constructor(readonly house: House) {}

  /** What is known of a case at a moment of its session, as it would have been weighed live. */
  weigh({ caller, agent }: Appointment, state: Interaction, at: EpochMs): BookedCase {
    const facts = this.factsOf(caller, agent, state, at);
    const known: PastCase = { at, matter: facts.matter, facts };
    const { policy, context } = this.house;
    const guidelines = known.matter === null ? [] : this.house.guidelinesFor(known.matter, at);
    const acting = context.agentOf(agent.id);
    const findings = guidelines.map((guideline) => ({
      guideline,
      ruleIds: rulingOf({ guidelines: [guideline], policy }, known, acting, context).held,
    }));
    const { allowances } = rulingOf({ guidelines, policy }, known, acting, context);
    return { known, findings, allowances: [...allowances.values()] };
  }

  /** The most that somebody who is asked could allow of a remedy, minor units. */
  couldApprove({ id, team, tenureMonths }: Account, { remedy }: Allowance, { facts }: PastCase): number {
    const { policy, context } = this.house;
    const { currency } = context;
    const counting = { currency, rates: policy.rates, day: facts.time.day ?? '' };
    const theirs = this.byAgent.get(`${id}|${facts.time.day}`) ?? 0;
    const asTheySee = {
      ...facts,
      agent: { team, tenureMonths },
      given: { ...facts.given, byAgentToday: this.inMajor(theirs) },
    };
    const held = heldThen(policy, context.agentOf(id), asTheySee, counting);
    const share = shareOf({ remedy, limit: { amount: 0, currency } }, held, counting, true);
    return share.none ? 0 : (share.upTo?.amount ?? 0);
  }

  /** Notes a gift that stands. */
  gave(customerId: string | null, decidedBy: string, amount: number, day: string): void {
    add(this.toCustomer, customerId ?? '', amount);
    add(this.byAgent, `${decidedBy}|${day}`, amount);
  }

  private inMajor(amount: number): number {
    return amount / 10 ** minorDigits(this.house.context.currency);
  }

  private factsOf(
    caller: Appointment['caller'],
    agent: Account,
    { channel, queueId, language, customer, matter, promises }: Interaction,
    at: EpochMs,
  ): CaseFacts {
    const time = organisationTime(at, this.house.timeZone);
    const id = caller?.customer.id ?? null;
    return {
      ...unknownFacts,
      ...caller?.file.context,
      interaction: { channel, queue: queueId, language, isVerified: customer.isVerified },
      agent: { tenureMonths: agent.tenureMonths, team: agent.team },
      given: {
        toCustomerIn90Days: id === null ? null : this.inMajor(this.toCustomer.get(id) ?? 0),
        byAgentToday: this.inMajor(this.byAgent.get(`${agent.id}|${time.day}`) ?? 0),
      },
      promise: {
        isOpen: caller ? caller.file.cases.some(({ state }) => state !== 'closed') : null,
        isMissed: caller ? caller.file.cases.some(({ state }) => state === 'broken') : null,
        isRenewed: promises.length > 0,
      },
      time,
      matter,
    };
  }
}

function add(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}
