import type { StepSigns } from './step-signs.ts';

/** What speaks for a step of a script that nobody has walked, as numbers: mostly from 0 to 1. */
type ColdSign = (signs: StepSigns) => number;

const when = (holds: boolean): number => (holds ? 1 : 0);
const isSpoken = ({ after }: StepSigns): boolean => after === 'customer';
const isAnswered = ({ after }: StepSigns): boolean => after === 'answer';
const isCall = ({ step }: StepSigns): boolean => step.kind.startsWith('=query') || step.kind === '=call';
const isTelling = ({ step }: StepSigns): boolean => step.kind === 'tell' || step.kind === 'confirm';
const isLeaving = ({ step }: StepSigns): boolean => step.kind.includes('bye') || step.kind === '=close';

/** Signs with what they weigh: rounded, the same for every script; how much was found on a quarter of a set of strangers' calls. */
const coldSigns: readonly (readonly [weight: number, sign: ColdSign])[] = [
  [1, ({ isNext }) => when(isNext)],
  [1.5, ({ distance }) => (distance < 5 ? 0.5 ** distance : 0)],
  [0.5, (signs) => when((signs.isOpen[1] ?? false) && isSpoken(signs))],
  [0.5, ({ timesTaken }) => when(timesTaken > 0)],
  [1, ({ timesTaken }) => when(timesTaken > 1)],
  [-1.5, (signs) => when(signs.isRepeated && isSpoken(signs))],
  [3.5, (signs) => (isSpoken(signs) ? signs.cue : 0)],
  [1.5, (signs) => (isAnswered(signs) ? signs.cue : 0)],
  [1.5, ({ words }) => words],
  [2, (signs) => when(isAnswered(signs) && isTelling(signs) && isBadNews(signs) === signs.step.isNegative)],
  [-1, (signs) => when(isAnswered(signs) && signs.isAfterAnswer)],
  [-1, (signs) => when(isSpoken(signs) && isTelling(signs))],
  [-2.5, ({ step, taken }) => when(step.isOpening && taken > 0)],
  [-0.5, ({ step }) => when(step.kind === '=out_of_scope' || step.kind === '=custom')],
  [-1, ({ step, answered }) => when(step.isAsking && (answered ?? 0) >= 0.3)],
  [3, (signs) => when(isLeaving(signs) && isParting(signs))],
  [-1, (signs) => when(isLeaving(signs) && !isParting(signs))],
  [0.5, (signs) => when(isSpoken(signs) && isCall(signs) && signs.kindBefore.includes('ask'))],
  [1, (signs) => when(isCall(signs) && signs.kindBefore === 'confirm' && signs.signs.has('yes'))],
  [2, ({ step, taken, after }) => when(step.kind === '=ask_name' && taken <= 1 && after === 'customer')],
  [1, (signs) => when(signs.isNext && isAnswered(signs))],
];

const isBadNews = ({ answer }: StepSigns): boolean => answer === 'refused' || answer === 'nothing';

const isParting = ({ signs, kindBefore }: StepSigns): boolean =>
  signs.has('bye') || signs.has('thanks') || kindBefore === '=anything_else';

/** The score of a step from the text and the graph of its script alone; unbounded. */
export const coldScore = (signs: StepSigns): number =>
  coldSigns.reduce((sum, [weight, sign]) => sum + weight * sign(signs), 0);
