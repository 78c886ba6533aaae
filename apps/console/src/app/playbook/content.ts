import type { Article, AuthorityPolicy, Guideline, Script } from '@aliado/domain';

/** Whether content has the shape of a guideline. The server checks all of it; this asks only what drawing it needs. */
export const isGuideline = (content: unknown): content is Guideline =>
  isRecord(content) && Array.isArray(content['rules']) && Array.isArray(content['inputs']);

/** Whether content has the shape of a script. */
export const isScript = (content: unknown): content is Script => isRecord(content) && Array.isArray(content['steps']);

/** Whether content has the shape of an article. */
export const isArticle = (content: unknown): content is Article =>
  isRecord(content) && typeof content['body'] === 'string' && typeof content['title'] === 'string';

/** Whether content has the shape of an authority policy. */
export const isAuthorityPolicy = (content: unknown): content is AuthorityPolicy =>
  isRecord(content) && Array.isArray(content['limits']) && Array.isArray(content['budgets']);

const isRecord = (content: unknown): content is Readonly<Record<string, unknown>> =>
  typeof content === 'object' && content !== null;
