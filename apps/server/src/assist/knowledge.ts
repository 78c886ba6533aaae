import type { Article, Language, Localised, Script } from '@aliado/domain';
import { Passages } from './passages.ts';
import { scriptHint } from './propose/script-hint.ts';
import type { Proposal } from './proposal.ts';
import { Analyser } from './text/analyser.ts';
import { PhraseAutomaton } from './text/phrase-automaton.ts';
import { TextIndex, type DocumentRange, type Field } from './text/text-index.ts';

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
  /** Each script as a proposal without its reason, in the order of the playbook. */
  readonly scriptHints: readonly Omit<Proposal, 'reason'>[];
  readonly articles: readonly Article[];
  /** Scripts first, then articles: rarity is counted over all that the house has written. */
  readonly passages: Passages;
  readonly index: TextIndex;
  readonly scriptRange: DocumentRange;
  readonly articleRange: DocumentRange;
  readonly triggers: PhraseAutomaton<TriggerMeaning>;
}

/** What the playbook holds for one language. */
export interface KnowledgeSource {
  readonly scripts: readonly Script[];
  readonly articles: readonly Article[];
  readonly matterName: (matter: string) => Localised | null;
}

/** Reads a playbook for one language. Costs a millisecond for about four articles. */
export function knowledgeOf(language: Language, { scripts, articles, matterName }: KnowledgeSource): Knowledge {
  const analyser = new Analyser(language);
  const documents = [
    ...scripts.map((script) => scriptFields(script, language, matterName(script.matter))),
    ...articles.map(articleFields),
  ];
  return {
    language,
    analyser,
    scriptHints: scripts.map(scriptHint),
    articles,
    passages: new Passages(analyser),
    index: new TextIndex(analyser, documents),
    scriptRange: { from: 0, to: scripts.length },
    articleRange: { from: scripts.length, to: documents.length },
    triggers: new PhraseAutomaton(
      analyser,
      scripts.flatMap((script, place) => phrasesOf(script, place, language)),
    ),
  };
}

function phrasesOf(script: Script, place: number, language: Language) {
  const meaning = (isFor: boolean) => (text: string) => ({ text, meaning: { script: place, isFor, phrase: text } });
  return [...script.triggers[language].map(meaning(true)), ...(script.notFor?.[language] ?? []).map(meaning(false))];
}

function scriptFields(script: Script, language: Language, matter: Localised | null): readonly Field[] {
  return [
    { text: `${script.name[language]}. ${matter?.[language] ?? ''}`, weight: 2 },
    { text: script.triggers[language].join('. '), weight: 2 },
    { text: script.steps.map(({ text, tick }) => `${tick[language]}. ${text[language]}`).join('. '), weight: 0.6 },
  ];
}

const articleFields = ({ title, body }: Article): readonly Field[] => [
  { text: title, weight: 2 },
  { text: body, weight: 1 },
];
