import { inputBinding, outputBinding, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Approval, AuthorityOffer, AuthorityView, Grant, RemedyTerms } from '@aliado/domain';
import { deafForMs } from '../../keys/deaf-for.ts';
import { provideUiTesting } from '../../testing/ui-testing.ts';
import { AuthorityCard } from '../authority-card.ts';
import type { AuthorityChoice, Proposal } from '../authority-stage.ts';
import { proposalOf, stageOf } from '../authority-stage.ts';

/** When every card is first seen, epoch milliseconds. */
export const now = Date.UTC(2026, 10, 10, 9, 42, 0);
/** Words that are the same in both languages, or not. */
export const both = (es: string, en = es) => ({ es, en });
/** Whole euros. */
export const euros = (amount: number) => ({ amount: amount * 100, currency: 'EUR' });
/** Thirty euros of credit for a late order. */
export const terms: RemedyTerms = {
  remedy: 'credit',
  amount: euros(30),
  guidelineId: 'late',
  guidelineVersion: 14,
  ruleId: 'twice',
  matter: 'delivery.failed',
  orderNumber: 'PD-44718',
};
/** Up to 150 € of credit, of which 30 are proposed. */
export const credit: AuthorityOffer = {
  terms,
  guidelineName: both('Retraso de entrega', 'Late delivery'),
  because: both('Segunda entrega fallida'),
  say: both('Por las tardes que perdió le abono…'),
  checks: [],
  upTo: euros(150),
  proposed: euros(30),
  bounds: [
    { kind: 'decision', used: euros(0), limit: euros(150), days: null, name: null },
    { kind: 'customer', used: euros(40), limit: euros(200), days: 90, name: null },
    { kind: 'day', used: euros(85), limit: euros(600), days: null, name: null },
    { kind: 'budget', used: euros(10), limit: euros(1_000), days: null, name: both('Norte') },
  ],
  blocked: null,
  askUpTo: euros(300),
  canAsk: true,
};
/** What is no sum. */
export const replacement: AuthorityOffer = {
  ...credit,
  terms: { ...terms, remedy: 'replacement' },
  say: null,
  upTo: null,
  proposed: null,
  bounds: [],
  askUpTo: null,
  canAsk: false,
};
/** One offer, and three decisions like it. */
export const view: AuthorityView = {
  offers: [credit],
  similar: [
    { remedy: 'credit', amount: euros(25), grantedAt: 1, contactsAfter: 0 },
    { remedy: 'credit', amount: euros(40), grantedAt: 1, contactsAfter: 0 },
    { remedy: 'replacement', amount: null, grantedAt: 1, contactsAfter: 1 },
  ],
  usualAnswerMs: 35_000,
  approver: 'Marta Quintero',
  next: 'Sol Ibarra',
};
/** Given a moment ago, to be undone still. */
export const grant: Grant = {
  grantId: 'g-1',
  terms,
  agentId: 'ada',
  approvalId: null,
  state: 'granted',
  reservedAt: now,
  expiresAt: now + 60_000,
  grantedAt: now,
  undoUntil: now + 581_000,
  decidedBy: 'ada',
};
/** Asked 24 seconds ago, and being read. */
export const asked: Approval = {
  approvalId: 'a-1',
  terms: { ...terms, amount: euros(220) },
  agentId: 'ada',
  reason: 'Dos medios días',
  withoutAsking: euros(150),
  state: 'asked',
  askedAt: now - 24_000,
  offeredTo: [{ accountId: 'marta', name: 'Marta Quintero', until: now + 36_000 }],
  openedBy: { accountId: 'marta', name: 'Marta Quintero', at: now - 20_000 },
  decision: null,
};
/** That request, decided. */
export const answered = (decision: 'approved' | 'less' | 'refused', amount: number | null, words = ''): Approval => ({
  ...asked,
  state: 'decided',
  decision: {
    by: { accountId: 'marta', name: 'Marta Quintero' },
    decision,
    amount: amount === null ? null : euros(amount),
    words,
    at: now,
  },
});

/** What a card is about. */
export interface Decided {
  readonly view?: AuthorityView;
  readonly grants?: readonly Grant[];
  readonly approvals?: readonly Approval[];
  readonly choice?: AuthorityChoice;
  readonly putAside?: readonly string[];
}

/** A proposal to give so many euros of credit within one's own authority. */
export const given = (amount: number): Proposal => ({
  does: 'give',
  terms: { ...terms, amount: euros(amount) },
  approvalId: null,
});

const outputs = [
  ...['edit', 'act', 'undo', 'withdraw', 'putAside', 'amount', 'choose', 'write', 'accept', 'decline', 'release'],
] as const;

/** A card on the screen, read for a moment already, with what it told and how to use it. */
export async function showCard(
  shown: Decided & { readonly inputs?: Readonly<Record<string, unknown>>; readonly language?: 'es' | 'en' } = {},
) {
  let passed = 0;
  TestBed.configureTestingModule({
    providers: [...provideUiTesting({ language: shown.language ?? 'es', now: () => now + passed })],
  });
  const about = signal<Decided>(shown);
  const inputs = (): Readonly<Record<string, unknown>> => {
    const { grants = [], approvals = [], choice = { key: null, amount: null }, putAside = [] } = about();
    const stage = stageOf({ grants, approvals }, putAside, now);
    const seen = about().view ?? view;
    return { stage, view: seen, choice, proposal: proposalOf(stage, seen, choice), grants, ...shown.inputs };
  };
  const told: unknown[] = [];
  const fixture = TestBed.createComponent(AuthorityCard, {
    bindings: [
      ...Object.keys(inputs()).map((name) => inputBinding(name, () => inputs()[name])),
      ...outputs.map((name) => outputBinding<unknown>(name, (value) => told.push([name, value]))),
    ],
  });
  await fixture.whenStable();
  passed = deafForMs;
  const element = fixture.nativeElement as HTMLElement;
  const clean = (one: Element) => one.textContent?.replace(/\s+/g, ' ').trim();
  return {
    element,
    card: fixture.componentInstance,
    told,
    settle: () => fixture.whenStable(),
    /** Something else comes to be so. */
    async turn(next: Decided) {
      about.set(next);
      await fixture.whenStable();
    },
    /** Milliseconds go by. */
    wait: (span: number) => (passed += span),
    texts: (selector: string) => [...element.querySelectorAll(selector)].map(clean),
    button: (name: RegExp) => {
      const found = [...element.querySelectorAll('button')].find((one) =>
        name.test(one.getAttribute('aria-label') ?? clean(one) ?? ''),
      );
      if (!found) throw new Error(`no button ${String(name)}`);
      return found;
    },
  };
}
