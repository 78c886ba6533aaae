import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { parse, stringify } from 'yaml';

const demoPack = resolve(import.meta.dirname, '../../packs/casa-lumbre');

/** Somebody who can sign in, as a pack lists them. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly language: 'es' | 'en';
  readonly team: string;
  readonly queues: readonly string[];
  readonly tenureMonths: number;
}

/** An agent who serves every queue of the demo's pack. */
export function anAgent(id: string, name: string, language: 'es' | 'en' = 'es'): Colleague {
  const queues = ['deliveries', 'billing', 'repairs', 'general', 'sales'];
  return { id, name, roles: ['agent'], language, team: 'desk-north', queues, tenureMonths: 22 };
}

/** Writes the demo's pack without its conversations, so that nobody calls, and with other people if told. Returns the folder. */
export function writeQuietPack(folder: string, people?: readonly Colleague[]): string {
  cpSync(demoPack, folder, { recursive: true, filter: (path) => basename(path) !== 'conversations' });
  const file = join(folder, 'pack.yaml');
  const { demoOpening: _noConversations, ...pack } = parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
  writeFileSync(file, stringify({ ...pack, ...(people && { accounts: people }) }));
  return folder;
}

/** The file of one conversation of the demo's pack, by its id. */
export const packConversation = (id: string): string => join(demoPack, 'conversations', `${id}.yaml`);
