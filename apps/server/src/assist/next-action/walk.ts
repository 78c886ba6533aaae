import { fit, type ReadFlow, type ReadStep } from './read-flow.ts';
import type { Moment } from './moment.ts';

/** From here on what a customer has said counts as an answer to a question. */
export const answered = 0.3;

/** Steps that are looked ahead at most. */
const horizon = 12;

/** How well each step's answer has been given already, from 0 to 1; each looked up once. */
export function answersGiven({ rarity }: ReadFlow, { customer, settled }: Moment): (step: ReadStep) => number {
  if (settled) return ({ id }) => (settled.has(id) ? 1 : 0);
  const known = new Map<string, number>();
  return (step) => {
    const before = known.get(step.id);
    if (before !== undefined) return before;
    const fits = customer.flatMap((heard) => step.answers.map((cue) => fit(heard, cue, rarity)));
    const best = Math.max(0, ...fits);
    known.set(step.id, best);
    return best;
  };
}

/** The first step behind another one that is still to be done: what was answered or asked already is passed over. */
export function firstOpen(
  { steps, places, next }: ReadFlow,
  from: string,
  isSettled: (step: ReadStep) => boolean,
): string {
  const seen = new Set([from]);
  let current = from;
  for (let ahead = 0; ahead < horizon; ahead++) {
    const following = [...(next.get(current) ?? [])].find((step) => !seen.has(step));
    if (following === undefined) return current;
    const step = steps[places.get(following) ?? -1];
    if (!step || !isSettled(step)) return following;
    seen.add(following);
    current = following;
  }
  return current;
}
