/** What a house says in several ways, in one language. Inflections come along by themselves. */
export interface HouseWords {
  /** Words that mean the same everywhere; the first of a group stands for all. */
  readonly same: readonly (readonly string[])[];
  /** Words that may stand for one another in a trigger, by the name of what they have in common. */
  readonly kinds: Readonly<Record<string, readonly string[]>>;
}
