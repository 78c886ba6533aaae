import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { TrainingFileFault } from './lines-of-file.ts';
import { utterancesOfFile } from './utterances-of-file.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'utterances-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(lines: readonly unknown[], name = 'mood.jsonl') {
  const path = join(folder, name);
  const text = lines.map((line) => JSON.stringify(line)).join('\n\n');
  await writeFile(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return utterancesOfFile(path, 'en');
}

describe('utterances that a house has marked', () => {
  it.each(['mood.jsonl', 'mood.jsonl.gz'])('are read from %s with how each sounds', async (name) => {
    const lines = [
      { language: 'es', text: ' Qué maravilla ', label: 'positive', by: 'marta' },
      { text: 'So much for that', label: 'negative' },
    ];
    expect(await read(lines, name)).toEqual([
      { language: 'es', text: 'Qué maravilla', label: 'positive' },
      { language: 'en', text: 'So much for that', label: 'negative' },
    ]);
  });

  it.each([
    ['of another mood', { text: 'Well', label: 'upset' }],
    ['without words', { text: ' ', label: 'neutral' }],
    ['in another language', { language: 'fr', text: 'Bon', label: 'neutral' }],
  ])('are refused by their line where one is %s', async (_, line) => {
    const reading = read([{ text: 'Fine', label: 'neutral' }, line]);
    await expect(reading).rejects.toThrow(TrainingFileFault);
    await expect(reading).rejects.toThrow(/mood\.jsonl:3: /);
  });
});
