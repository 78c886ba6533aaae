import type { Language, Script } from '@aliado/domain';
import type { HouseWords } from '../text/house-words.ts';
import { ColdRanker } from '../script-ranking/cold-ranker.ts';
import { scriptTextOf, type ScriptText } from '../script-ranking/script-text.ts';

/** What is known of scripts in one language, as far as it tells which words are to the point. */
export class TellingWords {
  private readonly ranker: ColdRanker;
  private readonly places: ReadonlyMap<string, number>;

  constructor(language: Language, scripts: readonly ScriptText[], house?: HouseWords) {
    this.ranker = new ColdRanker(language, scripts, house);
    this.places = new Map(scripts.map(({ id }, place) => [id, place]));
  }

  /** Those of a playbook. */
  static of(
    language: Language,
    scripts: readonly Script[],
    nameOf: (matter: string) => string,
    house: HouseWords,
  ): TellingWords {
    const whole = scripts.filter(({ isPart }) => !isPart);
    const texts = whole.map((script) => scriptTextOf(script, language, nameOf(script.matter)));
    return new TellingWords(language, texts, house);
  }

  /** How much a customer's words tell of a script; of the one they tell most of where it is null or not known; 0 for nothing. */
  tell(words: string, scriptId: string | null): number {
    const turns = [{ by: 'customer', text: words }] as const;
    const place = scriptId === null ? undefined : this.places.get(scriptId);
    const scores = this.ranker.scores(turns);
    return place === undefined ? scores.reduce((best, score) => Math.max(best, score), 0) : (scores[place] ?? 0);
  }
}
