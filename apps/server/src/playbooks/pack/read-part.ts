import { languages, type Article } from '@aliado/domain';
import type { z } from 'zod';
import { articleSchema } from './article-schema.ts';
import type { PackFault } from './pack.ts';
import type { Sourced } from './pack-checks.ts';
import { SourceFile, type Reading } from './source-file.ts';

/** A part of a pack with its source, or what is wrong with its text. */
export type Result<T> = Sourced<T> | { readonly faults: readonly PackFault[] };

/** Where the head of an article ends and its text begins. */
export const articleParts = /^---\r?\n([\s\S]*?)\r?\n---\r?\n([\s\S]*)$/;

/**
 * Reads one YAML file that holds one part.
 * @param file where it stands in the pack, for faults.
 * @param id the one that the file's name promises.
 */
export function readPart<T extends { readonly id: string }>(
  file: string,
  id: string,
  text: string,
  schema: z.ZodType<T>,
): Result<T> {
  const source = new SourceFile(file, text);
  return named(source.read(schema), source, id);
}

/** Reads one article. @param name of its file without the ending: id, point, language. */
export function readArticle(name: string, text: string): Result<Article> {
  const file = `articles/${name}.md`;
  const [id = '', tag = ''] = name.split('.');
  const language = languages.find((known) => known === tag);
  if (!language) return { faults: [{ file, line: 1, reason: 'must be named ID.es.md or ID.en.md' }] };
  const parts = articleParts.exec(text);
  if (!parts) return { faults: [{ file, line: 1, reason: 'must begin with front matter between two lines of "---"' }] };
  const [, head = '', body = ''] = parts;
  const source = new SourceFile(file, head, 1);
  const read = named(source.read(articleSchema), source, id);
  if ('faults' in read) return read;
  if (body.trim() === '') return { faults: [source.faultAt([], 'has no text below its front matter')] };
  return { source, value: { ...read.value, language, body: body.trim() } };
}

function named<T extends { readonly id: string }>(read: Reading<T>, source: SourceFile, id: string): Result<T> {
  if ('faults' in read) return read;
  if (read.value.id === id) return { value: read.value, source };
  return { faults: [source.faultAt(['id'], `id: must be "${id}", as the file is named`)] };
}
