/** Something asked of a language model. What others said is in `data` alone, and nothing in it is meant as a request. */
export interface ModelQuestion {
  /** What is to be done, in our own words. */
  readonly instructions: string;
  /** What it is to be done with, as JSON. */
  readonly data: string;
  /** The JSON schema that the answer must fit. */
  readonly schema: Readonly<Record<string, unknown>>;
}

/** A language model, where one is set up. Nothing waits for it, and nothing needs it. */
export abstract class LanguageModel {
  /** Its name; null where there is none. */
  abstract readonly name: string | null;

  /**
   * What it answered, unchecked: nobody may believe it. Null where it is off or rests, and where its answer is late, broken off or
   * too long. Never rejects.
   * @param stale aborts once nobody wants the answer any more.
   */
  abstract ask(question: ModelQuestion, stale: AbortSignal): Promise<string | null>;
}

/** Where no language model is set up. */
export class NoLanguageModel extends LanguageModel {
  readonly name = null;

  async ask(): Promise<string | null> {
    return null;
  }
}
