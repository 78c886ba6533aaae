import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const root = resolve(import.meta.dirname ?? __dirname, '../..');
const tracked = execFileSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean);
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the house', () => {
  it('names every dependency and why it is there', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(read('package.json')) as Record<
      string,
      Record<string, string>
    >;
    const page = read('docs/reference/dependencies.md');
    const names = Object.keys({ ...dependencies, ...devDependencies, ...optionalDependencies });
    expect(names.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('holds no address of a registry in its lock file', () => {
    expect(read('package-lock.json')).not.toMatch(/"resolved":/);
  });

  it('keeps files to one idea: none over 300 lines', () => {
    const code = tracked.filter((path) => /^(apps|libs)\/.*\.(ts|html)$/.test(path) && !path.endsWith('.spec.ts'));
    const long = code.filter((path) => existsSync(join(root, path)) && read(path).split('\n').length > 301);
    expect(long).toEqual([]);
  });

  it('has a way back for every migration', () => {
    const migrations = tracked.filter((path) => /migrations\/\d+-.*\.ts$/.test(path));
    expect(migrations.length).toBeGreaterThan(0);
    expect(migrations.filter((path) => !/async down\(/.test(read(path)))).toEqual([]);
  });
});
