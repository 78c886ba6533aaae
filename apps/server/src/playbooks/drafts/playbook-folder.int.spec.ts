import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { AuthoredItem, DraftView } from '@aliado/domain';
import { startIdentityApp, type IdentityApp } from '../../identity/testing/identity-app.ts';
import type { Browser } from '../../platform/testing/browser.ts';
import { PackLoader } from '../pack-loader.ts';
import { StoredPlaybook } from '../stored-playbook.ts';
import { DraftsModule } from './drafts.module.ts';
import { FolderKeeper } from './folder-keeper.ts';

const pack = resolve(__dirname, '../../../../../packs/casa-lumbre');
const script = 'scripts/failed-delivery.yaml';
const route = '/api/playbook/script/failed-delivery';

let test: IdentityApp;
let folder: string;
let trainer: Browser;
let lead: Browser;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'playbook-'));
  test = await startIdentityApp([DraftsModule], { playbookFolder: folder });
  await test.app.get(PackLoader).load(pack);
  await keep();
  [trainer, lead] = await Promise.all([test.signedIn('trainer'), test.signedIn('lead')]);
});
afterEach(async () => {
  await test.close();
  await rm(folder, { recursive: true });
});

const keep = () => test.app.get(FolderKeeper).keep();
const inFolder = (file: string) => readFile(join(folder, file), 'utf8');
const draftOf = async (path: string) => ((await trainer.get(path)).body as AuthoredItem).draft;

async function change(file: string, from: string, to: string): Promise<string> {
  const text = (await inFolder(file)).replace(from, to);
  await writeFile(join(folder, file), text);
  await keep();
  return text;
}

/** Has a draft agreed to and published. */
async function publish({ revision }: DraftView, effectiveAt: number | null = null): Promise<void> {
  const review = { revision, decision: 'agree', words: '' };
  expect((await lead.send('POST', `${route}/draft/review`, review)).status).toBe(204);
  const publication = { revision, effectiveAt, lossesRead: false };
  expect((await lead.send('POST', `${route}/draft/publication`, publication)).status).toBe(204);
}

describe('the playbook folder', () => {
  it('holds the very files of the pack after the first load', async () => {
    for (const kind of ['guidelines', 'scripts', 'articles'])
      for (const name of await readdir(join(pack, kind)))
        expect(await inFolder(`${kind}/${name}`)).toBe(await readFile(join(pack, kind, name), 'utf8'));
    expect(await inFolder('authority.yaml')).toBe(await readFile(join(pack, 'authority.yaml'), 'utf8'));
    expect(await trainer.get('/api/playbook')).not.toMatchObject({ body: [{ draft: { author: 'file' } }] });
  });

  it('gets what is published, and gives the same content when it is read again', async () => {
    const { current } = (await trainer.get(route)).body as AuthoredItem;
    const content = { ...(current?.content as object), triggers: { es: ['no vino el camión'], en: ['no lorry came'] } };
    const body = { baseVersion: current?.version, revision: 0, content };
    await publish((await trainer.send('PUT', `${route}/draft`, body)).body as DraftView);
    await keep();
    const published = test.app
      .get(StoredPlaybook)
      .currentScripts()
      .find(({ id }) => id === 'failed-delivery');
    expect(published?.triggers.es).toEqual(['no vino el camión']);
    expect(await inFolder(script)).toBe(((await trainer.get(route)).body as AuthoredItem).current?.text);
    expect(await draftOf(route)).toBeNull();
  });

  it('is read for what was changed by hand, which becomes a draft, and is written when that is published', async () => {
    await change(script, 'start:', '# by hand\nstart:');
    expect(await draftOf(route)).toBeNull(); // a comment changes nothing that is in force
    const text = await change(script, 'Disculpa dicha', 'Perdón pedido');
    const draft = await draftOf(route);
    expect(draft).toMatchObject({ author: 'file', state: 'drafted' });
    expect(draft?.changes.map(({ words }) => words.es)).toContainEqual(expect.stringContaining('«Perdón pedido»'));
    expect(await inFolder(script)).toBe(text);
    const hour = 3_600_000;
    if (draft) await publish(draft, test.clock.now() + hour);
    expect(await inFolder(script)).toBe(text);
    test.clock.pass(hour);
    await keep();
    expect(await inFolder(script)).toBe(draft?.text);
    expect(await draftOf(route)).toBeNull();
  });

  it('takes up a new file, even one with a fault, and is as before when its draft is thrown away', async () => {
    await writeFile(join(folder, 'scripts/new-words.yaml'), 'id: new-words\nversion: 1\n');
    const before = await inFolder(script);
    await change(script, 'Disculpa dicha', 'Perdón pedido');
    const fresh = '/api/playbook/script/new-words';
    expect((await draftOf(fresh))?.findings[0]).toMatchObject({ severity: 'fault' });
    for (const path of [fresh, route]) expect((await lead.send('DELETE', `${path}/draft`)).status).toBe(204);
    await keep();
    expect(await inFolder(script)).toBe(before);
    expect(await readdir(join(folder, 'scripts'))).not.toContain('new-words.yaml');
  });

  it('leaves a draft alone that somebody else writes, and loses no file for it', async () => {
    const { current } = (await trainer.get(route)).body as AuthoredItem;
    const text = `# mine\n${current?.text}`;
    await trainer.send('PUT', `${route}/draft`, { baseVersion: current?.version, revision: 0, text });
    const byHand = await change(script, 'Disculpa dicha', 'Perdón pedido');
    expect(await draftOf(route)).toMatchObject({ author: 'trainer' });
    expect((await trainer.send('DELETE', `${route}/draft`)).status).toBe(204);
    expect(await inFolder(script)).toBe(byHand);
    await keep();
    expect(await draftOf(route)).toMatchObject({ author: 'file' });
  });

  it('is written nowhere else, wherever links lead', async () => {
    const elsewhere = await mkdtemp(join(tmpdir(), 'elsewhere-'));
    await rm(join(folder, 'scripts'), { recursive: true });
    await symlink(elsewhere, join(folder, 'scripts'));
    await mkdir(join(folder, 'guidelines/nothing.yaml'));
    await keep();
    expect(await readdir(elsewhere)).toEqual([]);
    await rm(elsewhere, { recursive: true });
  });
});
