import { hashOf } from '../learn/feature-bag.ts';
import type { StepSigns } from './step-signs.ts';

/** Room for the weights of crossed signs, a power of two: collisions are rare and cost little. */
export const featureRoom = 1 << 18;

const seed = 7;

/** A step's signs as features: each sign with those that it means something different with. Every feature counts 1. */
export function stepFeatures(signs: StepSigns): Int32Array {
  const names = [...ofKind(signs), ...ofPlace(signs), ...ofWords(signs), ...ofAnswers(signs), ...ofTerms(signs)];
  return Int32Array.from(names, (name) => hashOf(name, seed) % featureRoom);
}

function ofKind(signs: StepSigns): readonly string[] {
  const { step, after, kindBefore, kindTwoBefore, reaction, taken, asksLeft, isNext, isBeforeFree } = signs;
  const { kind } = step;
  return [
    `kind ${kind}`,
    `kind ${kind} ${after}`,
    `kind before ${kind} ${kindBefore} ${after}`,
    `kinds before ${kind} ${kindTwoBefore} ${kindBefore} ${after}`,
    `reaction ${kind} ${after} ${reaction}`,
    `reaction before ${kind} ${isNext} ${reaction} ${kindBefore}`,
    `taken ${kind} ${taken}`,
    `left ${asksLeft} ${kind} ${after}`,
    `free ${isBeforeFree} ${kind} ${after}`,
  ];
}

function ofPlace(signs: StepSigns): readonly string[] {
  const { step, after, isNext, distance, distanceFromOwn, timesTaken, isRepeated, kindBefore, answer, taken } = signs;
  const { kind } = step;
  const place = `${isNext} ${distance} ${distanceFromOwn}`;
  const open = openness(signs);
  return [
    `place ${place}`,
    `place ${place} ${after}`,
    `place ${kind} ${place} ${after}`,
    `times ${timesTaken} ${kind}`,
    `repeated ${timesTaken} ${isRepeated} ${kind} ${after}`,
    `open ${open}`,
    `open ${open} ${kind} ${after}`,
    `open times ${open} ${timesTaken} ${after}`,
    `open taken ${kind} ${open} ${taken} ${after}`,
    `open next ${isNext} ${open} ${timesTaken} ${after} ${isRepeated}`,
    `answer before ${kindBefore} ${kind} ${isNext} ${isRepeated} ${after} ${answer}`,
  ];
}

function ofWords(signs: StepSigns): readonly string[] {
  const { step, after, isNext, timesTaken } = signs;
  const cue = `${level(signs.cue)} ${signs.isBestCue}`;
  const fromBefore = `${level(signs.cueFromBefore)} ${signs.isBestCueFromBefore} ${signs.cueFromBefore > 0}`;
  const words = `${level(signs.words)} ${signs.areBestWords}`;
  return [
    `cue ${cue} ${after}`,
    `cue ${cue} ${after} ${step.kind}`,
    `from before ${fromBefore} ${after}`,
    `from before ${fromBefore} ${after} ${step.kind} ${timesTaken}`,
    `from before next ${fromBefore} ${isNext} ${timesTaken} ${after}`,
    `words ${words} ${after}`,
    `words ${words} ${after} ${step.kind} ${timesTaken}`,
  ];
}

function ofAnswers(signs: StepSigns): readonly string[] {
  const { step, answered, timesTaken, isNext, distance, distanceFromOwn, answer, isAfterAnswer, kindBefore } = signs;
  const given = answered === null ? '-' : level(answered);
  const news = answer === '-' ? '-' : `${answer} ${step.isNegative} ${isAfterAnswer}`;
  return [
    `given ${given} ${step.kind} ${timesTaken}`,
    `given ${given} ${isNext} ${distance} ${distanceFromOwn} ${timesTaken}`,
    `given ${given} ${openness(signs)} ${timesTaken}`,
    `news ${news}`,
    `news ${news} ${step.kind}`,
    `news ${news} ${isNext} ${kindBefore}`,
    `news ${news} ${level(signs.words)} ${signs.areBestWords} ${signs.isBestCue}`,
  ];
}

/** What was just said or answered, word by word, beside the kind of step that it leads to: "no, that is all" ends calls everywhere. */
const ofTerms = ({ step, nowTerms, answerTerms }: StepSigns): readonly string[] => [
  ...nowTerms.map((term) => `said ${term} ${step.kind}`),
  ...answerTerms.map((term) => `answered ${term} ${step.kind} ${step.isNegative}`),
];

const openness = ({ isOpen }: StepSigns): string => isOpen.map(Number).join('');

/** A likeness in steps: below each bound it is another level. */
function level(likeness: number): number {
  if (likeness <= 0.02) return 0;
  if (likeness < 0.12) return 1;
  if (likeness < 0.25) return 2;
  return likeness < 0.45 ? 3 : 4;
}
