import { esContact } from './es-contact.ts';
import { esDesk } from './es-desk.ts';

/** The words of the parts in Spanish: the model for every other language. */
export const es = { ...esContact, ...esDesk };
