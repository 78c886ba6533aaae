import type { Consent } from '../interaction/interaction-event.ts';
import type { Language, Localised } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';
import type { Money } from '../money/money.ts';

/** Whom a file is about. */
export type CustomerKind = 'person' | 'household' | 'company';
/** How much somebody buys; a prospect never bought. */
export type CustomerTier = 'standard' | 'plus' | 'premium' | 'prospect';
/** What somebody can be recognised by. */
export type IdentityKind = 'phone' | 'email' | 'account' | 'whatsapp';
/** Where on a journey something lies: before, during or after the sale. */
export type JourneyStage = 'before' | 'during' | 'after';
/** Where a touchpoint happened: ways to talk, and what the organisation does by itself. */
export type TouchpointChannel =
  'voice' | 'chat' | 'email' | 'web' | 'store' | 'whatsapp' | 'delivery' | 'repair' | 'billing' | 'survey';
/** How far an order is. */
export type OrderStatus = 'placed' | 'paid' | 'shipped' | 'delivered' | 'failed' | 'returned' | 'cancelled';
/** Where a matter stands: `at-risk` may miss its promise, `broken` has missed it. */
export type CaseState = 'open' | 'at-risk' | 'broken' | 'closed';

/** One address or number by which a customer is recognised. */
export interface Identity {
  readonly kind: IdentityKind;
  /** Phones in E.164, e-mails in lower case. */
  readonly value: string;
  readonly label: 'main' | 'contact' | 'work' | 'old';
  readonly validUntil: EpochMs | null;
}

/** Something bought. */
export interface Order {
  readonly number: string;
  readonly placedAt: EpochMs;
  readonly status: OrderStatus;
  readonly total: Money;
  readonly items: Localised;
  /** When it is or was to come; null when no slot is set. */
  readonly slot: string | null;
  readonly failedDeliveries: number;
  readonly daysLate: number;
}

/** Something a customer has at home. */
export interface OwnedProduct {
  readonly sku: string;
  readonly name: Localised;
  readonly installedAt: EpochMs | null;
  readonly warrantyUntil: EpochMs | null;
  readonly orderNumber: string | null;
  readonly repairs: number;
}

/** A matter that goes on over several contacts. */
export interface CustomerCase {
  readonly id: string;
  readonly openedAt: EpochMs;
  readonly matter: string;
  readonly title: Localised;
  readonly state: CaseState;
  readonly team: string | null;
  readonly dueAt: EpochMs | null;
  readonly orderNumber: string | null;
}

/** One event on a customer's journey. */
export interface Touchpoint {
  readonly id: string;
  readonly occurredAt: EpochMs;
  readonly stage: JourneyStage;
  readonly channel: TouchpointChannel;
  readonly matter: string | null;
  readonly title: Localised;
  readonly detail: Localised | null;
  readonly state: 'ok' | 'broken' | 'open';
  readonly orderNumber: string | null;
  /** The interaction it was; null when it was none of ours. */
  readonly interactionId: string | null;
}

/** Who somebody is: what stands at the head of the customer panel. */
export interface Customer {
  readonly id: string;
  readonly kind: CustomerKind;
  readonly name: string;
  readonly givenName: string | null;
  readonly surname: string | null;
  readonly language: Language;
  readonly addressForm: 'usted' | 'tu';
  readonly tier: CustomerTier;
  /** YYYY-MM; null for who never bought. */
  readonly since: string | null;
  readonly city: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
  readonly timeZone: string | null;
  readonly householdId: string | null;
  readonly companyId: string | null;
  readonly recordingConsent: Consent;
  readonly marketingConsent: 'yes' | 'no' | 'unknown';
  readonly preference: Localised | null;
}

/** A customer with all that an agent needs before "hello". */
export interface CustomerProfile {
  readonly customer: Customer;
  readonly identities: readonly Identity[];
  /** Newest first, at most 50. */
  readonly orders: readonly Order[];
  readonly products: readonly OwnedProduct[];
  /** Not closed ones first: broken, at risk, open; then by due time. */
  readonly cases: readonly CustomerCase[];
  /** Others of the same household or company. */
  readonly related: readonly Pick<Customer, 'id' | 'name' | 'kind'>[];
}

/** One page of a journey, newest first. */
export interface JourneyPage {
  readonly touchpoints: readonly Touchpoint[];
  /** Ask for the next page with this; null at the end. */
  readonly nextCursor: string | null;
  /** All touchpoints of this customer. */
  readonly total: number;
}

/** Somebody whom a search found, and by what. */
export interface CustomerHit extends Customer {
  readonly foundBy: 'name' | 'order' | IdentityKind;
  /** The name, number or address that fitted. */
  readonly found: string;
}
