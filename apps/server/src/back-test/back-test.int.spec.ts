import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { BackTestDifference, BackTestView, ShadowRunView, Weighed } from '@aliado/domain';
import { startIdentityApp, type IdentityApp } from '../identity/testing/identity-app.ts';
import { EventLog } from '../interactions/event-log.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import type { Browser } from '../platform/testing/browser.ts';
import { BackTests } from '../playbooks/drafts/back-tests.ts';
import { PackLoader } from '../playbooks/pack-loader.ts';
import { BackTestDesk } from './back-test-desk.ts';
import { BackTestModule } from './back-test.module.ts';
import { ShadowRuns } from './shadow-runs.ts';
import { factsWith, gave, wasRefused, writeSession } from './testing/late-sessions.ts';

const pack = resolve(__dirname, '../../../../packs/casa-lumbre');
const guideline = readFileSync(resolve(pack, 'guidelines/late-delivery-gesture.yaml'), 'utf8');
const id = 'late-delivery-gesture';
const hour = 3_600_000;

let test: IdentityApp;
let trainer: Browser;

beforeAll(async () => {
  test = await startIdentityApp([BackTestModule]);
  await test.app.get(PackLoader).load(pack);
  trainer = await test.signedIn('trainer');
  const log = test.app.get(EventLog);
  for (let nth = 0; nth < 90; nth++) {
    const decided = nth % 3 === 0 ? gave(140) : nth % 3 === 1 ? wasRefused(148) : [];
    await writeSession(log, `int-${String(nth).padStart(3, '0')}`, hour * (nth + 1), 2, decided);
  }
});
afterAll(() => test.close());

/** The guideline with another limit for those for whom nobody came twice. */
const limitOf = (amount: number) => guideline.replaceAll('amount: 15000', `amount: ${amount}`);

async function run(draftText: string, period = { from: 0, to: 1_000 * hour }): Promise<BackTestView> {
  const { status, body } = await trainer.send('POST', '/api/back-tests', {
    kind: 'guideline',
    id,
    draftText,
    ...period,
  });
  expect([status, body]).toEqual([202, { backTestId: expect.any(String) }]);
  return ended((body as { backTestId: string }).backTestId);
}

async function ended(backTestId: string): Promise<BackTestView> {
  for (;;) {
    const view = (await trainer.get(`/api/back-tests/${backTestId}`)).body as BackTestView;
    if (view.state !== 'running') return view;
    await sleep(10);
  }
}

describe('a back-test', () => {
  it('of what is in force changes nothing', async () => {
    const view = await run(guideline);
    expect(view).toMatchObject({ state: 'done', sessionsDone: 90, sessionsTotal: 90, revision: 0, kind: 'guideline' });
    expect(view.result).toMatchObject({
      asItWas: { grants: 30, approvals: 30, refused: 30, waitMs: 30_000, money: { amount: 420_000 } },
      ...{ changed: 0, less: 0, more: 0, hitsByRule: { twice: 90 } },
    });
    expect(view.result?.asItWouldBe).toEqual(view.result?.asItWas);
  });

  it('of a lower limit names those who would get less, page by page', async () => {
    const { backTestId, result } = await run(limitOf(12_000));
    expect(result).toMatchObject({ less: 30, changed: 30 });
    const seen: BackTestDifference[] = [];
    let cursor: string | null = null;
    do {
      const query: string = `direction=less&sort=change&limit=12${cursor ? `&cursor=${cursor}` : ''}`;
      const { body } = await trainer.get(`/api/back-tests/${backTestId}/differences?${query}`);
      const page = body as { differences: BackTestDifference[]; nextCursor: string | null };
      seen.push(...page.differences);
      cursor = page.nextCursor;
    } while (cursor);
    expect(new Set(seen.map(({ interactionId }) => interactionId)).size).toBe(30);
    expect(seen[0]).toMatchObject({
      ...{ agentName: 'Nayeli', matter: 'delivery.failed', change: { amount: -2_000, currency: 'EUR' } },
      wouldBe: { en: 'To be asked for: credit of €140; €120 without asking' },
    });
    const none = await trainer.get(`/api/back-tests/${backTestId}/differences?direction=more`);
    expect(none.body).toEqual({ differences: [], nextCursor: null });
  });

  it('looks at the period alone', async () => {
    const view = await run(limitOf(12_000), { from: hour * 10, to: hour * 40 });
    expect([view.sessionsDone, view.result?.less]).toEqual([30, 10]);
  });

  it('is not begun with a text that is none, or that has no FEEL in it', async () => {
    const begin = (draftText: string) =>
      trainer.send('POST', '/api/back-tests', { kind: 'guideline', id, draftText, from: 0, to: 1 });
    const noFeel = guideline.replace('expression: order.daysLate', 'expression: order.daysLate >');
    for (const text of ['rules: 3', noFeel]) {
      expect(await begin(text)).toMatchObject({ status: 422, body: { code: 'draft/has-faults' } });
    }
    const withoutDraft = { kind: 'guideline', id, from: 0, to: 1 };
    expect(await trainer.send('POST', '/api/back-tests', withoutDraft)).toMatchObject({ status: 404 });
  });

  it('can be cancelled while it waits', async () => {
    const order = { kind: 'guideline', id, draftText: guideline, from: 0, to: 1_000 * hour };
    const begun = await Promise.all([0, 1, 2, 3].map(() => trainer.send('POST', '/api/back-tests', order)));
    const [first = '', ...others] = begun.map(({ body }) => (body as { backTestId: string }).backTestId);
    const desk = test.app.get(BackTestDesk);
    const waiting = others.filter((other) => desk.cancel(other));
    expect(waiting.length).toBeGreaterThan(0);
    for (const other of waiting) expect((await ended(other)).state).toBe('cancelled');
    expect((await trainer.send('DELETE', `/api/back-tests/${first}`)).status).toBe(204);
  });

  it('is for those who write the playbook', async () => {
    const agent = await test.signedIn('agent');
    const order = { kind: 'guideline', id, draftText: guideline, from: 0, to: 1 };
    expect((await agent.send('POST', '/api/back-tests', order)).status).toBe(403);
  });

  it('tells what it found of a draft to whoever publishes it', async () => {
    await putDraft(limitOf(12_000), 7);
    const order = { kind: 'guideline', id, revision: 7, from: 0, to: 1_000 * hour };
    const { body } = await trainer.send('POST', '/api/back-tests', order);
    await ended((body as { backTestId: string }).backTestId);
    const findings = test.app.get(BackTests, { strict: false });
    expect(await findings.resultFor('guideline', id, 7)).toEqual({ sessions: 90, less: 30 });
    expect(await findings.resultFor('guideline', id, 8)).toBeNull();
    const gone = await trainer.send('POST', '/api/back-tests', { ...order, revision: 6 });
    expect(gone).toMatchObject({ status: 409, body: { code: 'draft/changed-meanwhile' } });
  });
});

describe('a draft beside what is in force', () => {
  const path = `/api/playbook/guideline/${id}/draft/shadow`;
  const view = async () => (await trainer.get(path)).body as ShadowRunView;

  async function weigh(interactionId: string, failedDeliveries: number, of: Partial<Weighed> = {}): Promise<void> {
    const recorder = test.app.get(InteractionRecorder);
    const facts = factsWith(failedDeliveries);
    const command = { type: 'WeighCase', matter: 'delivery.failed', facts, findings: [], ...of } as const;
    await recorder.record({ interactionId, command, by: 'system', agentId: null, commandId: null });
  }

  it('counts sessions by their last case until a day has passed, over a restart', async () => {
    await putDraft(limitOf(12_000), 8);
    expect(await trainer.get(path)).toMatchObject({ status: 404 });
    expect(await trainer.send('POST', path)).toMatchObject({ status: 200, body: { isRunning: true, revision: 8 } });
    await weigh('int-a', 0);
    await weigh('int-a', 2);
    await weigh('int-b', 1);
    expect((await view()).counts).toEqual({ same: 1, more: 0, less: 1, other: 0 });
    const shadows = test.app.get(ShadowRuns);
    await shadows.onModuleDestroy();
    await shadows.onModuleInit();
    await weigh('int-c', 3);
    expect((await view()).counts).toEqual({ same: 1, more: 0, less: 2, other: 0 });
    const findings = test.app.get(BackTests, { strict: false });
    expect(await findings.isShadowing('guideline', id)).toBe(true);
    test.clock.pass(24 * hour);
    trainer = await test.signedIn('trainer');
    await weigh('int-d', 2);
    expect(await view()).toMatchObject({ isRunning: false, counts: { same: 1, less: 2 } });
    expect(await findings.isShadowing('guideline', id)).toBe(false);
  });

  it('counts a contact without a matter once the guideline is laid before its agent', async () => {
    await trainer.send('POST', path);
    await weigh('int-e', 2, { matter: null });
    expect((await view()).counts).toEqual({ same: 0, more: 0, less: 0, other: 0 });
    const findings = [{ guidelineId: id, version: 14, ruleIds: ['twice'] }];
    await weigh('int-e', 2, { matter: null, findings });
    expect((await view()).counts).toEqual({ same: 0, more: 0, less: 1, other: 0 });
    await weigh('int-e', 2);
    expect((await view()).counts).toEqual({ same: 0, more: 0, less: 1, other: 0 });
    await weigh('int-e', 2, { matter: 'invoice.copy' });
    expect((await view()).counts).toEqual({ same: 0, more: 0, less: 0, other: 0 });
  });

  it('ends when somebody ends it', async () => {
    await trainer.send('POST', path);
    expect((await trainer.send('DELETE', path)).status).toBe(204);
    expect((await trainer.send('DELETE', path)).status).toBe(404);
    expect(await view()).toMatchObject({ isRunning: false });
  });
});

async function putDraft(text: string, revision: number): Promise<void> {
  await test.database.pool.query(
    `INSERT INTO playbook_draft (kind, id, version, base_version, revision, state, author, writers, text, updated_at)
     VALUES ('guideline', $1, 15, 14, $2, 'drafted', 'trainer', '[]', $3, 0)
     ON CONFLICT (kind, id) DO UPDATE SET revision = $2, text = $3`,
    [id, revision, text],
  );
}
