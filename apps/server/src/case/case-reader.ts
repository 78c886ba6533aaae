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
    const { customer, agentId, matter, channel, queueId, language, promises, values } = interaction;
    const now = this.clock.now();
    const { timeZone, currency } = this.playbook.isLoaded() ? this.playbook.organisation() : nowhere;
    const time = organisationTime(now, timeZone);
    const key = customerKeyOf(interaction);
    const [file, agent, given] = await Promise.all([
      this.customers.caseFile(customer.customerId, now, values['orderNumber'] ?? null),
      agentId === null ? null : this.accounts.find(agentId),
      this.givenBefore(key, agentId, time.day, now),
    ]);
    const rates = this.playbook.authorityAt(interaction.openedAt ?? now)?.rates ?? [];
    const total = file.orderTotal && countedGift(file.orderTotal, { currency, rates, day: time.day });
    const missed = promiseInTheWay(file.cases, promises, now);
    const inMajor = (amount: number): number => amount / 10 ** minorDigits(currency);
    return {
      facts: {
        ...unknownFacts,
        ...file.context,
        order: { ...file.context.order, total: total && inMajor(total.amount) },
        interaction: { channel, queue: queueId, language, isVerified: customer.isVerified },
        agent: { tenureMonths: agent?.tenureMonths ?? null, team: agent?.team ?? null },
        given: {
          toCustomerIn90Days: customer.customerId === null ? null : inMajor(given.toCustomer),
          byAgentToday: agentId === null ? null : inMajor(given.byAgent),
        },
        promise: promiseFacts(customer.customerId === null ? null : file, promises.length > 0, now),
        time,
        matter,
      },
      now,
      day: time.day,
      currency,
      customerKey: key,
      identities: file.identities,
      orderNumber: file.orderNumber,
      missedPromise: missed?.title ?? null,
    };
  }

  private async givenBefore(customerKey: string, agentId: string | null, day: string, now: EpochMs) {
    const people = agentId === null ? [] : [agentId];
    const windows = [givenWindow];
    const question = { customerKey, windows, people, day, budgetKeys: [], orderNumber: null, now };
    const used = await this.ledger.usage(question);
    return { toCustomer: used.toCustomer[givenWindow] ?? 0, byAgent: used.byPerson[agentId ?? ''] ?? 0 };
  }
}

/** Under which what is given is counted: the customer, or the contact while nobody knows who it is. */
export const customerKeyOf = ({ customer, source }: Interaction): string =>
  customer.customerId ?? `contact:${source?.name ?? ''}:${source?.contactId ?? ''}`;

/** Where nothing was published yet. */
const nowhere = { timeZone: 'UTC', currency: 'EUR' };

function promiseFacts(file: CaseFile | null, isRenewed: boolean, now: EpochMs): CaseFacts['promise'] {
  if (file === null) return { isOpen: null, isMissed: null, isRenewed };
  return {
    isOpen: file.cases.some(({ state }) => state !== 'closed'),
    isMissed: file.cases.some((one) => isMissed(one, now)),
    isRenewed,
  };
}
