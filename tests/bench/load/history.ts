import { spawnSync } from 'node:child_process';

/**
 * Brings the log of a product to so many rows with calls of long ago: the log of months, in seconds.
 * @returns how many rows it has then.
 */
export function fillHistory(dataFolder: string, rows: number): number {
  const { stdout, status } = spawnSync(process.execPath, ['dist/server/bench-history.mjs', String(rows)], {
    encoding: 'utf8',
    env: { ...process.env, ALIADO_DATA_FOLDER: dataFolder, DATABASE_URL: '' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (status !== 0) throw new Error('dist/server/bench-history.mjs failed; is the server built?');
  return Number(stdout.trim().split('\n').at(-1));
}
