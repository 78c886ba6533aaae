/** What a script has beside its steps: what it is for and when it is heard, and its checklist. */
export type Whole = 'head' | 'checklist';

/** All of it, in the order in which it is offered. */
export const wholes: readonly Whole[] = ['head', 'checklist'];

/** To what of it a place in the content belongs; null for a step, or nothing of these. */
export const wholeOf = (path: string): Whole | null => {
  if (path.startsWith('checklist')) return 'checklist';
  return /^(?:triggers|heard|notFor|name|matter|owner|start|isPart)\b/.test(path) ? 'head' : null;
};
