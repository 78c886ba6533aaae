import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { languages, type Article, type Guideline, type Language, type Script } from '@aliado/domain';
import type { z } from 'zod';
import { articleSchema } from './article-schema.ts';
import { conversationSchema, type Conversation } from './conversation-schema.ts';
import { analysedGuideline } from './guideline-analysis.ts';
import { guidelineSchema } from './guideline-schema.ts';
import { organisationSchema } from './organisation-schema.ts';
import type { PackFault, PackReading } from './pack.ts';
import { checkPack, type Sourced } from './pack-checks.ts';
import { checkSynonyms } from './synonym-checks.ts';
import { scriptSchema } from './script-schema.ts';
import { SourceFile, type Reading } from './source-file.ts';
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
    const scripts = take(await readYaml<Script>(folder, 'scripts', scriptSchema));
    const guidelines = take(await readYaml<Guideline>(folder, 'guidelines', guidelineSchema));
    const conversations = take(await readYaml<Conversation>(folder, 'conversations', conversationSchema));
    const articles = take(await readArticles(folder));
    const files = {
      scripts: await namesOf(folder, 'scripts', '.yaml'),
      guidelines: await namesOf(folder, 'guidelines', '.yaml'),
      articles: await namesOf(folder, 'articles', '.md'),
    };
    if (synonyms) faults.push(...checkSynonyms(synonyms));
    if (organisation) faults.push(...checkPack({ organisation, scripts, guidelines, articles, conversations, files }));
    const currency = organisation?.value.currency ?? '';
    const notices = guidelines.flatMap((guideline) => analysedGuideline(guideline, currency).notices).toSorted(byPlace);
    if (!organisation || faults.length > 0) return { pack: null, faults: faults.toSorted(byPlace), notices };
    return {
      pack: {
        organisation: organisation.value,
        synonyms: synonyms?.value ?? null,
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

type Result<T> = Sourced<T> | { readonly faults: readonly PackFault[] };

const values = <T>(sourced: readonly Sourced<T>[]): readonly T[] => sourced.map(({ value }) => value);

const byPlace = (a: PackFault, b: PackFault): number =>
  a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1;

async function readOrganisation(folder: string): Promise<Result<z.infer<typeof organisationSchema>>> {
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

async function readYaml<T extends { readonly id: string }>(
  folder: string,
  kind: string,
  schema: z.ZodType<T>,
): Promise<readonly Result<T>[]> {
  return Promise.all(
    (await namesOf(folder, kind, '.yaml')).map(async (name): Promise<Result<T>> => {
      const file = `${kind}/${name}.yaml`;
      const source = new SourceFile(file, await readFile(join(folder, file), 'utf8'));
      return named(source.read(schema), source, name);
    }),
  );
}

async function readArticles(folder: string): Promise<readonly Result<Article>[]> {
  return Promise.all(
    (await namesOf(folder, 'articles', '.md')).map(async (name): Promise<Result<Article>> => {
      const file = `articles/${name}.md`;
      const text = await readFile(join(folder, file), 'utf8');
      const [id = '', tag = ''] = name.split('.');
      const language = languages.find((known) => known === tag);
      if (!language) return { faults: [{ file, line: 1, reason: 'must be named ID.es.md or ID.en.md' }] };
      return readArticle(file, text, id, language);
    }),
  );
}

function readArticle(file: string, text: string, id: string, language: Language): Result<Article> {
  const parts = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/.exec(text);
  if (!parts) return { faults: [{ file, line: 1, reason: 'must begin with front matter between two lines of "---"' }] };
  const [, matter = '', body = ''] = parts;
  const source = new SourceFile(file, matter, 1);
  const read = named(source.read(articleSchema), source, id);
  if ('faults' in read) return read;
  if (body.trim() === '') return { faults: [source.faultAt([], 'has no text below its front matter')] };
  return { source, value: { ...read.value, language, body: body.trim() } };
}

/** The reading with its source, unless the id is not the one that the file's name promises. */
function named<T extends { readonly id: string }>(read: Reading<T>, source: SourceFile, id: string): Result<T> {
  if ('faults' in read) return read;
  if (read.value.id === id) return { value: read.value, source };
  return { faults: [source.faultAt(['id'], `id: must be "${id}", as the file is named`)] };
}

/** The names of the files of a folder without their ending, in order; none if there is no such folder. Other files are left alone. */
async function namesOf(folder: string, kind: string, ending: string): Promise<readonly string[]> {
  if (!existsSync(join(folder, kind))) return [];
  const files = (await readdir(join(folder, kind))).filter((file) => extname(file) === ending);
  return files.map((file) => basename(file, ending)).toSorted();
}
