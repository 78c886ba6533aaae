import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { DataSource } from 'typeorm';
import { databaseOptions } from '../platform/database.ts';
import { createTestDatabase, type TestDatabase } from '../platform/testing/test-database.ts';
import { PackLoader, PackRefused } from './pack-loader.ts';
import { NothingPublished } from './playbook.ts';
import { PlaybookStore, VersionTaken } from './playbook-store.ts';
import { StoredPlaybook } from './stored-playbook.ts';

const ownPack = resolve(__dirname, '../../../../packs/casa-lumbre');
const at = Date.UTC(2026, 2, 1);
const clock = { now: () => at };
const script = 'scripts/failed-delivery.yaml';

describe('the playbook in the database', () => {
  let database: TestDatabase;
  let source: DataSource;
  let folder: string;
  let playbook: StoredPlaybook;
  let loader: PackLoader;

  beforeEach(async () => {
    database = await createTestDatabase();
    source = await new DataSource(databaseOptions(database.url)).initialize();
    folder = await mkdtemp(join(tmpdir(), 'pack-'));
    await cp(ownPack, folder, { recursive: true });
    const store = new PlaybookStore(source);
    playbook = new StoredPlaybook(store, clock);
    loader = new PackLoader(store, playbook, clock);
  });

  afterEach(async () => {
    await source.destroy();
    await database.close();
    await rm(folder, { recursive: true });
  });

  async function change(file: string, from: string, to: string): Promise<void> {
    const text = await readFile(join(folder, file), 'utf8');
    expect(text).toContain(from);
    await writeFile(join(folder, file), text.replace(from, to));
  }

  it('is empty before the first pack', async () => {
    await playbook.refresh();
    expect(playbook.isLoaded()).toBe(false);
    expect(() => playbook.organisation()).toThrow(NothingPublished);
  });

  it('holds what a pack says', async () => {
    let timesTold = 0;
    playbook.published.subscribe(() => timesTold++);
    expect(await loader.load(folder)).toMatchObject({ isChanged: true });
    expect(timesTold).toBe(1);
    expect(playbook.organisation()).toMatchObject({ currency: 'EUR', timeZone: 'Europe/Madrid' });
    expect(playbook.demoAccounts()[0]).toMatchObject({ id: 'nayeli', name: 'Nayeli Robles', roles: ['agent'] });
    expect(playbook.scripts()).toContainEqual({
      id: 'failed-delivery',
      version: 11,
      name: { es: 'Entrega que no llegó', en: 'Delivery that never came' },
      matter: 'delivery.failed',
      owner: 'experience',
    });
    expect(playbook.article('refund-times', 'en')?.title).toBe('How long a refund takes');
    expect(playbook.guidelinesFor('delivery.late', at).map(({ id }) => id)).toContain('late-delivery-gesture');
    expect(playbook.guidelinesFor('delivery.late', Date.UTC(2025, 11, 31, 22))).toEqual([]);
  });

  it('is the same after a restart', async () => {
    await loader.load(folder);
    const restarted = new StoredPlaybook(new PlaybookStore(source), clock);
    await restarted.refresh();
    expect(restarted.organisation()).toEqual(playbook.organisation());
    expect(restarted.currentScripts()).toEqual(playbook.currentScripts());
    expect(restarted.articles('es')).toEqual(playbook.articles('es'));
  });

  it('changes nothing when the same pack comes again', async () => {
    await loader.load(folder);
    expect(await loader.load(folder)).toMatchObject({ isChanged: false });
    expect((await database.pool.query('SELECT count(*)::int AS n FROM playbook_release')).rows).toEqual([{ n: 1 }]);
  });

  it('refuses a change that keeps its version, and publishes nothing', async () => {
    await loader.load(folder);
    await change(script, 'Disculpa dicha', 'Perdón pedido');
    await change('guidelines/late-delivery-gesture.yaml', 'version: 15', 'version: 16');
    await expect(loader.load(folder)).rejects.toThrow(VersionTaken);
    await expect(loader.load(folder)).rejects.toThrow(
      'Already published with another content: script failed-delivery version 11. Give what you changed a higher version.',
    );
    expect(await playbook.guideline('late-delivery-gesture', 16)).toBeNull();
  });

  it('keeps every version for whoever replays it', async () => {
    await loader.load(folder);
    await change(script, 'version: 11', 'version: 12');
    await change(script, 'Disculpa dicha', 'Perdón pedido');
    await loader.load(folder);
    expect(playbook.scripts().find(({ id }) => id === 'failed-delivery')?.version).toBe(12);
    expect((await playbook.script('failed-delivery', 12))?.steps[0]?.tick.es).toBe('Perdón pedido');
    expect((await playbook.script('failed-delivery', 11))?.steps[0]?.tick.es).toBe('Disculpa dicha');
    expect(await playbook.script('failed-delivery', 9)).toBeNull();
  });

  it('goes back to an earlier state with an earlier pack', async () => {
    await loader.load(folder);
    await change(script, 'version: 11', 'version: 12');
    await loader.load(folder);
    await change(script, 'version: 12', 'version: 11');
    await loader.load(folder);
    expect(playbook.scripts().find(({ id }) => id === 'failed-delivery')?.version).toBe(11);
  });

  it('takes nothing of a pack with a fault', async () => {
    await change(script, 'matter: delivery.failed', 'matter: delivery.lost');
    await expect(loader.load(folder)).rejects.toThrow(PackRefused);
    await expect(loader.load(folder)).rejects.toThrow(`${script}:4 there is no matter "delivery.lost" in this pack`);
    expect(playbook.isLoaded()).toBe(false);
  });
});
