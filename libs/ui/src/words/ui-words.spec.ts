import { uiWords } from './ui-words.ts';

declare const __dirname: string;
interface Files {
  readdirSync(folder: string, options: { recursive: true }): string[];
  readFileSync(path: string, encoding: 'utf8'): string;
}
const files = jest.requireActual<Files>('node:fs');

/** Every word by its full key, as templates ask for it. */
function leavesOf(words: object, prefix = 'ui'): Map<string, string> {
  const leaves = new Map<string, string>();
  for (const [key, value] of Object.entries(words)) {
    const path = `${prefix}.${key}`;
    if (typeof value === 'string') leaves.set(path, value);
    else for (const [leaf, text] of leavesOf(value as object, path)) leaves.set(leaf, text);
  }
  return leaves;
}

/** Keys in the sources: whole ones, and beginnings (ending in a dot) to which a state or kind is added. */
function keysInSources(): { readonly whole: Set<string>; readonly begun: Set<string> } {
  const folder = `${__dirname}/..`;
  const sources = files
    .readdirSync(folder, { recursive: true })
    .filter((path) => /(?<!\.spec)\.ts$|\.html$/.test(path))
    .map((path) => files.readFileSync(`${folder}/${path}`, 'utf8'));
  const found = sources.flatMap((source) => [...source.matchAll(/['"`](ui\.[\w.-]+)/g)].map((match) => match[1] ?? ''));
  return {
    whole: new Set(found.filter((key) => !key.endsWith('.'))),
    begun: new Set(found.filter((key) => key.endsWith('.'))),
  };
}

describe('the words of the parts', () => {
  const es = leavesOf(uiWords.es);
  const en = leavesOf(uiWords.en);
  const { whole, begun } = keysInSources();

  it('are the same keys in both languages', () => {
    expect([...en.keys()]).toEqual([...es.keys()]);
  });

  it('are never empty and fill in the same values in both languages', () => {
    const filled = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort();
    for (const [key, text] of es) {
      expect([key, text.trim(), en.get(key)?.trim()]).not.toContain('');
      expect([key, filled(en.get(key))]).toEqual([key, filled(text)]);
    }
  });

  it('exist for every key that a part asks for', () => {
    expect([...whole].filter((key) => !es.has(key))).toEqual([]);
    expect([...begun].filter((key) => ![...es.keys()].some((known) => known.startsWith(key)))).toEqual([]);
  });

  it('are all asked for by some part', () => {
    const isAsked = (key: string) => whole.has(key) || [...begun].some((prefix) => key.startsWith(prefix));
    expect([...es.keys()].filter((key) => !isAsked(key))).toEqual([]);
  });
});
