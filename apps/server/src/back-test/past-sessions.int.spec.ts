import type { CaseFacts, PastSessionPage, PastSessionView } from '@aliado/domain';
import { startIdentityApp, type IdentityApp } from '../identity/testing/identity-app.ts';
import { EventLog, type NewEntry } from '../interactions/event-log.ts';
import type { Browser } from '../platform/testing/browser.ts';
import { BackTestModule } from './back-test.module.ts';
import { factsWith, gave, wasRefused, writeSession } from './testing/late-sessions.ts';

const hour = 3_600_000;

let test: IdentityApp;
let lead: Browser;

beforeAll(async () => {
  test = await startIdentityApp([BackTestModule]);
  await test.anAccount('reader', ['supervisor']);
  lead = await test.signedIn('lead');
  const log = test.app.get(EventLog);
  for (let nth = 0; nth < 130; nth++) {
    const decided = nth % 3 === 0 ? gave(140) : nth % 3 === 1 ? wasRefused(148) : [];
    await writeSession(log, `int-${String(nth).padStart(3, '0')}`, hour * (nth + 1), 2, decided);
  }
  await append('int-000', 'delivery.late', factsWith(0));
});
afterAll(() => test.close());

/** Somebody is known in a session, and another case is weighed after what was decided. */
async function append(streamId: string, matter: string, facts: CaseFacts): Promise<void> {
  const log = test.app.get(EventLog);
  const before = await log.readAfter(streamId, 0, 100);
  const events = [
    { type: 'CustomerCorrected', customerId: 'C-0007', name: null },
    { type: 'CaseWeighed', matter, facts, findings: [] },
  ] as const;
  const entries = events.map((event): NewEntry => ({ occurredAt: 2 * hour, by: 'system', event }));
  await log.append({
    ...{ streamId, expected: before.length, entries, commandId: null, recordedAt: 2 * hour, turns: null },
  });
}

async function page(query: string, who = lead): Promise<PastSessionPage> {
  const { status, body } = await who.get(`/api/past-sessions?${query}`);
  expect(status).toBe(200);
  return body as PastSessionPage;
}

const ids = ({ sessions }: PastSessionPage) => sessions.map(({ interactionId }) => interactionId);

describe('past sessions to try a draft on', () => {
  it('are told newest first, page by page, each once', async () => {
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const next: PastSessionPage = await page(`limit=50${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`);
      seen.push(...ids(next));
      cursor = next.nextCursor;
    } while (cursor);
    expect([seen[0], seen.length, new Set(seen).size]).toEqual(['int-129', 130, 130]);
  });

  it('are found by what is in them: id, customer, agent, matter and day', async () => {
    expect(ids(await page('text=INT-12'))).toHaveLength(10);
    expect(ids(await page('text=c-0007'))).toEqual(['int-000']);
    expect(ids(await page('text=nayeli&limit=5'))).toHaveLength(5);
    expect(ids(await page('matters=delivery.late,billing.double-charge'))).toEqual(['int-000']);
    expect(ids(await page(`from=${10 * hour}&to=${12 * hour}`))).toEqual(['int-010', 'int-009']);
    expect(ids(await page('text=nobody'))).toEqual([]);
    expect((await lead.get('/api/past-sessions?cursor=x')).status).toBe(400);
  });

  it('say in words what was decided in them', async () => {
    const [given, nothing] = (await page(`from=${3 * hour}&to=${5 * hour}`)).sessions;
    expect([given?.decided?.en, nothing?.decided]).toEqual(['Given: credit of €140', null]);
  });

  it('hold the case as it was known when it was decided, whatever became of it', async () => {
    const view = (await lead.get('/api/past-sessions/int-000')).body as PastSessionView;
    expect(view.cases.map(({ matter }) => matter)).toEqual(['delivery.failed', 'delivery.late']);
    expect(view.decisions).toEqual([
      {
        ...{ guidelineId: 'late-delivery-gesture', guidelineVersion: 14 },
        words: { es: 'Se dio un abono de 140\u00a0€', en: 'Given: credit of €140' },
        known: expect.objectContaining({ facts: factsWith(2) }),
      },
    ]);
    expect((await lead.get('/api/past-sessions/int-999')).status).toBe(404);
  });

  it('name customers to nobody but who may know them', async () => {
    await test.database.pool.query(
      `INSERT INTO customer (id, kind, name, language, address_form, tier, recording_consent, marketing_consent, search_words)
       VALUES ('C-0007', 'person', 'Lucía Ferrer', 'es', 'usted', 'plus', 'announced', 'yes', '')`,
    );
    const [masked] = (await page('text=c-0007')).sessions;
    expect(masked?.customer).toEqual({ id: 'C-0007', name: null });
    expect(ids(await page('text=lucia'))).toEqual([]);
    const full = await test.signedIn('reader');
    expect((await page('text=lucia', full)).sessions[0]?.customer).toEqual({ id: 'C-0007', name: 'Lucía Ferrer' });
  });

  it('leave out those that go on', async () => {
    await test.database.pool.query("INSERT INTO live_stream VALUES ('int-129', 0)");
    expect(ids(await page('limit=1'))).toEqual(['int-128']);
    expect((await lead.get('/api/past-sessions/int-129')).status).toBe(404);
  });

  it('are for those who may look into the sessions of others', async () => {
    for (const who of ['agent', 'facilitator', 'administrator'])
      expect((await (await test.signedIn(who)).get('/api/past-sessions')).status).toBe(403);
  });
});
