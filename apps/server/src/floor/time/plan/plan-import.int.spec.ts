import { resolve } from 'node:path';
import type { FloorTime, PlanReport } from '@aliado/domain';
import { AuditTrail } from '../../../identity/audit-trail.ts';
import { password, startIdentityApp, type IdentityApp } from '../../../identity/testing/identity-app.ts';
import type { Browser } from '../../../platform/testing/browser.ts';
import { PackLoader } from '../../../playbooks/pack-loader.ts';
import { TimeModule } from '../time.module.ts';

jest.setTimeout(60_000);

let test: IdentityApp;
let supervisor: Browser;
beforeAll(async () => {
  test = await startIdentityApp([TimeModule]);
  await test.app.get(PackLoader).load(resolve(__dirname, '../../../../../../packs/casa-lumbre'));
  for (const [id, team] of Object.entries({ ada: 'desk-north', bea: 'desk-west' })) {
    const plain = { name: id, language: 'es', queues: ['billing'], tenureMonths: 3 } as const;
    await test.accounts.create({ ...plain, id, team, roles: ['agent'], password }, 'system');
  }
  supervisor = await test.signedIn('supervisor');
});
afterAll(() => test?.close());

const time = async (query: string) => (await supervisor.get(`/api/floor/time?${query}`)).body as FloorTime;
const plan = (text: string, dryRun = false, who: Browser = supervisor) =>
  who.send('POST', `/api/floor/plan?dryRun=${dryRun}`, text, { 'content-type': 'text/csv' });

const planned = [
  'agent,activity,from,to,time_zone',
  'ada,work,2026-01-15 10:00,2026-01-15 11:00,',
  'ada,break,2026-01-15 11:00,2026-01-15 11:30,',
  'ada,work,2026-01-15 11:30,2026-01-15 18:00,',
  'bea,work,2026-01-14 22:00,2026-01-15 06:00,',
].join('\n');

describe('what people are planned for', () => {
  it('is tried first, and then nothing is brought in', async () => {
    const { status, body } = await plan(planned, true);
    expect([status, body]).toMatchObject([
      200,
      { isDryRun: true, people: 2, days: 2, added: 4, refused: 0, faults: [] },
    ]);
    expect((await time('by=agent')).plan).toBeNull();
  });

  it('is brought in once, replaces the days that it covers, and the second time changes nothing', async () => {
    expect((await plan(planned)).body).toMatchObject({ isDryRun: false, added: 4, removed: 0, unchanged: 0 });
    expect((await plan(planned)).body).toMatchObject({ added: 0, removed: 0, unchanged: 4 });
    const shorter = planned.replace('18:00', '17:00');
    expect((await plan(shorter)).body).toMatchObject({ added: 1, removed: 1, unchanged: 3 });
    expect((await plan(planned)).body).toMatchObject({ added: 1, removed: 1, unchanged: 3 });
    const [begun] = await test.app.get(AuditTrail).last(1);
    expect(begun).toMatchObject({ actor: 'supervisor', action: 'plan/import-begun', object: 'plan' });
    expect((await time('by=agent')).plan).toEqual({ at: test.clock.now(), by: 'supervisor' });
  });

  it('stays as it was for whoever has a row that is wrong, and is told line by line', async () => {
    const wrong = [
      planned,
      'ada,lunch,2026-01-16 10:00,2026-01-16 11:00,',
      'zoe,work,2026-01-16 10:00,2026-01-16 11:00,',
    ];
    const { body } = await plan(wrong.join('\n').replace('bea,work,2026-01-14 22:00', 'bea,work,2026-01-14 23:00'));
    const { faults, ...counts } = body as PlanReport;
    expect(counts).toMatchObject({ rows: 6, people: 1, days: 1, added: 1, removed: 1, refused: 5 });
    expect(faults.map(({ line, reason }) => [line, reason])).toEqual([
      [6, 'import/malformed'],
      [7, 'plan/unknown-person'],
    ]);
    await plan(planned);
  });

  it.each([
    ['a little', ''],
    ['more than a megabyte', 'bea,work,2026-01-14 22:00,2026-01-15 06:00,\n'.repeat(30_000)],
  ])('stays as it was for everybody where a quotation mark is never closed, with %s after it', async (_, after) => {
    const cut = planned.replace('ada,break', '"ada,break');
    const { status, body } = await plan(`${cut}\n${after}`);
    expect([status, body]).toMatchObject([
      200,
      { rows: 0, added: 0, removed: 0, unchanged: 0, faults: [{ line: 3, reason: 'import/open-quote' }] },
    ]);
    expect((await plan(planned, true)).body).toMatchObject({ added: 0, removed: 0, unchanged: 4 });
  });

  it('is brought in by supervisors and leads, and by nobody else', async () => {
    expect((await plan(planned, true, await test.signedIn('lead'))).status).toBe(200);
    for (const id of ['agent', 'trainer', 'administrator'])
      expect((await plan(planned, true, await test.signedIn(id))).status).toBe(403);
    expect((await supervisor.send('POST', '/api/floor/plan', { rows: [] })).status).toBe(415);
  });
});
