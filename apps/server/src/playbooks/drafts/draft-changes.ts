import {
  diffArticle,
  diffAuthority,
  diffGuideline,
  diffScript,
  type Article,
  type AuthoredKind,
  type AuthorityPolicy,
  type DraftChange,
  type Guideline,
  type Script,
} from '@aliado/domain';
import type { AuthoredContent } from './authored-text.ts';

/**
 * What a draft changes, in words.
 * @param before what it was made from, as it was published; null for something new.
 */
export function changesOf(kind: AuthoredKind, before: object | null, after: AuthoredContent): readonly DraftChange[] {
  if (before === null) return [{ path: '', words: { es: 'Es nuevo', en: 'It is new' } }];
  switch (kind) {
    case 'guideline':
      return diffGuideline(before as Guideline, after as Guideline);
    case 'script':
      return diffScript(before as Script, after as Script);
    case 'article':
      return diffArticle(before as Article, after as Article);
    case 'authority':
      return diffAuthority(before as AuthorityPolicy, after as AuthorityPolicy);
  }
}
