import type { Article, Guideline, Language, Localised, Script } from '@aliado/domain';
import { noSynonyms, type Synonyms } from '../playbooks/pack/synonyms-schema.ts';
import { atOnce, type Steps } from './in-slices.ts';
import { Passages } from './passages.ts';
import { scriptHint } from './propose/script-hint.ts';
import type { Proposal } from './proposal.ts';
import { ColdRanker } from './script-ranking/cold-ranker.ts';
import type { ExampleRanker } from './script-ranking/example-ranker.ts';
import { KeptExamples } from './script-ranking/kept-examples.ts';
import { scriptTextOf } from './script-ranking/script-text.ts';
import { smallTalk } from './script-ranking/small-talk.ts';
import { scriptFields } from './script-fields.ts';
import { Analyser } from './text/analyser.ts';
import { PhraseAutomaton } from './text/phrase-automaton.ts';
import type { Field } from './text/postings.ts';
import { TextIndex } from './text/text-index.ts';
import { readingTriggerRarity } from './trigger-rarity.ts';

/** What a phrase of a script says: that it is right, or that another one is. */
export interface TriggerMeaning {
  /** Its place in `scriptHints`. */
  readonly script: number;
  readonly isFor: boolean;
  /** The phrase as it is written. */
  readonly phrase: string;
}

/** The playbook as proposers read it in one language. Never changes: a publication makes a new one. */
export interface Knowledge {
  readonly language: Language;
  readonly analyser: Analyser;
  /** Each script as a proposal without its reason, in the order of the playbook and of `scriptIndex`. */
  readonly scriptHints: readonly Omit<Proposal, 'reason'>[];
  readonly scriptIndex: TextIndex;
  /** Over the same scripts, by what both sides say. */
  readonly scriptVoices: ColdRanker;
  /** Over the same scripts, by what customers are known to say. */
  readonly scriptExamples: ExampleRanker;
  readonly triggers: PhraseAutomaton<TriggerMeaning>;
  /** As `readingTriggerRarity` tells. */
  readonly triggerRarity: ReadonlyMap<string, number>;
  /** In the order of `articleIndex`. */
  readonly articles: readonly Article[];
  readonly articleIndex: TextIndex;
  readonly passages: Passages;
}

/** What the playbook holds for one language. */
export interface KnowledgeSource {
  readonly scripts: readonly Script[];
  readonly guidelines: readonly Guideline[];
  readonly articles: readonly Article[];
  readonly synonyms: Synonyms | null;
  readonly matterName: (matter: string) => Localised | null;
}

/** Reads a playbook for one language. Costs a millisecond for about four articles. */
export const knowledgeOf = (language: Language, source: KnowledgeSource): Knowledge =>
  atOnce(readingKnowledge(language, source));

/**
 * The same with pauses, of which none is more than a few thousand characters of text away.
 * @param kept what was learnt when this language was read last.
 */
export function* readingKnowledge(
  language: Language,
  source: KnowledgeSource,
  kept = new KeptExamples(),
): Steps<Knowledge> {
  const { articles } = source;
  const scripts = source.scripts.filter(({ isPart }) => !isPart); // they are walked within others
  const house = (source.synonyms ?? noSynonyms)[language];
  const analyser = yield* Analyser.reading(language, house);
  const scriptIndex = yield* TextIndex.reading(
    analyser,
    yield* each(scripts, (script) => scriptFields(script, language, source)),
    true,
  );
  const scriptTexts = yield* each(scripts, (script) =>
    scriptTextOf(script, language, source.matterName(script.matter)?.[language] ?? ''),
  );
  const scriptVoices = yield* ColdRanker.reading(language, scriptTexts, house);
  const said = scriptTexts.map(({ id, opening }) => ({ id, said: opening.map(({ text }) => text) }));
  const scriptExamples = yield* kept.reading(analyser, house, said, smallTalk[language]);
  const articleIndex = yield* TextIndex.reading(analyser, yield* each(articles, articleFields));
  const phrases = yield* each(scripts, (script, place) => phrasesOf(script, place, language));
  return {
    language,
    analyser,
    scriptHints: yield* each(scripts, scriptHint),
    scriptIndex,
    scriptVoices,
    scriptExamples,
    triggers: yield* PhraseAutomaton.reading(analyser, phrases.flat()),
    triggerRarity: yield* readingTriggerRarity(scripts, language, analyser),
    articles,
    articleIndex,
    passages: new Passages(analyser),
  };
}

function* each<T, Made>(things: readonly T[], make: (thing: T, place: number) => Made): Steps<readonly Made[]> {
  const made: Made[] = [];
  for (const [place, thing] of things.entries()) {
    made.push(make(thing, place));
    yield;
  }
  return made;
}

function phrasesOf(script: Script, place: number, language: Language) {
  const meaning = (isFor: boolean) => (text: string) => ({ text, meaning: { script: place, isFor, phrase: text } });
  return [...script.triggers[language].map(meaning(true)), ...(script.notFor?.[language] ?? []).map(meaning(false))];
}

const articleFields = ({ title, body }: Article): readonly Field[] => [
  { text: title, weight: 2 },
  { text: body, weight: 1 },
];
