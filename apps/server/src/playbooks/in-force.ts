import {
  noHouseWords,
  type Article,
  type AuthorityPolicy,
  type Guideline,
  type HouseWords,
  type Script,
} from '@aliado/domain';
import type { PackOrganisation } from './pack/organisation-schema.ts';
import { noSynonyms, type Synonyms } from './pack/synonyms-schema.ts';
import type { Item } from './playbook-store.ts';

/** All that is in force at once. */
export interface InForce {
  /** Null before the first release. */
  readonly organisation: PackOrganisation | null;
  /** As the organisation's file holds them. */
  readonly houseWords: HouseWords;
  readonly synonyms: Synonyms;
  readonly scripts: readonly Script[];
  readonly guidelines: readonly Guideline[];
  /** Null where the playbook says nothing of it. */
  readonly authority: AuthorityPolicy | null;
  /** By `articleKey`. */
  readonly articles: ReadonlyMap<string, Article>;
  /** Scripts, guidelines and articles that are retired: their versions in force say so, and none of them stands above. */
  readonly retired: readonly Item[];
}

/** The id under which an article of one language is kept. */
export const articleKey = ({ id, language }: Pick<Article, 'id' | 'language'>): string => `${id}.${language}`;

/** Whether a part is no longer offered, by its own word. */
export const isRetired = (content: object): boolean => 'retired' in content && content.retired !== undefined;

/** Sorts items by what they are; what is retired is offered to nobody. What the pack reader checked is what comes back. */
export function inForceOf(items: readonly Item[]): InForce {
  const of = <T>(kind: Item['kind']): readonly T[] =>
    items.filter(({ kind: one, content }) => one === kind && !isRetired(content)).map(({ content }) => content as T);
  const organisation = of<PackOrganisation>('organisation')[0] ?? null;
  return {
    organisation,
    houseWords: organisation ? houseWordsOf(organisation) : noHouseWords,
    synonyms: of<Synonyms>('synonyms')[0] ?? noSynonyms,
    scripts: of<Script>('script'),
    guidelines: of<Guideline>('guideline'),
    authority: of<AuthorityPolicy>('authority')[0] ?? null,
    articles: new Map(of<Article>('article').map((article) => [articleKey(article), article])),
    retired: items.filter(({ content }) => isRetired(content)),
  };
}

const houseWordsOf = ({ version, readOuts = [], warnings = [], phrases = [] }: PackOrganisation): HouseWords => ({
  ...{ version, readOuts, warnings, phrases },
});
