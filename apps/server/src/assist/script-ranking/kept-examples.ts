import { createHash } from 'node:crypto';
import type { Steps } from '../in-slices.ts';
import type { Analyser } from '../text/analyser.ts';
import type { HouseWords } from '../text/house-words.ts';
import { ExampleRanker, type ScriptExamples } from './example-ranker.ts';

/** What was learnt last in one language: most publications change no sentence that customers call with. */
export class KeptExamples {
  private kept: { readonly of: string; readonly ranker: ExampleRanker } | null = null;

  /** Learns with pauses, unless the same was learnt last. @param house what the analyser knows of the words of the house. */
  *reading(
    analyser: Analyser,
    house: HouseWords,
    scripts: readonly ScriptExamples[],
    ofNone: readonly string[],
  ): Steps<ExampleRanker> {
    const of = createHash('sha256')
      .update(JSON.stringify([house, scripts, ofNone]))
      .digest('base64');
    if (this.kept?.of === of) return this.kept.ranker;
    const ranker = yield* ExampleRanker.reading(analyser, scripts, ofNone);
    this.kept = { of, ranker };
    return ranker;
  }
}
