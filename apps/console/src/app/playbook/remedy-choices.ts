import type { RemedyKind } from '@aliado/domain';
import type { Choice } from '@aliado/ui';

const kinds: readonly RemedyKind[] = ['credit', 'gesture', 'replacement', 'expedite', 'waiver', 'refund'];

/** What can be given, to choose from. */
export const remedyChoices: readonly Choice[] = kinds.map((id) => ({
  id,
  wordsKey: `playbook.authority.remedy.${id}`,
}));
