import { languages, type Article, type Guideline, type Script } from '@aliado/domain';
import { checkAuthority } from './authority-checks.ts';
import type { PackAuthority } from './authority-schema.ts';
import type { Conversation } from './conversation-schema.ts';
import { checkGuideline } from './guideline-checks.ts';
import { checkHouseWords } from './house-words-checks.ts';
import type { PackOrganisation } from './organisation-schema.ts';
import type { PackFault } from './pack.ts';
import { checkScript } from './script-checks.ts';
import { checkSites } from './site-checks.ts';
import type { SourceFile } from './source-file.ts';

/** A part of a pack with the file it came from. */
export interface Sourced<T> {
  readonly value: T;
  readonly source: SourceFile;
}

/** All that could be read of a pack. */
export interface SourcedPack {
  readonly organisation: Sourced<PackOrganisation>;
  /** Left out where the pack has none. */
  readonly authority?: Sourced<PackAuthority>;
  readonly scripts: readonly Sourced<Script>[];
  readonly guidelines: readonly Sourced<Guideline>[];
  readonly articles: readonly Sourced<Article>[];
  readonly conversations: readonly Sourced<Conversation>[];
  /** The names of all files without their ending, by folder: a file that cannot be read is still there to be referred to. */
  readonly files: Readonly<Record<'scripts' | 'guidelines' | 'articles', readonly string[]>>;
  /** The ids of those that are retired: nothing that is offered may lead to them. */
  readonly retired: Readonly<Record<'scripts' | 'guidelines', readonly string[]>>;
}

/** The names that other parts of a pack may refer to. */
export interface KnownNames {
  readonly matters: ReadonlySet<string>;
  readonly teams: ReadonlySet<string>;
  readonly queues: ReadonlySet<string>;
  readonly dispositions: ReadonlySet<string>;
  readonly guidelines: ReadonlySet<string>;
  readonly scripts: ReadonlySet<string>;
  readonly conversations: ReadonlySet<string>;
  readonly retired: Readonly<Record<'script' | 'guideline', ReadonlySet<string>>>;
  readonly currency: string;
}

/** Finds what is wrong between the parts of a pack: names that nobody declares, flows that lead nowhere, conditions that cannot be read. */
export function checkPack(pack: SourcedPack): readonly PackFault[] {
  const names = namesOf(pack);
  const scripts = pack.scripts.map(({ value }) => value);
  return [
    ...checkOrganisation(pack.organisation, names),
    ...pack.scripts.flatMap((script) => checkScript(script, namesFor(script, names), scripts)),
    ...pack.guidelines.flatMap((guideline) => checkGuideline(guideline, names)),
    ...(pack.authority ? checkAuthority(pack.authority, names) : []),
    ...checkArticles(pack, names),
    ...pack.conversations.flatMap((conversation) => checkConversation(conversation, names)),
  ];
}

/** What is retired itself may lead to what was retired with it. */
const namesFor = ({ value }: Sourced<Script>, names: KnownNames): KnownNames =>
  value.retired === undefined ? names : { ...names, retired: { script: new Set(), guideline: new Set() } };

/** A fault if a name is not among the declared ones. */
export function unknownName(
  { source }: Sourced<unknown>,
  path: readonly PropertyKey[],
  what: string,
  name: string | null,
  declared: ReadonlySet<string>,
): readonly PackFault[] {
  return name === null || declared.has(name)
    ? []
    : [source.faultAt(path, `there is no ${what} "${name}" in this pack`)];
}

/** A fault if a name is of nothing that is offered: not declared, or retired. */
export function unofferedName(
  sourced: Sourced<unknown>,
  path: readonly PropertyKey[],
  what: 'script' | 'guideline',
  name: string | null,
  names: KnownNames,
): readonly PackFault[] {
  if (name !== null && names.retired[what].has(name))
    return [sourced.source.faultAt(path, `the ${what} "${name}" is retired`)];
  return unknownName(sourced, path, what, name, what === 'script' ? names.scripts : names.guidelines);
}

/** A fault for each id that stands twice in a list. */
export function repeatedIds(
  { source }: Sourced<unknown>,
  path: readonly PropertyKey[],
  items: readonly { readonly id: string }[],
): readonly PackFault[] {
  return items.flatMap(({ id }, index) => {
    const isRepeated = items.findIndex((other) => other.id === id) < index;
    return isRepeated ? [source.faultAt([...path, index, 'id'], `the id "${id}" stands here twice`)] : [];
  });
}

function namesOf({ organisation, conversations, files, retired }: SourcedPack): KnownNames {
  const ids = (items: readonly { readonly id: string }[]) => new Set(items.map(({ id }) => id));
  const { matters, teams, queues, dispositions, currency } = organisation.value;
  return {
    matters: ids(matters),
    teams: ids(teams),
    queues: ids(queues),
    dispositions: ids(dispositions),
    guidelines: new Set(files.guidelines),
    scripts: new Set(files.scripts),
    conversations: new Set(conversations.map(({ value }) => value.id)),
    retired: { script: new Set(retired.scripts), guideline: new Set(retired.guidelines) },
    currency,
  };
}

function checkOrganisation(organisation: Sourced<PackOrganisation>, names: KnownNames): readonly PackFault[] {
  const { value } = organisation;
  const { teams, queues, conversations } = names;
  const lists = ['queues', 'teams', 'matters', 'dispositions', 'accounts'] as const;
  return [
    ...lists.flatMap((list) => repeatedIds(organisation, [list], value[list])),
    ...repeatedPatterns(organisation),
    ...value.queues.flatMap(({ matters = [] }, index) =>
      matters.flatMap((matter, nth) =>
        unknownName(organisation, ['queues', index, 'matters', nth], 'matter', matter, names.matters),
      ),
    ),
    ...checkSites(organisation, names),
    ...checkHouseWords(organisation, names),
    ...(value.demoOpening ?? []).flatMap((id, index) =>
      unknownName(organisation, ['demoOpening', index], 'conversation', id, conversations),
    ),
    ...value.accounts.flatMap((account, index) => [
      ...unknownName(organisation, ['accounts', index, 'team'], 'team', account.team, teams),
      ...account.queues.flatMap((queue, nth) =>
        unknownName(organisation, ['accounts', index, 'queues', nth], 'queue', queue, queues),
      ),
    ]),
  ];
}

/** A number in two formats could not be told apart. */
function repeatedPatterns({ value, source }: Sourced<PackOrganisation>): readonly PackFault[] {
  const patterns = (value.identifiers ?? []).map(({ pattern }) => pattern);
  return patterns.flatMap((pattern, index) => {
    const isRepeated = patterns.indexOf(pattern) < index;
    return isRepeated
      ? [source.faultAt(['identifiers', index, 'pattern'], `the pattern "${pattern}" stands here twice`)]
      : [];
  });
}

function checkArticles({ articles, organisation, files }: SourcedPack, { matters }: KnownNames): readonly PackFault[] {
  const written = new Set(files.articles);
  const spoken = languages.filter((language) => organisation.value.languages.includes(language));
  return articles.flatMap((article) => [
    ...article.value.matters.flatMap((matter, index) =>
      unknownName(article, ['matters', index], 'matter', matter, matters),
    ),
    ...spoken
      .filter((language) => !written.has(`${article.value.id}.${language}`))
      .map((language) => article.source.faultAt(['id'], `has no ${article.value.id}.${language}.md beside it`)),
  ]);
}

function checkConversation(conversation: Sourced<Conversation>, names: KnownNames): readonly PackFault[] {
  const { labels, queue, turns } = conversation.value;
  return [
    ...unknownName(conversation, ['queue'], 'queue', queue, names.queues),
    ...unknownName(conversation, ['labels', 'matter'], 'matter', labels.matter, names.matters),
    ...unknownName(conversation, ['labels', 'script'], 'script', labels.script, names.scripts),
    ...unknownName(conversation, ['labels', 'disposition'], 'disposition', labels.disposition, names.dispositions),
    ...turns.flatMap((turn, index) =>
      turn.speaker === 'transfer'
        ? unknownName(conversation, ['turns', index, 'to'], 'queue', turn.to, names.queues)
        : [],
    ),
  ];
}
