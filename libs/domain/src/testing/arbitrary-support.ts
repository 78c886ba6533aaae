import fc from 'fast-check';
import type { PersonThen } from '../authority/authority-event.ts';
import { supervisorControlTypes } from '../interaction/command.ts';
import type { SupportEvent } from '../support/support-event.ts';

const by: fc.Arbitrary<PersonThen> = fc.constantFrom(
  { accountId: 'ines', name: 'Inés' },
  { accountId: 'sol', name: 'Sol' },
);
const lookId = fc.constantFrom('l1', 'l2');
const whisperId = fc.constantFrom('w1', 'w2', 'w3');

/** The fields of what colleagues do in a contact. */
export const supportFields = {
  HelpTaken: { by },
  HelpLeft: { by },
  HelpSettled: { by, outcome: fc.constantFrom('helped', 'not-needed', 'called-off') },
  LookBegan: { lookId, by },
  LookEnded: { lookId },
  WhisperSent: {
    whisperId,
    side: fc.constantFrom('agent', 'supervisor'),
    by,
    text: fc.constantFrom('', 'hola', 'take your time'),
  },
  WhisperRead: { whisperId },
  ContactIntervened: { by, control: fc.constantFrom(...supervisorControlTypes) },
} as const satisfies Record<SupportEvent['type'], unknown>;
