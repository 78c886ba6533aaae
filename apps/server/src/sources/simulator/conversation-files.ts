import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import { LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { Conversation } from './conversation.ts';
import { neutralConversation, packConversation, toConversation } from './conversation.ts';

/** A file does not hold what it should; the message names file, line and reason. */
export class ConversationFault extends Error {
  override readonly name = 'ConversationFault';
}

/**
 * The conversations of files in the order given: a pack's YAML, JSON Lines (`.jsonl`, also `.gz`), a folder of these, or a
 * pack's folder. Ends after `limit` of them.
 * @throws ConversationFault if a file is missing, is of another kind, or holds something else.
 */
export async function readConversations(paths: readonly string[], limit = Infinity): Promise<readonly Conversation[]> {
  const conversations: Conversation[] = [];
  for (const path of paths) {
    for await (const conversation of conversationsIn(path)) {
      if (conversations.length >= limit) return conversations;
      conversations.push(conversation);
    }
  }
  return conversations;
}

async function* conversationsIn(path: string): AsyncGenerator<Conversation> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new ConversationFault(`${path}: there is no such file or folder.`);
  if (found.isDirectory()) yield* conversationsOfFolder(path);
  else if (isYaml(path)) yield* present(yamlConversation(path, await readFile(path, 'utf8')));
  else if (/\.jsonl(\.gz)?$/.test(path)) yield* jsonLines(path);
  else throw new ConversationFault(`${path}: conversations come as .yaml, .jsonl or .jsonl.gz.`);
}

async function* conversationsOfFolder(folder: string): AsyncGenerator<Conversation> {
  const names = await readdir(folder);
  const readable = names.filter((name) => isYaml(name) || /\.jsonl(\.gz)?$/.test(name)).sort();
  // a pack's own folder holds `pack.yaml` and others beside its conversations
  if (names.includes('conversations')) yield* conversationsOfFolder(join(folder, 'conversations'));
  else if (readable.length === 0) throw new ConversationFault(`${folder}: there are no conversations in this folder.`);
  else for (const name of readable) yield* conversationsIn(join(folder, name));
}

const isYaml = (path: string): boolean => /\.ya?ml$/.test(path);

function yamlConversation(path: string, text: string): Conversation {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines });
  const broken = document.errors[0];
  if (broken) throw new ConversationFault(`${path}:${lines.linePos(broken.pos[0]).line}: ${firstLine(broken.message)}`);
  return checked(packConversation, document.toJS(), (at) => {
    for (let depth = at.length; depth > 0; depth--) {
      const node = document.getIn(at.slice(0, depth), true) as
        { range?: readonly [number, number, number] } | undefined;
      if (node?.range) return `${path}:${lines.linePos(node.range[0]).line}`;
    }
    return `${path}:1`;
  });
}

async function* jsonLines(path: string): AsyncGenerator<Conversation> {
  const file = createReadStream(path);
  const text = path.endsWith('.gz') ? file.pipe(createGunzip()) : file;
  let number = 0;
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Infinity })) {
      number++;
      if (line.trim() !== '')
        yield* present(checked(neutralConversation, json(line, `${path}:${number}`), () => `${path}:${number}`));
    }
  } catch (error) {
    if (error instanceof ConversationFault) throw error;
    throw new ConversationFault(`${path}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  } finally {
    file.destroy();
  }
}

function json(line: string, place: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new ConversationFault(`${place}: this is not JSON.`);
  }
}

type Form = typeof packConversation | typeof neutralConversation;

function checked(form: Form, value: unknown, placeOf: (at: readonly PropertyKey[]) => string): Conversation {
  const parsed: z.ZodSafeParseResult<z.infer<Form>> = form.safeParse(value);
  if (parsed.success) return toConversation(parsed.data);
  const [issue] = parsed.error.issues;
  throw new ConversationFault(`${placeOf(issue?.path ?? [])}: ${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
}

/** A conversation in which nothing is said is none, unless the caller left before. */
const present = (conversation: Conversation): readonly Conversation[] =>
  conversation.ends === 'abandoned' || conversation.turns.some((turn) => 'text' in turn) ? [conversation] : [];

const firstLine = (message: string): string => message.split('\n')[0] ?? message;
