import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readConversations } from './conversation-files.ts';

const yaml = `
id: late-parcel
language: en
title: { es: Tarde, en: Late }
queue: deliveries
from: "+34611550117"
waitSeconds: 24
labels: { matter: delivery.late, script: null }
turns:
  - { speaker: agent, text: "Hello." }
  - { speaker: customer, text: "With the card.", heard: ["with the cart"] }
  - { speaker: hold, seconds: 15 }
  - { speaker: transfer, to: billing }
ends: agent
`;

const neutral = [
  {
    id: 'n-1',
    scenario: { task: 'x' },
    turns: [
      { speaker: 'guide', text: 'do it' },
      { speaker: 'customer', text: 'hi', t: 23 },
    ],
  },
  {
    id: 'n-2',
    turns: [
      { speaker: 'kb', item: 1 },
      { speaker: 'event', event: 'end' },
    ],
  },
  { id: 'n-3', turns: [{ speaker: 'agent', text: '[noise] my bank', asr: 'my bag', startMs: 1_490, durationMs: 150 }] },
];

describe('reading conversations', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'conversations-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const write = (name: string, content: string | Buffer): string => {
    const path = join(folder, name);
    writeFileSync(path, content);
    return path;
  };
  const lines = neutral.map((line) => JSON.stringify(line)).join('\n');

  it('takes the form of a pack, and nothing of its labels', async () => {
    const [conversation] = await readConversations([write('late-parcel.yaml', yaml)]);
    expect(conversation).toEqual({
      ...{ id: 'late-parcel', language: 'en', channel: 'voice', queue: 'deliveries', wait: 24_000, ends: 'agent' },
      ...{ from: '+34611550117', to: null },
      turns: [
        { speaker: 'agent', text: 'Hello.', heard: [], startsAt: null, lasts: null },
        { speaker: 'customer', text: 'With the card.', heard: ['with the cart'], startsAt: null, lasts: null },
        { speaker: 'hold', lasts: 15_000 },
        { speaker: 'transfer', to: 'billing' },
      ],
    });
  });

  it.each(['plain.jsonl', 'packed.jsonl.gz'])(
    'takes the neutral form from %s, only what is heard, with its times',
    async (name) => {
      const path = write(name, name.endsWith('.gz') ? gzipSync(lines) : lines);
      const conversations = await readConversations([path]);
      expect(conversations.map(({ id, turns }) => [id, turns])).toEqual([
        ['n-1', [{ speaker: 'customer', text: 'hi', heard: [], startsAt: 23_000, lasts: null }]],
        ['n-3', [{ speaker: 'agent', text: 'my bank', heard: ['my bag'], startsAt: 1_490, lasts: 150 }]],
      ]);
    },
  );

  it('takes a pack’s folder by its conversations, in the order of their names, up to a limit', async () => {
    mkdirSync(join(folder, 'conversations'));
    write('pack.yaml', 'id: some-pack');
    for (const id of ['b', 'a', 'c']) write(`conversations/${id}.yaml`, yaml.replace('late-parcel', id));
    const ids = (await readConversations([folder], 2)).map(({ id }) => id);
    expect(ids).toEqual(['a', 'b']);
  });

  it('leaves out what was never a conversation, and keeps callers who left while waiting', async () => {
    const empty = [
      { id: 'e-1', turns: [] },
      { id: 'e-2', turns: [], ends: 'abandoned' },
    ].map((line) => JSON.stringify(line));
    const conversations = await readConversations([write('empty.jsonl', empty.join('\n'))]);
    expect(conversations.map(({ id }) => id)).toEqual(['e-2']);
  });

  it.each([
    ['an unknown key', yaml.replace('ends:', 'endz:'), /late\.yaml:1: .*endz/],
    ['a turn of nobody', yaml.replace('speaker: agent', 'speaker: ghost'), /late\.yaml:10: turns\.0/],
    ['broken YAML', 'id: [', /late\.yaml:1/],
  ])('says file, line and reason of %s', async (_, text, sentence) => {
    await expect(readConversations([write('late.yaml', text)])).rejects.toThrow(sentence);
  });

  it('says the line that is not JSON, and what is no file at all', async () => {
    await expect(readConversations([write('some.jsonl', `${lines}\nnonsense`)])).rejects.toThrow(
      /some\.jsonl:4: this is not JSON/,
    );
    await expect(readConversations([join(folder, 'nowhere.yaml')])).rejects.toThrow(/there is no such file/);
    await expect(readConversations([write('notes.txt', 'x')])).rejects.toThrow(/come as/);
  });
});
