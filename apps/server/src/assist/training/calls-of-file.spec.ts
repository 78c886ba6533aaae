import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { callsOfFile } from './calls-of-file.ts';
import { TrainingFileFault } from './lines-of-file.ts';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'calls-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(lines: readonly unknown[], name = 'calls.jsonl') {
  const path = join(folder, name);
  const text = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  await writeFile(path, name.endsWith('.gz') ? gzipSync(text) : text);
  return callsOfFile(path, 'en');
}

const turns = [
  { speaker: 'guide', text: 'never seen' },
  { speaker: 'customer', text: 'It broke.', t: 1 },
  { speaker: 'agent', text: 'I see.' },
  { speaker: 'action', action: 'find-order', slots: {} },
];

describe('the history that a house brings along', () => {
  it.each(['calls.jsonl', 'calls.jsonl.gz'])(
    'is read from %s with what was said and done, and what was right',
    async (name) => {
      expect(await read([{ id: '1', language: 'es', labels: { script: 'repair' }, turns }, ''], name)).toEqual([
        {
          ...{ id: '1', language: 'es', script: 'repair' },
          turns: [
            { by: 'customer', text: 'It broke.' },
            { by: 'agent', text: 'I see.', action: null },
            { by: 'call', action: 'find-order', given: [] },
          ],
        },
      ]);
    },
  );

  it('may name the script by its scenario, and leaves out what is of several or of nobody', async () => {
    const calls = await read([
      { id: '1', scenario: { tasks: ['repair'] }, turns },
      { id: '2', scenario: { tasks: ['repair', 'bill'] }, turns },
      { id: '3', labels: { script: 'bill' }, turns: turns.slice(2) },
      { id: '4', labels: { script: null }, turns },
    ]);
    expect(calls.map(({ id, script, language }) => [id, script, language])).toEqual([
      ['1', 'repair', 'en'],
      ['4', null, 'en'],
    ]);
  });

  it('says which line is none', async () => {
    await expect(read([{ id: '1', turns }, '{'])).rejects.toThrow(/calls\.jsonl:2: /);
    await expect(read([{ turns }])).rejects.toThrow(TrainingFileFault);
  });
});
