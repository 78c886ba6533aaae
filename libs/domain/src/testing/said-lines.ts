import type { EntityContext, SaidLine } from '../entity/entity.ts';

/**
 * Lines as they are said in turn, a second apart: of the customer, or of the agent where they begin with `A: `. Sequences from 1.
 */
export const saidLines = (...texts: readonly string[]): readonly SaidLine[] =>
  texts.map((text, index) => ({
    sequence: index + 1,
    participantId: text.startsWith('A: ') ? 'agent:ana' : 'customer',
    text: text.replace(/^A: /u, ''),
    startedAt: index * 1_000,
  }));

/** A customer in Spain on Wednesday 18 November 2026, of a house that numbers orders, customers and invoices. */
export const inSpain: EntityContext = {
  identifiers: [
    { kind: 'order', pattern: 'PD-#####', example: 'PD-44718' },
    { kind: 'account', pattern: 'CL-######', example: 'CL-190312' },
    { kind: 'invoice', pattern: 'F-####-#####', example: 'F-2026-04117' },
  ],
  country: 'ES',
  phone: (said) => {
    const national = said.replace(/^\+34/u, '');
    return /^[6-9]\d{8}$/u.test(national) ? `+34${national}` : null;
  },
  dayOf: () => '2026-11-18',
};
