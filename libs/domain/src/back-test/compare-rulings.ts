import type { Allowance, CaseRuling } from './allowance.ts';

/** How a draft stands to what is in force in one case; `other` gives more of one thing and less of another. */
export type RulingChange = 'same' | 'more' | 'less' | 'other';

/** Compares what may be given without asking, and what may be given at all. */
export function compareRulings(base: CaseRuling, draft: CaseRuling): RulingChange {
  const keys = new Set([...base.allowances.keys(), ...draft.allowances.keys()]);
  const steps = new Set([...keys].map((key) => stepOf(base.allowances.get(key), draft.allowances.get(key))));
  if (steps.has(1)) return steps.has(-1) ? 'other' : 'more';
  return steps.has(-1) ? 'less' : 'same';
}

function stepOf(base: Allowance | undefined, draft: Allowance | undefined): -1 | 0 | 1 {
  // not allowed is less than what must be asked for
  const [before, after] = [base?.upTo ?? -1, draft?.upTo ?? -1];
  return after > before ? 1 : after < before ? -1 : 0;
}
