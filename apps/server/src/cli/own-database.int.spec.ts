import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { answers } from '../platform/answers.ts';
import { readSettings } from '../platform/configuration.ts';
import { lendDatabase } from './own-database.ts';

describe('the database that a command works on', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'lent-'))));
  afterEach(() => rmSync(folder, { recursive: true }));
  const settings = (more: Record<string, string> = {}) => readSettings({ ALIADO_DATA_FOLDER: folder, ...more }, folder);

  it('is the one of the settings', async () => {
    const url = process.env['ALIADO_TEST_DATABASE_URL'] ?? '';
    const lent = await lendDatabase(settings({ DATABASE_URL: url }));
    expect(lent).toMatchObject({ url, kind: 'given' });
    expect(await answers(lent.url)).toBe(true);
  });

  it('is started for it, and shared with whoever has it running already', async () => {
    const own = await lendDatabase(settings());
    const shared = await lendDatabase(settings());
    expect([own.kind, shared.kind]).toEqual(['own', 'shared']);
    expect(shared.url).toBe(own.url);
    await own.giveBack();
    expect(await answers(own.url)).toBe(false);
  });

  it('is started anew where a crash left the file of one that is gone', async () => {
    await (await lendDatabase(settings())).giveBack();
    writeFileSync(join(folder, 'postgres', 'data', 'postmaster.pid'), '99999999\n/nowhere\n0\n9\n');
    const lent = await lendDatabase(settings());
    expect(lent.kind).toBe('own');
    await lent.giveBack();
  });
});
