import {
  countedGift,
  isMissed,
  minorDigits,
  promiseInTheWay,
  unknownFacts,
  type CaseFacts,
  type EpochMs,
  type Identity,
  type Interaction,
  type Localised,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { GrantLedger } from '../authority/ledger/grant-ledger.ts';
import { CustomerDirectory, type CaseFile } from '../customers/customer-directory.ts';
import { AccountDirectory } from '../identity/account-directory.ts';
import { Clock } from '../platform/clock.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { organisationTime } from './organisation-time.ts';

/** What the house knows of the case in an interaction. */
export interface CaseInHand {
  readonly facts: CaseFacts;
  readonly now: EpochMs;
  /** The organisation's calendar day, ISO. */
  readonly day: string;
  /** The organisation's currency, ISO 4217. */
  readonly currency: string;
  /** Under which what is given to the customer is counted. */
  readonly customerKey: string;
  readonly identities: readonly Identity[];
  /** The order that is spoken of; null where none is known. */
  readonly orderNumber: string | null;
  /** What was promised, is behind, and was not promised anew in this interaction; null for nothing. */
  readonly missedPromise: Localised | null;
}

/** How far back what was given to a customer is told as a fact, days. */
const givenWindow = 90;

/** Reads what is known of a case: what conditions speak of, and what decisions lean on. */
@Injectable()
export class CaseReader {
  constructor(
    private readonly customers: CustomerDirectory,
    private readonly accounts: AccountDirectory,
    private readonly ledger: GrantLedger,
    private readonly playbook: Playbook,
    private readonly clock: Clock,
  ) {}

  async read(interaction: Interaction): Promise<CaseInHand> {
    const { customer, agentId, promises, values, openedAt } = interaction;
    const now = this.clock.now();
    const { timeZone, currency } = this.place();
    const time = organisationTime(now, timeZone);
    const customerKey = customerKeyOf(interaction);
    const [file, agent, given] = await Promise.all([
      this.customers.caseFile(customer.customerId, now, values['orderNumber'] ?? null),
      this.agentFacts(agentId),
      this.givenBefore(customerKey, agentId, time.day, now),
    ]);
    const rates = this.playbook.authorityAt(openedAt ?? now)?.rates ?? [];
    const total = file.orderTotal && countedGift(file.orderTotal, { currency, rates, day: time.day });
    const inMajor = (amount: number | null): number | null => amount && amount / 10 ** minorDigits(currency);
    return {
      facts: {
        ...factsOf(interaction, file, now),
        order: { ...file.context.order, total: inMajor(total?.amount ?? null) },
        agent,
        given: { toCustomerIn90Days: inMajor(given.toCustomer), byAgentToday: inMajor(given.byAgent) },
        time,
      },
      ...{ now, day: time.day, currency, customerKey, identities: file.identities, orderNumber: file.orderNumber },
      missedPromise: promiseInTheWay(file.cases, promises, now)?.title ?? null,
    };
  }

  private place(): typeof nowhere {
    return this.playbook.isLoaded() ? this.playbook.organisation() : nowhere;
  }

  private async agentFacts(agentId: string | null): Promise<CaseFacts['agent']> {
    const agent = agentId === null ? null : await this.accounts.find(agentId);
    return { tenureMonths: agent?.tenureMonths ?? null, team: agent?.team ?? null };
  }

  /** Null where nobody knows who it is about. */
  private async givenBefore(customerKey: string, agentId: string | null, day: string, now: EpochMs) {
    const people = agentId === null ? [] : [agentId];
    const windows = [givenWindow];
    const question = { customerKey, windows, people, day, budgetKeys: [], orderNumber: null, now };
    const { toCustomer, byPerson } = await this.ledger.usage(question);
    return {
      toCustomer: isKnown(customerKey) ? (toCustomer[givenWindow] ?? 0) : null,
      byAgent: agentId === null ? null : (byPerson[agentId] ?? 0),
    };
  }
}

const contactPrefix = 'contact:';

/** Under which what is given is counted: the customer, or the contact while nobody knows who it is. */
export const customerKeyOf = ({ customer, source }: Interaction): string =>
  customer.customerId ?? `${contactPrefix}${source?.name ?? ''}:${source?.contactId ?? ''}`;

const isKnown = (customerKey: string): boolean => !customerKey.startsWith(contactPrefix);

/** Where nothing was published yet. */
const nowhere = { timeZone: 'UTC', currency: 'EUR' };

/** What the customer's file and the contact itself tell. */
function factsOf(
  { customer, channel, queueId, language, matter, promises }: Interaction,
  { context, cases }: CaseFile,
  now: EpochMs,
): CaseFacts {
  const isRenewed = promises.length > 0;
  const isUnknown = customer.customerId === null;
  return {
    ...unknownFacts,
    ...context,
    interaction: { channel, queue: queueId, language, isVerified: customer.isVerified },
    promise: {
      isOpen: isUnknown ? null : cases.some(({ state }) => state !== 'closed'),
      isMissed: isUnknown ? null : cases.some((one) => isMissed(one, now)),
      isRenewed,
    },
    matter,
  };
}
