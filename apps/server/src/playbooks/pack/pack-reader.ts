import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import type { Article, Guideline, Script } from '@aliado/domain';
import type { z } from 'zod';
import { authorityNotices } from './authority-checks.ts';
import { authoritySchema, type PackAuthority } from './authority-schema.ts';
import { conversationSchema, type Conversation } from './conversation-schema.ts';
import { analysedGuideline, type AnalysedGuideline } from './guideline-analysis.ts';
import { guidelineSchema } from './guideline-schema.ts';
import { organisationSchema, type PackOrganisation } from './organisation-schema.ts';
import type { PackFault, PackNotice, PackReading } from './pack.ts';
import { checkPack, type Sourced } from './pack-checks.ts';
import { readArticle, readPart, type Result } from './read-part.ts';
import { checkSynonyms } from './synonym-checks.ts';
import { scriptSchema } from './script-schema.ts';
import { SourceFile } from './source-file.ts';
import { synonymsSchema, type Synonyms } from './synonyms-schema.ts';

/** Reads packs. Knows files and shapes; what the parts say of each other is `checkPack`'s. */
export class PackReader {
  /**
   * Reads a whole folder and finds all its faults at once, never only the first.
   * @throws Error of the file system where a file that is there cannot be read.
   */
  async read(folder: string): Promise<PackReading> {
    const faults: PackFault[] = [];
    const take = <T>(results: readonly Result<T>[]): Sourced<T>[] =>
      results.flatMap((result) => {
        if ('value' in result) return [result];
        faults.push(...result.faults);
        return [];
      });
    const [organisation] = take([await readOrganisation(folder)]);
    const [synonyms] = take(await readSynonyms(folder));
    const [authority] = take(await readAuthority(folder));
    const scripts = take(await readYaml<Script>(folder, 'scripts', scriptSchema));
    const guidelines = take(await readYaml<Guideline>(folder, 'guidelines', guidelineSchema));
    const conversations = take(await readYaml<Conversation>(folder, 'conversations', conversationSchema));
    const articles = take(await readArticles(folder));
    const files = {
      scripts: await namesOf(folder, 'scripts', '.yaml'),
      guidelines: await namesOf(folder, 'guidelines', '.yaml'),
      articles: await namesOf(folder, 'articles', '.md'),
    };
    const retired = { scripts: retiredIn(scripts), guidelines: retiredIn(guidelines) };
    if (synonyms) faults.push(...checkSynonyms(synonyms));
    const tables = organisation ? guidelines.map((one) => analysedGuideline(one, organisation.value.currency)) : [];
    const notices = organisation ? noticesOf(organisation, { guidelines, tables, authority }) : [];
    const parts = { scripts, guidelines, articles, conversations, files, retired, ...(authority && { authority }) };
    if (organisation) faults.push(...checkPack({ organisation, ...parts }), ...tables.flatMap((one) => one.faults));
    if (!organisation || faults.length > 0) return { pack: null, faults: faults.toSorted(byPlace), notices };
    return {
      pack: {
        organisation: organisation.value,
        synonyms: synonyms?.value ?? null,
        authority: authority?.value ?? null,
        scripts: values(scripts),
        guidelines: values(guidelines),
        articles: values(articles),
        conversations: values(conversations),
      },
      faults,
      notices,
    };
  }
}

function noticesOf(
  { value: { accounts } }: Sourced<PackOrganisation>,
  {
    guidelines,
    tables,
    authority,
  }: {
    readonly guidelines: readonly Sourced<Guideline>[];
    readonly tables: readonly AnalysedGuideline[];
    readonly authority: Sourced<PackAuthority> | undefined;
  },
): readonly PackNotice[] {
  return [
    ...tables.flatMap((table) => table.notices),
    ...(authority ? authorityNotices(authority, guidelines, accounts) : []),
  ].toSorted(byPlace);
}

const retiredIn = (parts: readonly Sourced<Script | Guideline>[]): readonly string[] =>
  parts.flatMap(({ value: { id, retired } }) => (retired === undefined ? [] : [id]));

const values = <T>(sourced: readonly Sourced<T>[]): readonly T[] => sourced.map(({ value }) => value);

const byPlace = (a: PackFault, b: PackFault): number =>
  a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;

async function readOrganisation(folder: string): Promise<Result<PackOrganisation>> {
  const file = 'pack.yaml';
  if (!existsSync(join(folder, file))) return { faults: [{ file, line: 1, reason: 'is missing: every pack has one' }] };
  const source = new SourceFile(file, await readFile(join(folder, file), 'utf8'));
  return { ...source.read(organisationSchema), source };
}

async function readSynonyms(folder: string): Promise<readonly Result<Synonyms>[]> {
  const file = 'synonyms.yaml';
  if (!existsSync(join(folder, file))) return [];
  const source = new SourceFile(file, await readFile(join(folder, file), 'utf8'));
  return [{ ...source.read(synonymsSchema), source }];
}

async function readAuthority(folder: string): Promise<readonly Result<PackAuthority>[]> {
  const file = 'authority.yaml';
  if (!existsSync(join(folder, file))) return [];
  return [readPart(file, 'authority', await readFile(join(folder, file), 'utf8'), authoritySchema)];
}

async function readYaml<T extends { readonly id: string }>(
  folder: string,
  kind: string,
  schema: z.ZodType<T>,
): Promise<readonly Result<T>[]> {
  return Promise.all(
    (await namesOf(folder, kind, '.yaml')).map(async (name) => {
      const file = `${kind}/${name}.yaml`;
      return readPart(file, name, await readFile(join(folder, file), 'utf8'), schema);
    }),
  );
}

async function readArticles(folder: string): Promise<readonly Result<Article>[]> {
  return Promise.all(
    (await namesOf(folder, 'articles', '.md')).map(async (name) =>
      readArticle(name, await readFile(join(folder, `articles/${name}.md`), 'utf8')),
    ),
  );
}

/** The names of the files of a folder without their ending, in order; none if there is no such folder. Other files are left alone. */
async function namesOf(folder: string, kind: string, ending: string): Promise<readonly string[]> {
  if (!existsSync(join(folder, kind))) return [];
  const files = (await readdir(join(folder, kind))).filter((file) => extname(file) === ending);
  return files.map((file) => basename(file, ending)).toSorted();
}
