import type { PlaybookItemKind } from './playbook-item.entity.ts';

/** Where a part of the playbook stands in a pack: relative to its folder, with forward slashes. */
export function fileOf(kind: PlaybookItemKind, id: string): string {
  switch (kind) {
    case 'organisation':
      return 'pack.yaml';
    case 'synonyms':
    case 'authority':
      return `${kind}.yaml`;
    case 'article':
      return `articles/${id}.md`;
    case 'script':
    case 'guideline':
      return `${kind}s/${id}.yaml`;
  }
}
