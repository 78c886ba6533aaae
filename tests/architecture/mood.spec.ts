import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? __dirname, '../..');
const tracked = execFileSync('git', ['ls-files', '-z', 'apps', 'libs'], { cwd: root, encoding: 'utf8' }).split('\0');
const code = tracked.filter((path) => /\.(ts|html)$/.test(path) && !/\.spec\.ts$/.test(path));
const read = (path: string) => (existsSync(join(root, path)) ? readFileSync(join(root, path), 'utf8') : '');

/** The parts that tell of agents: their state, work, rights, accounts, and what supervisors see of many. */
const ofAgents =
  /^(libs\/domain\/src\/(agent|identity|authority|wire)|apps\/server\/src\/(agents|identity|authority|observability|platform)|libs\/ui\/src\/(agent-state|attention|work-list))\//;

/** All that carries the mood of a customer. */
const mood = /\bmood(Of|Turns?)?\b|\bMood(Turn|Turned|Reading|Reader|Course)?\b/;

/** Emotion recognition at work is forbidden (EU AI Act, Art. 5(1)(f)), and the mood of customers rates nobody. */
describe('the mood of customers', () => {
  it('stands in nothing that tells of agents', () => {
    expect(code.filter((path) => ofAgents.test(path)).length).toBeGreaterThan(20);
    expect(code.filter((path) => ofAgents.test(path) && mood.test(read(path)))).toEqual([]);
  });

  it('names no agent in what records it', () => {
    const event = /type: 'MoodTurned';[^}]*\}/.exec(read('libs/domain/src/assist/assist-event.ts'))?.[0] ?? '';
    expect(event).toContain('lineSequence');
    expect(event).not.toMatch(/agent|participant/i);
  });

  it('is read from the words of customers and from no sound', () => {
    const readers = code.filter((path) => path.startsWith('apps/server/src/assist/mood/'));
    expect(readers.filter((path) => /\b(audio|pitch|prosody|loudness)\b/i.test(read(path)))).toEqual([]);
    expect(read('apps/server/src/assist/mood/mood-listener.ts')).toContain("line.role !== 'customer'");
  });
});
