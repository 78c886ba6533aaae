import { factDomains, unknownFacts, type CaseFacts } from '@aliado/domain';

/** What the conditions of a kind of text may speak of. */
export interface KnownFacts<Facts extends object> {
  /** The names at the head of every path. */
  readonly heads: readonly (keyof Facts & string)[];
  /** Every path that may be named, such as `order.status`. */
  readonly paths: ReadonlySet<string>;
}

/** The facts of a case: what the playbooks of an organisation may speak of. */
export const caseFacts: KnownFacts<CaseFacts> = {
  heads: Object.keys(unknownFacts) as readonly (keyof CaseFacts)[],
  paths: new Set(Object.keys(factDomains)),
};
