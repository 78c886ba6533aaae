import type { CustomerCase, Identity, Order, OwnedProduct, Touchpoint } from '@aliado/domain';

/** A number of a bigint column, which the driver gives as text. */
type Big = string;

/** What to select for a `Customer`. */
export const customerColumns = `id, kind, name, given_name AS "givenName", surname, language, address_form AS "addressForm", tier,
  since, city, country, time_zone AS "timeZone", household_id AS "householdId", company_id AS "companyId",
  recording_consent AS "recordingConsent", marketing_consent AS "marketingConsent", preference`;

/** What to select for `asIdentity`. */
export const identityColumns = 'kind, value, label, valid_until AS "validUntil"';

/** A row of `identityColumns` as the driver gives it. */
export type IdentityColumns = Omit<Identity, 'validUntil'> & { readonly validUntil: Big | null };

/** An identity from its row. */
export const asIdentity = ({ validUntil, ...rest }: IdentityColumns): Identity => ({
  ...rest,
  validUntil: numberOf(validUntil),
});

/** What to select for `asOrder`. */
export const orderColumns = `number, placed_at AS "placedAt", status, total_minor AS "totalMinor", currency, items, slot,
  failed_deliveries AS "failedDeliveries", days_late AS "daysLate"`;

/** A row of `orderColumns` as the driver gives it. */
export type OrderColumns = Omit<Order, 'placedAt' | 'total'> & {
  readonly placedAt: Big;
  readonly totalMinor: Big;
  readonly currency: string;
};

/** An order from its row. */
export const asOrder = ({ placedAt, totalMinor, currency, ...rest }: OrderColumns): Order => ({
  ...rest,
  placedAt: Number(placedAt),
  total: { amount: Number(totalMinor), currency },
});

/** What to select for `asProduct`. */
export const productColumns = `sku, name, installed_at AS "installedAt", warranty_until AS "warrantyUntil",
  order_number AS "orderNumber", repairs`;

/** A row of `productColumns` as the driver gives it. */
export type ProductColumns = Omit<OwnedProduct, 'installedAt' | 'warrantyUntil'> & {
  readonly installedAt: Big | null;
  readonly warrantyUntil: Big | null;
};

/** A product from its row. */
export const asProduct = ({ installedAt, warrantyUntil, ...rest }: ProductColumns): OwnedProduct => ({
  ...rest,
  installedAt: numberOf(installedAt),
  warrantyUntil: numberOf(warrantyUntil),
});

/** What to select for `asCase`. */
export const caseColumns = `id, opened_at AS "openedAt", matter, title, state, team, due_at AS "dueAt",
  order_number AS "orderNumber"`;

/** A row of `caseColumns` as the driver gives it. */
export type CaseColumns = Omit<CustomerCase, 'openedAt' | 'dueAt'> & {
  readonly openedAt: Big;
  readonly dueAt: Big | null;
};

/** A matter from its row. */
export const asCase = ({ openedAt, dueAt, ...rest }: CaseColumns): CustomerCase => ({
  ...rest,
  openedAt: Number(openedAt),
  dueAt: numberOf(dueAt),
});

/** What to select for `asTouchpoint`. */
export const touchpointColumns = `id, occurred_at AS "occurredAt", stage, channel, matter, title, detail, state,
  order_number AS "orderNumber", interaction_id AS "interactionId"`;

/** A row of `touchpointColumns` as the driver gives it. */
export type TouchpointColumns = Omit<Touchpoint, 'occurredAt'> & { readonly occurredAt: Big };

/** A touchpoint from its row. */
export const asTouchpoint = ({ occurredAt, ...rest }: TouchpointColumns): Touchpoint => ({
  ...rest,
  occurredAt: Number(occurredAt),
});

const numberOf = (big: Big | null): number | null => (big === null ? null : Number(big));
