import { inputBinding } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { Approval, AuthorityView } from '@aliado/domain';
import { provideUiTesting } from '../testing/ui-testing.ts';
import { ApprovalAsked } from './approval-asked.ts';

const now = Date.UTC(2026, 10, 10, 9, 42, 0);
const marta = { accountId: 'marta', name: 'Marta Quintero' };
const sol = { accountId: 'sol', name: 'Sol Ibarra' };
const asked: Approval = {
  approvalId: 'a-1',
  terms: {
    ...{ remedy: 'credit', amount: { amount: 22_000, currency: 'EUR' }, guidelineId: 'late', guidelineVersion: 1 },
    ...{ ruleId: 'twice', matter: null, orderNumber: null },
  },
  agentId: 'ada',
  reason: 'x',
  withoutAsking: null,
  state: 'asked',
  askedAt: now - 90_000,
  offeredTo: [{ ...marta, until: now - 30_000 }],
  openedBy: { ...marta, at: now - 80_000 },
  decision: null,
};
const view: AuthorityView = { offers: [], similar: [], usualAnswerMs: null, approver: null, next: null };

describe('a request that waits', () => {
  async function show(approval: Approval) {
    TestBed.configureTestingModule({ providers: [...provideUiTesting({ now: () => now })] });
    const bindings = [inputBinding('approval', () => approval), inputBinding('view', () => view)];
    const fixture = TestBed.createComponent(ApprovalAsked, { bindings });
    await fixture.whenStable();
    const text = (selector: string) => (fixture.nativeElement as HTMLElement).querySelector(selector)?.textContent;
    return [text('.who b'), text('.outlook') ?? null];
  }

  it('lies with who got it last: who opened it before may be gone', async () => {
    expect(await show(asked)).toEqual(['Marta Quintero la está leyendo', null]);
    TestBed.resetTestingModule();
    const passedOn = { ...asked, offeredTo: [...asked.offeredTo, { ...sol, until: now + 30_000 }] };
    expect(await show(passedOn)).toEqual(['La tiene Sol Ibarra', 'también la tiene Marta Quintero']);
  });

  it('promises no next person where nobody else could decide it', async () => {
    expect(await show({ ...asked, offeredTo: [{ ...marta, until: now + 30_000 }] })).toEqual([
      'Marta Quintero la está leyendo',
      null,
    ]);
  });
});
