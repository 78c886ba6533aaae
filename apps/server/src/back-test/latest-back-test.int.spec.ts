import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { KeptBackTest } from '@aliado/domain';
import { startIdentityApp, type IdentityApp } from '../identity/testing/identity-app.ts';
import { EventLog } from '../interactions/event-log.ts';
import type { Browser } from '../platform/testing/browser.ts';
import { BackTests } from '../playbooks/drafts/back-tests.ts';
import { PackLoader } from '../playbooks/pack-loader.ts';
import { BackTestModule } from './back-test.module.ts';
import { gave, writeSession } from './testing/late-sessions.ts';

const pack = resolve(__dirname, '../../../../packs/casa-lumbre');
const guideline = readFileSync(resolve(pack, 'guidelines/late-delivery-gesture.yaml'), 'utf8');
const id = 'late-delivery-gesture';
const path = `/api/playbook/guideline/${id}/draft/back-test`;
const hour = 3_600_000;

let test: IdentityApp;
let trainer: Browser;

beforeAll(async () => {
  test = await startIdentityApp([BackTestModule]);
  await test.app.get(PackLoader).load(pack);
  trainer = await test.signedIn('trainer');
  for (let nth = 0; nth < 6; nth++)
    await writeSession(test.app.get(EventLog), `int-${nth}`, hour * (nth + 1), 2, gave(140));
});
afterAll(() => test.close());

async function putDraft(revision: number): Promise<void> {
  const baseVersion = Number(/^version: (\d+)/m.exec(guideline)?.[1]);
  await test.database.pool.query(
    `INSERT INTO playbook_draft (kind, id, version, base_version, revision, state, author, writers, text, updated_at)
     VALUES ('guideline', $1, 99, $2, $3, 'drafted', 'trainer', '[]', $4, 0)
     ON CONFLICT (kind, id) DO UPDATE SET revision = $3`,
    [id, baseVersion, revision, guideline.replaceAll('amount: 15000', 'amount: 12000')],
  );
}

/** Runs one to its end. */
async function run(revision: number, from: number, to: number): Promise<string> {
  const { body } = await trainer.send('POST', '/api/back-tests', { kind: 'guideline', id, revision, from, to });
  const { backTestId } = body as { backTestId: string };
  for (;;) {
    const view = (await trainer.get(`/api/back-tests/${backTestId}`)).body as KeptBackTest;
    if (view.state !== 'running') return backTestId;
    await pause(10);
  }
}

const latest = async (who: Browser) => who.get(path);

describe('the latest back-test of a draft', () => {
  it('is none where there is no draft, and none before the first', async () => {
    expect(await latest(trainer)).toMatchObject({ status: 404, body: { code: 'draft/none' } });
    await putDraft(3);
    expect(await latest(trainer)).toMatchObject({ status: 200, body: { latest: null } });
  });

  it('says what it found, over which period, when and by whom, to whoever opens the draft', async () => {
    const backTestId = await run(3, 0, 100 * hour);
    const kept = {
      ...{ backTestId, revision: 3, from: 0, to: 100 * hour, state: 'done', sessionsDone: 6 },
      ...{ startedAt: test.clock.now(), startedBy: 'trainer', result: { less: 6 } },
    };
    for (const who of ['trainer', 'lead', 'administrator'])
      expect(await latest(await test.signedIn(who))).toMatchObject({ status: 200, body: { latest: kept } });
    const reviewer = await test.signedIn('administrator');
    const page = await reviewer.get(`/api/back-tests/${backTestId}/differences?direction=less`);
    expect(page).toMatchObject({ status: 200, body: { differences: { length: 6 } } });
  });

  it('is for nobody else, and to be run by those who write alone', async () => {
    for (const who of ['agent', 'supervisor', 'facilitator'])
      expect(await latest(await test.signedIn(who))).toMatchObject({ status: 403 });
    const reviewer = await test.signedIn('administrator');
    const order = { kind: 'guideline', id, from: 0, to: 1 };
    expect(await reviewer.send('POST', '/api/back-tests', order)).toMatchObject({ status: 403 });
  });

  it('stays that of the revision it was run on, however the draft changes', async () => {
    await putDraft(4);
    expect(await latest(trainer)).toMatchObject({ body: { latest: { revision: 3, result: { less: 6 } } } });
  });

  it('of a period without sessions says so, and proves nothing about the draft', async () => {
    test.clock.pass(hour);
    trainer = await test.signedIn('trainer');
    await run(4, 500 * hour, 600 * hour);
    expect(await latest(trainer)).toMatchObject({ body: { latest: { revision: 4, state: 'done', sessionsDone: 0 } } });
    const findings = test.app.get(BackTests, { strict: false });
    expect(await findings.resultFor('guideline', id, 4)).toEqual({ sessions: 0, less: 0 });
    expect(await findings.resultFor('guideline', id, 3)).toEqual({ sessions: 6, less: 6 });
  });

  it('is kept however many others are run of texts that are no drafts', async () => {
    test.clock.pass(hour);
    trainer = await test.signedIn('trainer');
    await run(4, 0, 100 * hour);
    await test.database.pool.query(
      `INSERT INTO back_test (id, kind, item_id, revision, from_at, to_at, state, started_at, started_by, sessions_done,
         sessions_total, elapsed_ms) SELECT 'other-' || n, 'guideline', 'x', 0, 0, 1, 'done', $1, 'lead', 0, 0, 0
       FROM generate_series(1, 60) AS n`,
      [test.clock.now() + hour],
    );
    const draftText = guideline;
    const { body } = await trainer.send('POST', '/api/back-tests', {
      kind: 'guideline',
      id,
      draftText,
      from: 0,
      to: 1,
    });
    expect(body).toHaveProperty('backTestId');
    expect(await latest(trainer)).toMatchObject({ body: { latest: { revision: 4, sessionsDone: 6 } } });
  });

  it('is over once the draft is made from another version', async () => {
    await test.database.pool.query('UPDATE playbook_item SET published_at = $1 WHERE id = $2', [
      test.clock.now() + 2 * hour,
      id,
    ]);
    expect(await latest(trainer)).toMatchObject({ status: 200, body: { latest: null } });
  });
});
