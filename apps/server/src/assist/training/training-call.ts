import type { Language } from '@aliado/domain';
import type { CallTurn } from '../call-turn.ts';

/** A call that is over, as training sees it. */
export interface TrainingCall {
  readonly id: string;
  readonly language: Language;
  /** The script that was right for it; null where none was walked. */
  readonly script: string | null;
  /** What both sides said, in order. */
  readonly turns: readonly CallTurn[];
}
