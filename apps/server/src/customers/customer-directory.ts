import type {
  CaseFacts,
  Channel,
  Customer,
  CustomerCase,
  CustomerHit,
  CustomerProfile,
  EpochMs,
  Identity,
  JourneyPage,
  Money,
} from '@aliado/domain';
import type { CallerMatch } from './caller-match.ts';

/** What the customer's side of a case gives to the expressions of a pack. */
export type CaseContext = Pick<CaseFacts, 'customer' | 'order' | 'product' | 'journey' | 'case'>;

/** What a decision about a customer leans on. */
export interface CaseFile {
  readonly context: CaseContext;
  /** The order that the context speaks of; null where there is none. */
  readonly orderNumber: string | null;
  readonly orderTotal: Money | null;
  /** As in the customer's profile. */
  readonly cases: readonly CustomerCase[];
  readonly identities: readonly Identity[];
}

/** The people who call, those who never bought anything included. */
export abstract class CustomerDirectory {
  /** Who has an address, as far as identities and what agents said tell. Null or withheld: unknown. */
  abstract match(address: string | null, channel: Channel): Promise<CallerMatch>;

  /** Null for an unknown id. */
  abstract profile(id: string): Promise<CustomerProfile | null>;

  /**
   * One page of a journey, newest first; costs the same whatever the length of the journey. Null for an unknown id.
   * @param cursor as the page before gave it; null for the first page.
   * @param limit 1 to 100.
   * @throws RangeError for a cursor that no page gave.
   */
  abstract journey(id: string, cursor: string | null, limit: number): Promise<JourneyPage | null>;

  /** By the beginning of a name's words, of a phone number, an e-mail, an account or an order; accents and case do not matter. */
  abstract search(query: string, limit: number): Promise<readonly CustomerHit[]>;

  /** Somebody new. Asked twice with one name and address, it is one person. */
  abstract createProspect(name: string, address: string | null): Promise<Customer>;

  /**
   * Keeps what somebody said of an address; null for "none of those proposed". The last word counts. An address that is
   * withheld is not remembered.
   */
  abstract remember(address: string | null, customerId: string | null, by: string): Promise<void>;

  /**
   * What is not known is null, all of it for an unknown or no customer.
   * @param orderNumber the order that is spoken of, if it is one of the customer's; else that of the first open matter counts.
   */
  abstract caseFile(customerId: string | null, now: EpochMs, orderNumber: string | null): Promise<CaseFile>;
}
