/** What the expressions of a pack may speak of. What is not known is null. */
export interface FeelScope {
  readonly customer: { readonly tier: string | null; readonly years: number | null; readonly country: string | null };
  readonly order: {
    /** Major units. */
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
  readonly agent: { readonly tenureMonths: number | null };
  readonly matter: string | null;
}

/** A case of which nothing is known. */
export const unknownScope: FeelScope = {
  customer: { tier: null, years: null, country: null },
  order: { total: null, status: null, daysSincePlaced: null, daysLate: null, failedDeliveries: null },
  product: { ageMonths: null, inWarranty: null, repairs: null },
  journey: { callsIn7Days: null, brokenIn30Days: null },
  case: { isOpen: null },
  agent: { tenureMonths: null },
  matter: null,
};

/** The names at the head of every path. */
export const scopeNames = Object.keys(unknownScope) as readonly (keyof FeelScope)[];

/** Every path that an expression may name, such as `order.status`. */
export const scopePaths: ReadonlySet<string> = new Set(
  Object.entries(unknownScope).flatMap(([name, part]) =>
    part === null ? [name] : Object.keys(part as object).map((key) => `${name}.${key}`),
  ),
);
