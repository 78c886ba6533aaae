/** What happened in a call, in order, as those hear it who learn from calls. */
export type CallTurn =
  | { readonly by: 'customer'; readonly text: string }
  /** `action`: the step of a script that the agent took by saying it; null where it was of none. */
  | { readonly by: 'agent'; readonly text: string; readonly action: string | null }
  /** Something that the agent did in another system, with the names of what was given to it. */
  | { readonly by: 'call'; readonly action: string; readonly given: readonly string[] }
  /** What the other system answered; null where it found nothing. */
  | { readonly by: 'answer'; readonly values: Readonly<Record<string, string>> | null };

/** The call until the customer has spoken so many times, that utterance included; all of it until their last where they spoke less. */
export function untilCustomerSpoke(turns: readonly CallTurn[], times: number): readonly CallTurn[] {
  const places = turns.flatMap(({ by }, place) => (by === 'customer' ? [place] : []));
  const last = places[times - 1] ?? places.at(-1);
  return last === undefined ? [] : turns.slice(0, last + 1);
}
