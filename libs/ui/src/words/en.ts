import { enAttention } from './en-attention.ts';
import { enAuthority } from './en-authority.ts';
import { enContact } from './en-contact.ts';
import { enDesk } from './en-desk.ts';
import { enFigures } from './en-figures.ts';
import { enFloor } from './en-floor.ts';
import { enLimits } from './en-limits.ts';
import { enPlaybook } from './en-playbook.ts';
import { enScript } from './en-script.ts';
import { enTime } from './en-time.ts';
import type { UiWords } from './ui-words.ts';

/** The words of the parts in English. */
export const en: UiWords = {
  ...enAttention,
  ...enAuthority,
  ...enContact,
  ...enDesk,
  ...enFigures,
  ...enFloor,
  ...enLimits,
  ...enPlaybook,
  ...enScript,
  ...enTime,
};
