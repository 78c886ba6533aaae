import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { unknownFacts, type AuthoredItem, type DraftView, type Guideline } from '@aliado/domain';
import { AuditTrail } from '../../identity/audit-trail.ts';
import { startIdentityApp, type IdentityApp } from '../../identity/testing/identity-app.ts';
import type { Browser } from '../../platform/testing/browser.ts';
import { PackLoader } from '../pack-loader.ts';
import { PlaybookStore } from '../playbook-store.ts';
import { StoredPlaybook } from '../stored-playbook.ts';
import { DraftsModule } from './drafts.module.ts';

const pack = resolve(__dirname, '../../../../../packs/casa-lumbre');
const guideline = '/api/playbook/guideline/late-delivery-gesture';
const script = '/api/playbook/script/failed-delivery';
const hour = 3_600_000;

let test: IdentityApp;
let folder: string;
let trainer: Browser;
let lead: Browser;
let playbook: StoredPlaybook;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playbook-'));
  test = await startIdentityApp([DraftsModule], { playbookFolder: folder });
  await test.app.get(PackLoader).load(pack);
  playbook = test.app.get(StoredPlaybook);
  [trainer, lead] = await Promise.all([test.signedIn('trainer'), test.signedIn('lead')]);
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const itemAt = async (path: string) => (await trainer.get(path)).body as AuthoredItem;

/** What is in force, as it was read. */
async function currentOf(path: string) {
  const { current } = await itemAt(path);
  if (!current) throw new Error(`${path} is not in force`);
  return { ...current, content: current.content as Guideline };
}

/** Saves over what stands. @throws Error if it was refused. */
async function save(who: Browser, path: string, written: object): Promise<DraftView> {
  const { draft, current } = await itemAt(path);
  const body = { baseVersion: current?.version ?? null, revision: draft?.revision ?? 0, ...written };
  const answer = await who.send('PUT', `${path}/draft`, body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body));
  return answer.body as DraftView;
}

/** The guideline in force with another sum for its first rule. */
async function withFirstLimit(amount: number): Promise<object> {
  const { content } = await currentOf(guideline);
  const [first, ...others] = content.rules;
  const [remedy, ...rest] = first?.then ?? [];
  const rule = { ...first, then: [{ remedy: remedy?.remedy, limit: { amount, currency: 'EUR' } }, ...rest] };
  return { content: { ...content, rules: [rule, ...others] } };
}

const post = (who: Browser, path: string, body: object = {}) => who.send('POST', path, body);
const agreed = (revision: number) => ({ revision, decision: 'agree', words: 'Sí.' });
const published = (revision: number, more: object = {}) => ({
  revision,
  effectiveAt: null,
  lossesRead: false,
  ...more,
});

async function wasBackTested({ revision }: DraftView, sessions: number, less: number): Promise<void> {
  await test.database.pool.query(
    `INSERT INTO back_test (id, kind, item_id, revision, from_at, to_at, state, started_at, started_by, sessions_done,
      sessions_total, elapsed_ms, result) VALUES (gen_random_uuid(), 'guideline', 'late-delivery-gesture', $1, 0, 1, 'done', $2,
      'trainer', $3, $3, 0, json_build_object('less', $4::int))`,
    [revision, test.clock.now(), sessions, less],
  );
}

describe('the life of a guideline', () => {
  it('goes from a draft with a fault over a second person and past sessions to its hour, and back', async () => {
    const before = await currentOf(guideline);
    const openedBefore = test.clock.now();

    const faulty = await save(trainer, guideline, { text: before.text.replace('owner: experience', 'owner: nobody') });
    expect(faulty).toMatchObject({ state: 'drafted', author: 'trainer', baseVersion: before.version });
    expect(faulty.version).toBe(before.version + 1);
    const [line, reason] = [before.text.split('\n').indexOf('owner: experience') + 1, faulty.findings[0]?.reason.es];
    expect(faulty.findings[0]).toMatchObject({ severity: 'fault', line, path: 'owner', example: null });
    expect(reason).toBe('no existe el equipo «nobody»');
    expect(await post(trainer, `${guideline}/draft/review-request`)).toMatchObject({ status: 422 });

    const draft = await save(trainer, guideline, await withFirstLimit(12_000));
    expect(draft.findings.filter(({ severity }) => severity === 'fault')).toEqual([]);
    expect(draft.changes.map(({ words }) => words.en)).toContainEqual(
      expect.stringMatching(/the limit of .* to €120\.00$/),
    );
    expect(draft.revision).toBeGreaterThan(faulty.revision);

    const publication = `${guideline}/draft/publication`;
    const isRefused = async (code: string, more: object = {}) =>
      expect(await post(lead, publication, published(draft.revision, more))).toMatchObject({ body: { code } });
    await isRefused('draft/not-reviewed');
    expect(await post(trainer, `${guideline}/draft/review-request`)).toMatchObject({ status: 204 });
    expect(await post(trainer, `${guideline}/draft/review`, agreed(draft.revision))).toMatchObject({ status: 403 });
    expect(await post(lead, `${guideline}/draft/review`, agreed(faulty.revision))).toMatchObject({ status: 409 });
    expect(await post(lead, `${guideline}/draft/review`, agreed(draft.revision))).toMatchObject({ status: 204 });
    await isRefused('draft/not-back-tested');
    await wasBackTested(draft, 0, 0);
    await isRefused('draft/tested-on-nothing');
    expect((await itemAt(guideline)).draft).toMatchObject({ wouldGetLess: null });
    await wasBackTested(draft, 40, 3);
    await wasBackTested(draft, 0, 0);
    expect((await itemAt(guideline)).draft).toMatchObject({ state: 'agreed', reviewedBy: 'lead', wouldGetLess: 3 });
    await isRefused('draft/losses-unread');
    const effectiveAt = test.clock.now() + hour;
    await isRefused('draft/in-the-past', { lossesRead: true, effectiveAt: openedBefore - 1 });
    const accepted = published(draft.revision, { lossesRead: true, effectiveAt });
    expect(await post(lead, publication, accepted)).toMatchObject({ status: 204 });

    const inForce = (at: number) =>
      playbook.guidelinesFor('delivery.late', at).find(({ id }) => id === before.content.id);
    expect(inForce(test.clock.now())?.version).toBe(before.version);
    expect((await itemAt(guideline)).draft).toMatchObject({ state: 'scheduled', effectiveAt });
    await isRefused('draft/scheduled', { lossesRead: true });
    let timesTold = 0;
    playbook.published.subscribe(() => timesTold++);
    test.clock.pass(hour);
    playbook.tellWhatIsDue();
    expect(timesTold).toBe(1);
    expect(inForce(test.clock.now())).toMatchObject({
      version: draft.version,
      rules: (draft.content as Guideline).rules,
    });
    expect(inForce(openedBefore)?.version).toBe(before.version);

    test.clock.pass(hour);
    const back = { version: before.version };
    expect(await post(trainer, `${guideline}/roll-back`, back)).toMatchObject({ status: 403 });
    expect(await post(lead, `${guideline}/roll-back`, back)).toMatchObject({ status: 204 });
    expect(inForce(test.clock.now())).toEqual(before.content);
    expect(inForce(test.clock.now() - hour)?.version).toBe(draft.version);
    expect(await post(lead, `${guideline}/roll-back`, back)).toMatchObject({ status: 404 });
    const { history } = await itemAt(guideline);
    expect(history).toMatchObject([
      { version: draft.version, author: 'trainer', reviewedBy: 'lead', effectiveAt, isInForce: false },
      { version: before.version, author: 'lead', effectiveAt: test.clock.now(), isInForce: true },
    ]);
    expect(await test.app.get(AuditTrail).verify()).toBeNull();
    const { rows } = await test.database.pool.query<{ action: string }>(
      "SELECT action FROM audit_entry WHERE object = 'guideline:late-delivery-gesture' ORDER BY n",
    );
    expect(rows.map(({ action }) => action)).toEqual([
      ...['playbook/drafted', 'playbook/drafted', 'playbook/review-requested', 'playbook/agreed'],
      ...['playbook/published', 'playbook/rolled-back'],
    ]);
  });

  it('lets nobody agree to what they had a hand in, whoever saved last', async () => {
    await save(lead, guideline, await withFirstLimit(12_000));
    const draft = await save(trainer, guideline, await withFirstLimit(13_000));
    const own = { status: 403, body: { code: 'draft/own-review' } };
    expect(await post(lead, `${guideline}/draft/review`, agreed(draft.revision))).toMatchObject(own);
    const administrator = await test.signedIn('administrator');
    expect(await post(administrator, `${guideline}/draft/review`, agreed(draft.revision))).toMatchObject({
      status: 204,
    });
    const changed = await save(trainer, guideline, await withFirstLimit(14_000));
    expect(changed).toMatchObject({ state: 'drafted', reviewedBy: null });
  });

  it('says what a draft gives in one case', async () => {
    const draft = await save(trainer, guideline, await withFirstLimit(12_000));
    const facts = { ...unknownFacts, order: { ...unknownFacts.order, failedDeliveries: 4 } };
    const { body, status } = await post(trainer, `${guideline}/draft/trial`, { facts });
    expect(status).toBe(200);
    expect(body).toMatchObject({ guideline: { version: draft.version }, picked: ['thrice'] });
    const unknown = { interactionId: 'nobody-called' };
    expect(await post(trainer, `${guideline}/draft/trial`, unknown)).toMatchObject({ status: 404 });
    await save(trainer, guideline, { text: 'just words' });
    expect(await post(trainer, `${guideline}/draft/trial`, { facts })).toMatchObject({ status: 422 });
    expect((await itemAt(guideline)).draft).toMatchObject({ content: null, changes: [] });
  });

  it('is kept from gaps and rules that never count, each with a case that shows it', async () => {
    const { content } = await currentOf(guideline);
    const rules = content.rules.filter(({ id }) => id !== 'otherwise');
    const gap = await save(trainer, guideline, { content: { ...content, rules } });
    const found = gap.findings.find(({ reason }) => reason.en === 'No rule covers this case');
    expect(found).toMatchObject({ severity: 'notice', path: 'rules' });
    expect(found?.example?.map(({ label }) => label.en)).toContain('Failed deliveries');
    const [first, ...others] = content.rules;
    const dead = await save(trainer, guideline, { content: { ...content, rules: [...others, first] } });
    expect(dead.findings).toContainEqual(
      expect.objectContaining({ severity: 'fault', path: `rules.${others.length}.when` }),
    );
  });
});

describe('two writers', () => {
  it('cannot take each other’s words away: the second is told, and gets what stands', async () => {
    const { version, text } = await currentOf(script);
    const send = (who: Browser, revision: number, words: string) =>
      who.send('PUT', `${script}/draft`, { baseVersion: version, revision, text: `# ${words}\n${text}` });
    const answers = await Promise.all([send(trainer, 0, 'one'), send(lead, 0, 'two')]);
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409]);
    const stands = answers.find(({ status }) => status === 200)?.body as DraftView;
    const refused = answers.find(({ status }) => status === 409)?.body;
    expect(refused).toMatchObject({
      code: 'draft/changed-meanwhile',
      draft: { revision: stands.revision, text: stands.text },
    });
    expect((await send(lead, stands.revision, 'three')).status).toBe(200);
    expect((await itemAt(script)).draft?.text).toMatch(/^# three\n/);
  });

  it('do not publish over each other: a draft of what is no longer in force must be made anew', async () => {
    const draft = await save(trainer, script, { text: `# new\n${(await currentOf(script)).text}` });
    expect(await post(lead, `${script}/draft/review`, agreed(draft.revision))).toMatchObject({ status: 204 });
    expect(await post(lead, `${script}/draft/publication`, published(draft.revision))).toMatchObject({ status: 204 });
    const next = await save(trainer, script, { text: draft.text.replace('# new', '# newer') });
    expect(next).toMatchObject({ baseVersion: draft.version, version: draft.version + 1 });
    const back = { version: draft.baseVersion };
    expect(await post(lead, `${script}/roll-back`, back)).toMatchObject({ status: 204 });
    expect(await post(lead, `${script}/draft/review`, agreed(next.revision))).toMatchObject({ status: 204 });
    expect(await post(lead, `${script}/draft/publication`, published(next.revision))).toMatchObject({ status: 409 });
    const again = await save(trainer, script, { text: next.text });
    expect(again).toMatchObject({ baseVersion: draft.baseVersion, version: draft.version + 1, state: 'drafted' });
  });
});

describe('what is scheduled', () => {
  async function scheduled(): Promise<DraftView> {
    const draft = await save(trainer, script, { text: `# soon\n${(await currentOf(script)).text}` });
    await post(lead, `${script}/draft/review`, agreed(draft.revision));
    const effectiveAt = test.clock.now() + hour;
    const answer = await post(lead, `${script}/draft/publication`, published(draft.revision, { effectiveAt }));
    expect(answer.status).toBe(204);
    return draft;
  }

  it('comes into force by its hour in a server that was started anew', async () => {
    const draft = await scheduled();
    const restarted = new StoredPlaybook(test.app.get(PlaybookStore), test.clock);
    await restarted.refresh();
    const versionNow = () => restarted.scripts().find(({ id }) => id === 'failed-delivery')?.version;
    expect(versionNow()).toBe(draft.baseVersion);
    test.clock.pass(hour);
    expect(versionNow()).toBe(draft.version);
    expect(restarted.scriptsAt(test.clock.now() - 1).find(({ id }) => id === 'failed-delivery')?.version).toBe(
      draft.baseVersion,
    );
  });

  it('can be taken back before, and is not in anybody’s history then', async () => {
    const draft = await scheduled();
    expect((await trainer.send('DELETE', `${script}/draft`)).status).toBe(409);
    expect((await lead.send('DELETE', `${script}/draft/publication`)).status).toBe(204);
    test.clock.pass(2 * hour);
    const { current, history, draft: after } = await itemAt(script);
    expect(current?.version).toBe(draft.baseVersion);
    expect(history.map(({ version }) => version)).toEqual([draft.baseVersion]);
    expect(after).toMatchObject({ state: 'agreed', effectiveAt: null });
    expect((await trainer.send('DELETE', `${script}/draft`)).status).toBe(204);
    expect((await itemAt(script)).draft).toBeNull();
  });
});
