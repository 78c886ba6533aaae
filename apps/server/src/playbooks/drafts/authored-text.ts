import type { Article, AuthoredKind, AuthorityPolicy, Guideline, Script } from '@aliado/domain';
import { isScalar } from 'yaml';
import type { z } from 'zod';
import { fileOf } from '../file-of.ts';
import { articleSchema } from '../pack/article-schema.ts';
import { authoritySchema } from '../pack/authority-schema.ts';
import { guidelineSchema } from '../pack/guideline-schema.ts';
import { articleParts, readArticle, readPart, type Result } from '../pack/read-part.ts';
import { scriptSchema } from '../pack/script-schema.ts';
import { yamlDocument } from '../pack/yaml-document.ts';

/** A part of the playbook as its kind describes it. */
export type AuthoredContent = Guideline | Script | Article | AuthorityPolicy;

const schemas = {
  guideline: guidelineSchema,
  script: scriptSchema,
  article: articleSchema,
  authority: authoritySchema,
} satisfies Record<AuthoredKind, z.ZodType>;

/** Reads the text of a part as the pack reader does. */
export function readAuthored(kind: AuthoredKind, id: string, text: string): Result<AuthoredContent> {
  const file = fileOf(kind, id);
  switch (kind) {
    case 'guideline':
      return readPart<Guideline>(file, id, text, guidelineSchema);
    case 'script':
      return readPart<Script>(file, id, text, scriptSchema);
    case 'article':
      return readArticle(id, text);
    case 'authority':
      return readPart(file, id, text, authoritySchema);
  }
}

/** Faults that leave the shape as its type has it: a text that is empty, a number that is too large. */
const faultsOfValue: ReadonlySet<string> = new Set(['too_small', 'too_big', 'invalid_format', 'custom']);

/** What a text says, faults and all, while it has the shape of its kind; null where it has another or none. */
export function contentOf(kind: AuthoredKind, id: string, text: string): object | null {
  const { head, body } = partsOf(kind, text);
  const value = dataOf(head);
  if (value === null) return null;
  const issues = schemas[kind].safeParse(value).error?.issues ?? [];
  if (!issues.every(({ code }) => faultsOfValue.has(code))) return null;
  return body === null ? value : { ...value, id: idOf(id), language: id.split('.')[1], body: body.trim() };
}

/** The text with another version in its place; unchanged where it names none. */
export function withVersion(kind: AuthoredKind, text: string, version: number): string {
  const { head, start } = partsOf(kind, text);
  const document = yamlDocument(head);
  const node = document.errors.length === 0 ? versionNode(document.contents, document) : null;
  if (!node?.range) return text;
  const [from, to] = node.range;
  return `${text.slice(0, start + from)}${version}${text.slice(start + to)}`;
}

/** The version that a text names; null where it names none. */
export function versionOf(kind: AuthoredKind, text: string): number | null {
  const version = dataOf(partsOf(kind, text).head)?.['version'];
  return typeof version === 'number' && Number.isSafeInteger(version) ? version : null;
}

/** The YAML of a text, where it begins, and what stands below it; `body` is null but for articles. */
export function partsOf(kind: AuthoredKind, text: string): { head: string; start: number; body: string | null } {
  if (kind !== 'article') return { head: text, start: 0, body: null };
  const [, head = '', body = ''] = articleParts.exec(text) ?? [];
  return { head, start: text.indexOf('\n') + 1, body };
}

/** An article's id without its language; other ids are as they are. */
export const idOf = (id: string): string => id.split('.')[0] ?? id;

function dataOf(yaml: string): Readonly<Record<string, unknown>> | null {
  const document = yamlDocument(yaml);
  const value: unknown = document.errors.length === 0 ? document.toJS() : null;
  return isRecord(value) ? value : null;
}

function versionNode(contents: unknown, document: ReturnType<typeof yamlDocument>) {
  const node: unknown = contents === null ? null : document.getIn(['version'], true);
  return isScalar(node) ? node : null;
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
