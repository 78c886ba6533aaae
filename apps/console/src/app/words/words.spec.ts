import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { en } from './en.ts';
import { es } from './es.ts';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, path = ''): ReadonlyMap<string, string> {
  const found = Object.entries(tree).map(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[path + key, value]] : [...leaves(value, `${path}${key}.`)],
  );
  return new Map(found.flat());
}

function files(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.spec)\.(?:ts|html)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** Keys that a file names in full: by a translation with a prefix, or by the whole path. Keys put together are left out. */
function keysIn(file: string): readonly string[] {
  const text = readFileSync(file, 'utf8');
  const template = /templateUrl/.test(text) ? '' : text;
  const prefix = /prefix: '([\w.]+)'/.exec(text)?.[1];
  const short = prefix ? [...template.matchAll(/\bt\('([\w./-]+)'/g)].map(([, key]) => `${prefix}.${key ?? ''}`) : [];
  const whole = [...text.matchAll(/translate\('([\w./-]+)'/g)].map(([, key]) => key ?? '');
  return [...short, ...whole].filter((key) => !key.endsWith('.'));
}

const spanish = leaves(es);
const english = leaves(en);
const placeholders = (text: string) => [...text.matchAll(/{{\s*(\w+)\s*}}/g)].map(([, name]) => name).sort();

describe('the words of the console', () => {
  it('are the same keys in both languages', () => {
    expect([...english.keys()].sort()).toEqual([...spanish.keys()].sort());
  });

  it('have the same gaps to fill in both languages', () => {
    const unequal = [...spanish].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    );
    expect(unequal.map(([key]) => key)).toEqual([]);
  });

  it('are never empty', () => {
    expect([...spanish, ...english].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it('hold every key that the screens name', () => {
    const named = files(join(__dirname, '..')).flatMap((file) => keysIn(file).map((key) => [key, file] as const));
    expect(named.length).toBeGreaterThan(50);
    expect(named.filter(([key]) => !spanish.has(key))).toEqual([]);
  });

  it('have no key that nothing uses', () => {
    const code = files(join(__dirname, '..'))
      .filter((file) => !/words\/(?:es|en)\.ts$/.test(file))
      .map((file) => readFileSync(file, 'utf8'))
      .join('\n');
    const own = [...spanish.keys()].filter((key) => !/^(?:ui|refusal|home)\./.test(key));
    const unused = own.filter((key) => {
      const parts = key.split('.');
      const last = parts.at(-1) ?? '';
      const stem = parts.slice(-2, -1)[0] ?? '';
      return !code.includes(`${last}'`) && !code.includes(`${stem}.'`) && !code.includes(`${stem}.\${`);
    });
    expect(unused).toEqual([]);
  });
});
