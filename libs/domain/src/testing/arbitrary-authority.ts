import fc from 'fast-check';
import type { AuthorityEvent, RemedyTerms } from '../authority/authority-event.ts';
import { unknownFacts } from '../guideline/case-facts.ts';
import type { Money } from '../money/money.ts';

type EventOf<Type extends AuthorityEvent['type']> = Extract<AuthorityEvent, { type: Type }>;

const at = fc.integer({ min: 0, max: 100_000 });
const amount = fc.option(
  fc.integer({ min: 1, max: 5 }).map((euros): Money => ({ amount: euros * 100, currency: 'EUR' })),
);
const grantId = fc.constantFrom('grant-1', 'grant-2');
const approvalId = fc.constantFrom('approval-1', 'approval-2');
const agentId = fc.constantFrom('ada', 'ben');
const person = fc.constantFrom({ accountId: 'ada', name: 'Ada' }, { accountId: 'berta', name: 'Berta' });

const terms: fc.Arbitrary<RemedyTerms> = fc.record({
  remedy: fc.constantFrom('credit' as const, 'replacement' as const),
  amount,
  guidelineId: fc.constant('late-delivery'),
  guidelineVersion: fc.constant(14),
  ruleId: fc.constant('twice'),
  matter: fc.constant('delivery.failed'),
  orderNumber: fc.option(fc.constant('PD-1')),
});

/** The fields of each event of authority, with ids that meet those of others. */
export const authorityFields: {
  readonly [Type in AuthorityEvent['type']]: {
    readonly [Key in keyof Omit<EventOf<Type>, 'type'>]: fc.Arbitrary<EventOf<Type>[Key]>;
  };
} = {
  CaseWeighed: {
    matter: fc.option(fc.constant('delivery.failed')),
    facts: fc.constant(unknownFacts),
    findings: fc.constant([{ guidelineId: 'late-delivery', version: 14, ruleIds: ['twice'] }]),
  },
  PromiseMade: {
    promiseId: fc.constantFrom('promise-1', 'promise-2'),
    words: fc.constant('the washing machine'),
    team: fc.option(fc.constant('transport')),
    dueAt: at,
    matter: fc.option(fc.constant('delivery.failed')),
    orderNumber: fc.option(fc.constant('PD-1')),
    by: agentId,
  },
  RemedyReserved: { grantId, terms, agentId, approvalId: fc.option(approvalId), expiresAt: at },
  RemedyGranted: { grantId, terms, agentId, decidedBy: agentId, undoUntil: at },
  RemedyReleased: { grantId, because: fc.constantFrom('withdrawn', 'expired') },
  RemedyUndone: { grantId, by: agentId },
  ApprovalAsked: { approvalId, terms, agentId, reason: fc.constantFrom('because', ''), withoutAsking: amount },
  ApprovalOffered: { approvalId, to: person, until: at },
  ApprovalOpened: { approvalId, by: person },
  ApprovalPutBack: { approvalId, by: person },
  ApprovalDecided: {
    approvalId,
    by: person,
    decision: fc.constantFrom('approved', 'less', 'refused'),
    amount,
    words: fc.constantFrom('', 'Say that we are sorry.'),
  },
  ApprovalWithdrawn: { approvalId },
  ApprovalLapsed: { approvalId },
};
