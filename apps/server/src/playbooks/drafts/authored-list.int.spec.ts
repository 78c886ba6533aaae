import { resolve } from 'node:path';
import { unknownFacts, type AuthoredEntry, type AuthoredItem, type DraftView, type Guideline } from '@aliado/domain';
import { startIdentityApp, type IdentityApp } from '../../identity/testing/identity-app.ts';
import type { Browser } from '../../platform/testing/browser.ts';
import { PackLoader } from '../pack-loader.ts';
import { DraftsModule } from './drafts.module.ts';

const pack = resolve(__dirname, '../../../../../packs/casa-lumbre');
const guideline = '/api/playbook/guideline/late-delivery-gesture';

let test: IdentityApp;
let trainer: Browser;
let lead: Browser;

beforeAll(async () => {
  test = await startIdentityApp([DraftsModule]);
  await test.app.get(PackLoader).load(pack);
  [trainer, lead] = await Promise.all([test.signedIn('trainer'), test.signedIn('lead')]);
});
afterAll(() => test.close());

describe('the list of the playbook', () => {
  it('holds all kinds with their drafts, new ones too', async () => {
    const text = `---\nid: new-words\nversion: 1\ntitle: Palabras\nmatters: [delivery.late]\nreadMinutes: 1\n---\nTexto.\n`;
    const body = { baseVersion: null, revision: 0, text };
    const draft = (await trainer.send('PUT', '/api/playbook/article/new-words.es/draft', body)).body as DraftView;
    expect(draft.findings.map(({ reason }) => reason.es)).toEqual(['le falta new-words.en.md']);
    const entries = (await lead.get('/api/playbook')).body as readonly AuthoredEntry[];
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(['article', 'authority', 'guideline', 'script']));
    expect(entries.find(({ id }) => id === 'new-words.es')).toEqual({
      ...{ kind: 'article', id: 'new-words.es', name: { es: 'Palabras', en: 'Palabras' }, version: null, owner: null },
      isRetired: false,
      draft: { version: 1, state: 'drafted', author: 'trainer' },
    });
    expect(entries.find(({ id }) => id === 'late-delivery-gesture')).toMatchObject({
      owner: 'experience',
      draft: null,
    });
  });

  it('misses nothing beside an article once its other language is drafted', async () => {
    const text = `---\nid: both-words\nversion: 1\ntitle: Dos\nmatters: [delivery.late]\nreadMinutes: 1\n---\nTexto.\n`;
    const body = { baseVersion: null, revision: 0, text };
    const first = '/api/playbook/article/both-words.es';
    await trainer.send('PUT', `${first}/draft`, body);
    await trainer.send('PUT', '/api/playbook/article/both-words.en/draft', body);
    expect(((await trainer.get(first)).body as AuthoredItem).draft?.findings).toEqual([]);
  });

  it('tells once of a rule that never counts, with what would mend it', async () => {
    const { current } = (await trainer.get(guideline)).body as AuthoredItem;
    const table = current?.content as Guideline;
    const [first, ...others] = table.rules;
    const content = { ...table, rules: [...others, first] };
    const body = { baseVersion: current?.version ?? null, revision: 0, content };
    const draft = (await trainer.send('PUT', `${guideline}/draft`, body)).body as DraftView;
    expect(draft.findings).toHaveLength(1);
    expect(draft.findings[0]).toMatchObject({
      ...{ severity: 'fault', path: `rules.${others.length}.when` },
      mends: [{ kind: 'move-rule', ruleId: first?.id }, { kind: 'remove-rule' }],
    });
    await trainer.send('DELETE', `${guideline}/draft`, {});
  });

  it('keeps every version at hand, and knows nothing else', async () => {
    const { current } = (await trainer.get(guideline)).body as AuthoredItem;
    const { version, content, text } = current ?? {};
    expect((await lead.get(`${guideline}/versions/${version}`)).body).toEqual({ version, content, text });
    for (const path of [`${guideline}/versions/999`, '/api/playbook/guideline/nothing', `${guideline}-2/draft/trial`]) {
      const answer = path.endsWith('trial')
        ? await trainer.send('POST', path, { facts: unknownFacts })
        : await lead.get(path);
      expect(answer.status).toBe(404);
    }
    for (const path of [
      'guideline/..%2f..%2fetc',
      'article/no-language',
      'authority/other',
      'organisation/casa-lumbre',
    ])
      expect((await lead.get(`/api/playbook/${path}`)).status).toBe(400);
    const agent = await test.signedIn('agent');
    expect((await agent.get(guideline)).status).toBe(200);
    expect((await agent.send('PUT', `${guideline}/draft`, {})).status).toBe(403);
    expect((await trainer.send('PUT', `${guideline}/draft`, { baseVersion: 1, revision: 0 })).status).toBe(400);
  });
});
