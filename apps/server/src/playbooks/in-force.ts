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
}

/** The id under which an article of one language is kept. */
export const articleKey = ({ id, language }: Pick<Article, 'id' | 'language'>): string => `${id}.${language}`;

/** Sorts items by what they are. What the pack reader checked is what comes back. */
export function inForceOf(items: readonly Item[]): InForce {
  const of = <T>(kind: Item['kind']): readonly T[] =>
    items.filter((item) => item.kind === kind).map(({ content }) => content as T);
  const organisation = of<PackOrganisation>('organisation')[0] ?? null;
  return {
    organisation,
    houseWords: organisation ? houseWordsOf(organisation) : noHouseWords,
    synonyms: of<Synonyms>('synonyms')[0] ?? noSynonyms,
    scripts: of<Script>('script'),
    guidelines: of<Guideline>('guideline'),
    authority: of<AuthorityPolicy>('authority')[0] ?? null,
    articles: new Map(of<Article>('article').map((article) => [articleKey(article), article])),
  };
}

const houseWordsOf = ({ version, readOuts = [], warnings = [], phrases = [] }: PackOrganisation): HouseWords => ({
  ...{ version, readOuts, warnings, phrases },
});
