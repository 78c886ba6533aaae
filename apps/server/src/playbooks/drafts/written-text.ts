import { isDeepStrictEqual } from 'node:util';
import {
  Document,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  parseDocument,
  visit,
  type Node,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { yamlDocument } from '../pack/yaml-document.ts';
import type { PlaybookItemKind } from '../playbook-item.entity.ts';
import { partsOf } from './authored-text.ts';

/** What fits on one line of a pack, in characters. */
const lineLength = 110;

/** As packs are written: long texts stay on their line. */
const style = { lineWidth: 0, singleQuote: true } as const;

type Data = Readonly<Record<string, unknown>>;

/**
 * Writes content as the file of its kind.
 * @param base the text that stands: comments, order and way of writing survive wherever the content did not change. Null writes
 * it anew.
 */
export function writtenText(kind: PlaybookItemKind, content: Data, base: string | null): string {
  if (kind !== 'article') return writtenYaml(content, base);
  const { body, language: _, ...head } = content;
  const before = base === null ? null : partsOf(kind, base).head;
  return `---\n${writtenYaml(head, before)}---\n${typeof body === 'string' ? body.trim() : ''}\n`;
}

function writtenYaml(content: Data, base: string | null): string {
  const document = base === null ? null : yamlDocument(base);
  if (!document || document.errors.length > 0 || !isMap(document.contents)) return newYaml(content);
  if (isDeepStrictEqual(document.toJS(), content)) return base?.endsWith('\n') ? base : `${base}\n`;
  document.contents = merged(document, document.contents, content) as typeof document.contents;
  return withTightLists(document.toString(style));
}

function newYaml(content: Data): string {
  const document = new Document(content);
  layOut(document.contents);
  return withTightLists(document.toString(style));
}

/** The node with another value in it: itself wherever it says the same already. */
function merged(document: Document, node: Node, value: unknown): Node {
  if (isMap(node) && isData(value)) return mergedMap(document, node, value);
  if (isSeq(node) && Array.isArray(value)) return mergedList(document, node, value);
  if (!isScalar(node) || typeof node.value !== typeof value || value === null) return created(document, value);
  if (node.value !== value) node.value = value;
  return node;
}

function mergedMap(document: Document, map: YAMLMap, value: Data): Node {
  for (const key of map.items.map((pair) => String(isScalar(pair.key) ? pair.key.value : pair.key))) {
    if (value[key] === undefined) map.delete(key);
  }
  for (const [key, each] of Object.entries(value)) {
    const before = map.get(key, true);
    if (each !== undefined) map.set(key, isNode(before) ? merged(document, before, each) : created(document, each));
  }
  return map;
}

/** Items that have ids are found again by them, others by what they say, then by their place: also one with another id. */
function mergedList(document: Document, list: YAMLSeq, values: readonly unknown[]): Node {
  const before = list.items.map((item) => ({ node: item as Node, data: dataIn(document, item) }));
  const isUsed = new Set<Node>();
  const find = (value: unknown, place: number): Node | null => {
    const id = isData(value) ? value['id'] : undefined;
    const free = before.filter(({ node }) => !isUsed.has(node));
    const same = free.find(({ data }) =>
      id === undefined ? isDeepStrictEqual(data, value) : isData(data) && data['id'] === id,
    );
    const stood = before[place]?.data;
    const isTaken = values.some((other) =>
      isData(stood) && 'id' in stood ? isData(other) && other['id'] === stood['id'] : isDeepStrictEqual(other, stood),
    );
    const there = isTaken ? undefined : free.find(({ node }) => node === before[place]?.node);
    return (same ?? there)?.node ?? null;
  };
  list.items = values.map((value, place) => {
    const node = find(value, place);
    if (node) isUsed.add(node);
    return node ? merged(document, node, value) : created(document, value);
  });
  return list;
}

function dataIn(document: Document, item: unknown): unknown {
  return isCollection(item) || isScalar(item) ? item.toJS(document) : item;
}

function created(document: Document, value: unknown): Node {
  const node = document.createNode(value);
  layOut(node);
  return node;
}

/** Short maps and lists of plain values stand on one line, as people write them. */
function layOut(node: unknown): void {
  if (!isCollection(node)) return;
  visit(node as Node, {
    Collection: (_, each) => {
      if (!isShort(each)) return undefined;
      each.flow = true;
      return visit.SKIP;
    },
  });
}

function isShort(node: Node): boolean {
  const isPlain = isSeq(node) ? node.items.every((item) => isScalar(item)) : isMap(node) && !holdsList(node);
  return isPlain && JSON.stringify(node).length <= lineLength;
}

function holdsList(node: Node): boolean {
  let isFound = false;
  visit(node, { Seq: () => ((isFound = true), visit.BREAK) });
  return isFound;
}

const isData = (value: unknown): value is Data => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Lists on one line stand in their brackets without spaces, unlike maps; the library knows one way for both. */
function withTightLists(text: string): string {
  const spaces: (readonly [number, number])[] = [];
  visit(parseDocument(text), {
    Seq: (_, { flow, range }) => {
      if (!flow || !range) return;
      const [from, to] = range;
      const [inner = ''] = text.slice(from + 1, to - 1).match(/\S(?:[\s\S]*\S)?/) ?? [];
      const start = text.indexOf(inner, from + 1);
      if (!inner.includes('\n')) spaces.push([from + 1, start], [start + inner.length, to - 1]);
    },
  });
  const ordered = spaces.toSorted(([a], [b]) => b - a);
  return ordered.reduce((tight, [from, to]) => tight.slice(0, from) + tight.slice(to), text);
}
