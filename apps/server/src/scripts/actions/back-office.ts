import type { ActionOutcome, Language } from '@aliado/domain';
import type { Told } from './action.ts';

/** Something that a step asks of the back office. */
export interface BackOfficeQuestion {
  /** The id of an action. */
  readonly action: string;
  readonly told: Told;
  /** In which language words of the answer are wanted. */
  readonly language: Language;
  /** The same for the same intention, however often it is asked: whoever answers does it once. */
  readonly idempotencyKey: string;
}

/** The systems behind the desk: orders, deliveries, tickets. What goes wrong there is an answer, never an error. */
export abstract class BackOffice {
  /** Resolves within the time that an agent can be kept waiting. Never rejects. */
  abstract ask(question: BackOfficeQuestion): Promise<ActionOutcome>;
}

/** Where no back office is set up: agents go on by hand. */
export class NoBackOffice extends BackOffice {
  async ask(): Promise<ActionOutcome> {
    return { failed: 'not-set-up' };
  }
}
