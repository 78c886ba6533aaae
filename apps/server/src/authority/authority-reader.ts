import type { AuthorityRefusal, Bound, Interaction, Money, PersonLimits, RemedyTerms } from '@aliado/domain';

/** How a remedy stands under somebody's own limits, for the customer of an interaction, at this moment. */
export interface Standing {
  /** How much of it they may allow; null for what is no sum. Zero when nothing is left. */
  readonly upTo: Money | null;
  /** Each limit that it comes under, and how much of it is used: given, set aside, or approved in this contact and not given yet. */
  readonly bounds: readonly Bound[];
  /** Why they may not allow these terms; null when they may. */
  readonly refused: AuthorityRefusal | null;
}

/** Reads what people may give, and how much of it is left. Changes nothing. */
export abstract class AuthorityReader {
  /** What somebody may give to the customer of an interaction, with what was lent to them; null for an unknown account. */
  abstract limitsOf(interaction: Interaction, accountId: string): Promise<PersonLimits | null>;

  /**
   * How terms that were asked for stand under each of these people's limits. The sum that a guideline leaves to agents does not
   * bind those who are asked; what nobody gives, what excludes another remedy, and promises before surprises bind everybody.
   */
  abstract standings(
    interaction: Interaction,
    terms: RemedyTerms,
    accountIds: readonly string[],
  ): Promise<ReadonlyMap<string, Standing>>;
}
