/**
 * What is known of a case when something is decided, and what the conditions of a playbook may speak of. What is not known is
 * null. Amounts are in major units of the organisation's currency.
 */
export interface CaseFacts {
  readonly customer: { readonly tier: string | null; readonly years: number | null; readonly country: string | null };
  readonly order: {
    readonly total: number | null;
    readonly status: string | null;
    readonly daysSincePlaced: number | null;
    readonly daysLate: number | null;
    readonly failedDeliveries: number | null;
  };
  readonly product: {
    readonly ageMonths: number | null;
    readonly inWarranty: boolean | null;
    readonly repairs: number | null;
  };
  readonly journey: { readonly callsIn7Days: number | null; readonly brokenIn30Days: number | null };
  readonly case: { readonly isOpen: boolean | null };
  readonly interaction: {
    readonly channel: string | null;
    readonly queue: string | null;
    readonly language: string | null;
    readonly isVerified: boolean | null;
  };
  readonly agent: { readonly tenureMonths: number | null; readonly team: string | null };
  /** What this customer was given in the last 90 days, and what this agent gave today. */
  readonly given: { readonly toCustomerIn90Days: number | null; readonly byAgentToday: number | null };
  /** Whether something promised to this customer is open, was missed, and was promised anew in this contact. */
  readonly promise: {
    readonly isOpen: boolean | null;
    readonly isMissed: boolean | null;
    readonly isRenewed: boolean | null;
  };
  /** On the organisation's clock: ISO date, hour 0 to 23, weekday 1 (Monday) to 7. */
  readonly time: { readonly day: string | null; readonly hour: number | null; readonly weekday: number | null };
  readonly matter: string | null;
}

/** A case of which nothing is known. */
export const unknownFacts: CaseFacts = {
  customer: { tier: null, years: null, country: null },
  order: { total: null, status: null, daysSincePlaced: null, daysLate: null, failedDeliveries: null },
  product: { ageMonths: null, inWarranty: null, repairs: null },
  journey: { callsIn7Days: null, brokenIn30Days: null },
  case: { isOpen: null },
  interaction: { channel: null, queue: null, language: null, isVerified: null },
  agent: { tenureMonths: null, team: null },
  given: { toCustomerIn90Days: null, byAgentToday: null },
  promise: { isOpen: null, isMissed: null, isRenewed: null },
  time: { day: null, hour: null, weekday: null },
  matter: null,
};
