import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { answers } from './answers.ts';
import { startEmbeddedPostgres, type EmbeddedPostgres } from './embedded-postgres.ts';
import { postgresLock } from './postgres-program.ts';

describe('the embedded database', () => {
  let folder: string;
  let server: EmbeddedPostgres | null = null;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'embedded-'))));
  afterEach(async () => {
    await server?.stop();
    server = null;
    rmSync(folder, { recursive: true });
  });

  const start = async (tell?: (sentence: string) => void) =>
    (server = await startEmbeddedPostgres({ folder, isDurable: false, ...(tell && { tell }) }));

  /** Kills its main process, as a machine without memory does. */
  const kill = () => process.kill(postgresLock(folder)?.processId ?? 0, 'SIGKILL');

  it('lets nobody in who cannot read its folder', async () => {
    const { url } = await start();
    const without = new URL(url);
    without.password = '';
    expect(await answers(url)).toBe(true);
    expect(await answers(without.href)).toBe(false);
    expect(statSync(join(folder, 'password')).mode & 0o077).toBe(0);
  });

  it('runs again under its address each time it is killed, and says so', async () => {
    const said: string[] = [];
    const { url } = await start((sentence) => said.push(sentence));
    for (const _ of [1, 2]) {
      kill();
      while (await answers(url)) await pause(20);
      while (!(await answers(url))) await pause(20);
    }
    expect(
      said.map((sentence) => sentence.replace(/^The embedded PostgreSQL (broke down|runs again).*/s, '$1')),
    ).toEqual(expect.arrayContaining(['broke down', 'runs again']));
  });

  it('ends in order while it is broken down', async () => {
    const { url, stop } = await start();
    kill();
    await stop();
    server = null;
    expect(await answers(url)).toBe(false);
  });

  it('does not let a second one at the same folder, and says who has it', async () => {
    await start();
    await expect(startEmbeddedPostgres({ folder })).rejects.toThrow(
      `works on the data folder ${folder} (its database is process ${postgresLock(folder)?.processId})`,
    );
  });

  it('says in its own words why it cannot be started', async () => {
    await (await start()).stop();
    server = null;
    writeFileSync(join(folder, 'data', 'PG_VERSION'), '12\n');
    await expect(start()).rejects.toThrow(/^The embedded PostgreSQL does not start: FATAL: .*files are incompatible/);
  });

  it('takes over from one that is just going down', async () => {
    const first = await start();
    const [, second] = await Promise.all([first.stop(), startEmbeddedPostgres({ folder, isDurable: false })]);
    server = second;
    expect(await answers(second.url)).toBe(true);
  });
});
