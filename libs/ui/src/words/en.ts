import { enContact } from './en-contact.ts';
import { enDesk } from './en-desk.ts';
import type { UiWords } from './ui-words.ts';

/** The words of the parts in English. */
export const en: UiWords = { ...enContact, ...enDesk };
