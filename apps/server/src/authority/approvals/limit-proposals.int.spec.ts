import type { Approval, ApprovalDecision, LimitProposal } from '@aliado/domain';
import type { Browser } from '../../platform/testing/browser.ts';
import { ApprovalRecords } from './approval-records.ts';
import { startApprovalsApp, type ApprovalsApp } from './testing/approvals-app.ts';

jest.setTimeout(60_000);
const day = 24 * 3_600_000;
let test: ApprovalsApp;
let lead: Browser;
let requests = 0;

beforeAll(async () => {
  test = await startApprovalsApp();
  lead = await test.signedIn('lead');
});
afterAll(() => test?.close());

/** Decided requests by one rule, each a day after the one before, up to now. */
async function decided(ruleId: string, decisions: readonly ApprovalDecision[], age = 0): Promise<void> {
  const records = test.app.get(ApprovalRecords);
  const last = test.clock.now() - age;
  for (const [index, decision] of decisions.entries()) {
    const at = last - (decisions.length - 1 - index) * day;
    const amount = { amount: 15_000 + 100 * index, currency: 'EUR' };
    const approval: Approval = {
      ...{ approvalId: `a-${++requests}`, agentId: 'ada', reason: 'late', state: 'decided', askedAt: at - 20_000 },
      terms: {
        ...{ remedy: 'credit', amount, guidelineId: 'late-delivery', guidelineVersion: 3, ruleId },
        ...{ matter: null, orderNumber: null },
      },
      ...{ withoutAsking: null, offeredTo: [], openedBy: null },
      decision: {
        ...{ by: { accountId: 'marta', name: 'Marta' }, decision, words: '', at },
        amount: decision === 'refused' ? null : decision === 'less' ? { ...amount, amount: 10_000 } : amount,
      },
    };
    await records.keep(`int-${requests}`, approval);
  }
}

const approved = (count: number): ApprovalDecision[] => Array.from({ length: count }, () => 'approved');

async function proposals(): Promise<readonly LimitProposal[]> {
  return (await lead.get('/api/authority/proposals')).body as readonly LimitProposal[];
}

describe('a proposal for a wider limit', () => {
  it('is made where thirty were decided and almost all of them exactly as asked', async () => {
    await decided('two-failed', [...approved(38), 'less', 'approved']);
    await decided('too-few', approved(29));
    await decided('too-many-refused', [...approved(30), 'refused', 'less']);
    await decided('too-long-ago', approved(30), 80 * day);
    const [proposal, ...others] = await proposals();
    expect(others).toEqual([]);
    expect(proposal).toMatchObject({
      ...{ guidelineId: 'late-delivery', ruleId: 'two-failed', remedy: 'credit', decided: 40, approvedAsAsked: 39 },
      share: 0.975,
      median: { amount: 16_900, currency: 'EUR' },
      p90: { amount: 18_500, currency: 'EUR' },
      proposed: { amount: 18_500, currency: 'EUR' },
    });
  });

  it('shows the requests behind it, the newest first', async () => {
    const [proposal] = await proposals();
    expect(proposal?.requests).toHaveLength(40);
    expect(proposal?.requests.slice(0, 2)).toMatchObject([
      { decision: 'approved', asked: { amount: 18_900 }, allowed: { amount: 18_900 }, decidedBy: 'marta' },
      { decision: 'less', asked: { amount: 18_800 }, allowed: { amount: 10_000 } },
    ]);
  });

  it('is gone once somebody said why not, and comes back only with what is decided after that', async () => {
    const key = { guidelineId: 'late-delivery', ruleId: 'two-failed', remedy: 'credit' };
    expect((await lead.send('POST', '/api/authority/proposals/dismiss', { ...key, reason: ' ' })).status).toBe(400);
    const dismissed = await lead.send('POST', '/api/authority/proposals/dismiss', {
      ...key,
      reason: 'Peak season only',
    });
    expect(dismissed.status).toBe(204);
    expect(await proposals()).toEqual([]);
    test.clock.pass(31 * day);
    lead = await test.signedIn('lead');
    await decided('two-failed', approved(30));
    expect(await proposals()).toMatchObject([{ ruleId: 'two-failed', decided: 30, share: 1 }]);
  });

  it('is for who manages authority', async () => {
    const agent = await test.signedIn('agent');
    expect((await agent.get('/api/authority/proposals')).status).toBe(403);
  });
});
