import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ArticleHit, AuthoredEntry, AuthoredItem, DraftView, ScriptEntry } from '@aliado/domain';
import { AssistModule } from '../../assist/assist.module.ts';
import { PlaybookKnowledge } from '../../assist/playbook-knowledge.ts';
import { startIdentityApp, type IdentityApp } from '../../identity/testing/identity-app.ts';
import type { Browser } from '../../platform/testing/browser.ts';
import { PackLoader } from '../pack-loader.ts';
import { StoredPlaybook } from '../stored-playbook.ts';
import { DraftsModule } from './drafts.module.ts';

const pack = resolve(__dirname, '../../../../../packs/casa-lumbre');
const script = '/api/playbook/script/failed-delivery';
const part = '/api/playbook/script/while-waiting';
const guideline = '/api/playbook/guideline/late-delivery-gesture';
const article = '/api/playbook/article/card-refunds.es';
const hour = 3_600_000;

let folder: string;
let test: IdentityApp;
let trainer: Browser;
let lead: Browser;
let agent: Browser;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'retirement-'));
  test = await startIdentityApp([AssistModule, DraftsModule], { playbookFolder: folder });
  await test.app.get(PackLoader).load(pack);
  [trainer, lead, agent] = await Promise.all([test.signedIn('trainer'), test.signedIn('lead'), test.signedIn('agent')]);
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const itemAt = async (path: string) => (await trainer.get(path)).body as AuthoredItem;

/** Writes another state of what is in force as its draft. */
async function drafted(path: string, change: object): Promise<DraftView> {
  const { current, draft } = await itemAt(path);
  const content = { ...(current?.content as object), ...change };
  const body = { baseVersion: current?.version ?? null, revision: draft?.revision ?? 0, content };
  const answer = await trainer.send('PUT', `${path}/draft`, body);
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body).slice(0, 200));
  return answer.body as DraftView;
}

/** Has a draft agreed to, and publishes it. */
async function published(path: string, { revision }: DraftView, effectiveAt: number | null = null): Promise<void> {
  const agreed = { revision, decision: 'agree', words: '' };
  expect((await lead.send('POST', `${path}/draft/review`, agreed)).status).toBe(204);
  const answer = await lead.send('POST', `${path}/draft/publication`, { revision, effectiveAt, lossesRead: false });
  expect(answer.status).toBe(204);
}

const why = { retired: 'Lo lleva ya la tienda.' };
const reasons = ({ findings }: DraftView) => findings.map(({ severity, reason }) => `${severity}: ${reason.en}`);
const scriptsAt = async (at?: number) => {
  const { body } = await agent.get(`/api/scripts${at === undefined ? '' : `?at=${at}`}`);
  return (body as readonly ScriptEntry[]).map(({ id }) => id);
};

describe('a script that is retired', () => {
  it('is offered until the hour of its retirement, and after it to contacts that began before', async () => {
    const began = test.clock.now();
    const draft = await drafted(script, why);
    expect(draft.changes.map(({ words }) => words.es)).toEqual(['Se retira: «Lo lleva ya la tienda.»']);
    await published(script, draft, began + hour);
    expect(await scriptsAt()).toContain('failed-delivery');

    test.clock.pass(hour + 1);
    const playbook = test.app.get(StoredPlaybook);
    playbook.tellWhatIsDue();
    expect(await scriptsAt()).not.toContain('failed-delivery');
    expect(playbook.currentScripts().map(({ id }) => id)).not.toContain('failed-delivery');
    expect(await scriptsAt(began)).toContain('failed-delivery');
    expect((await agent.get(`/api/scripts/failed-delivery/${draft.baseVersion}`)).status).toBe(200);
  });

  it('stands in its history with the reason, and in the list', async () => {
    await published(script, await drafted(script, why));
    const { history, current } = await itemAt(script);
    expect(history.map(({ retired, isInForce }) => ({ retired, isInForce }))).toEqual([
      { retired: why.retired, isInForce: true },
      { retired: null, isInForce: false },
    ]);
    expect(current?.content).toMatchObject(why);
    const entries = (await trainer.get('/api/playbook')).body as readonly AuthoredEntry[];
    expect(entries.filter(({ isRetired }) => isRetired).map(({ id }) => id)).toEqual(['failed-delivery']);
  });

  it('comes back the same way, and is offered again', async () => {
    await published(script, await drafted(script, why));
    const back = await drafted(script, { retired: undefined });
    expect(back.changes.map(({ words }) => words.en)).toEqual(['It is offered again']);
    await published(script, back);
    expect(await scriptsAt()).toContain('failed-delivery');
  });

  it('tells which phrases and which matter are left without a script', async () => {
    const found = reasons(await drafted(script, why));
    expect(found.filter((reason) => reason.startsWith('fault'))).toEqual([]);
    expect(found).toContainEqual(
      expect.stringMatching(/^notice: Calls no script any more: “.+”, “.+”, “.+”, and others: \d+$/),
    );
  });
});

describe('what still leads to a part that is retired', () => {
  it('is named with its step, and keeps the retirement from being published', async () => {
    const draft = await drafted(part, why);
    expect(reasons(draft)).toContainEqual(
      expect.stringMatching(/^fault: The script “.+” still leads here, in its step “.+”$/),
    );
    expect(draft.findings[0]?.path).toBe('retired');
    const agreed = { revision: draft.revision, decision: 'agree', words: '' };
    expect(await lead.send('POST', `${part}/draft/review`, agreed)).toMatchObject({ status: 422 });
  });

  it('is named for a guideline that a script offers', async () => {
    expect(reasons(await drafted(guideline, why))).toContainEqual(
      expect.stringMatching(/^fault: The script “.+” still leads here, in its step “.+”$/),
    );
  });

  it('cannot be written, nor come back, once the part is retired', async () => {
    const { current } = await itemAt(script);
    const { steps } = current?.content as { readonly steps: readonly { readonly kind: string }[] };
    const around = await Promise.all(
      (await scriptsAt()).map(async (id) => ({ id, text: (await itemAt(`/api/playbook/script/${id}`)).current?.text })),
    );
    for (const { id } of around.filter(({ text }) => /script: while-waiting/.test(text ?? '')))
      await published(`/api/playbook/script/${id}`, await drafted(`/api/playbook/script/${id}`, why));
    await published(part, await drafted(part, why));

    expect(reasons(await drafted(script, { retired: undefined, steps }))).toContain(
      'fault: the script "while-waiting" is retired',
    );
    const rolledBack = await lead.send('POST', `${script}/roll-back`, { version: current?.version });
    expect(rolledBack).toMatchObject({ status: 409, body: { code: 'playbook/no-longer-fits' } });
  });
});

describe('an article that is retired', () => {
  it('is found by nobody any more, and can be read on in contacts that began before', async () => {
    const began = test.clock.now();
    test.clock.pass(1);
    const draft = await drafted(article, why);
    expect(reasons(draft)).toContain('notice: It is still offered in the other language: retire that too');
    await published(article, draft);
    await test.app.get(PlaybookKnowledge).known();
    const { body } = await agent.get('/api/articles?language=es&query=abonos%20a%20tarjeta');
    expect((body as readonly ArticleHit[]).map(({ id }) => id)).not.toContain('card-refunds');
    expect((await agent.get('/api/articles/card-refunds?language=es')).status).toBe(404);
    expect((await agent.get(`/api/articles/card-refunds?language=es&since=${began}`)).status).toBe(200);
  });
});
