import {
  anyValue,
  complementOf,
  noValue,
  numbersBetween,
  onlyValue,
  unionOf,
  type FeelValue,
  type Region,
} from '@aliado/domain';
import { parseUnaryTests } from 'feelin';

type Node = ReturnType<typeof parseUnaryTests>['topNode'];

/**
 * The set of values for which a unary test holds, whatever else is known of the case; null where that cannot be said because
 * the test compares with something else, calls a function, orders texts or is no FEEL at all.
 */
export function regionOfTest(test: string): Region | null {
  if (test.trim() === '-') return anyValue;
  const read = (node: Node): string => test.slice(node.from, node.to);
  const { topNode } = parseUnaryTests(test, {}, undefined);
  if (hasFault(topNode)) return null;
  const tests = topNode.getChild('PositiveUnaryTests');
  if (!tests) return null;
  const region = regionOfList(tests, read);
  return region && topNode.getChild('not') ? complementOf(region) : region;
}

type Reader = (node: Node) => string;

function hasFault(node: Node): boolean {
  const cursor = node.cursor();
  do {
    if (cursor.type.isError) return true;
  } while (cursor.next());
  return false;
}

function regionOfList(tests: Node, read: Reader): Region | null {
  const regions = tests
    .getChildren('PositiveUnaryTest')
    .map(({ firstChild }) => firstChild && regionOf(firstChild, read));
  return regions.reduce<Region | null>((all, region) => all && region && unionOf(all, region), noValue);
}

function regionOf(node: Node, read: Reader): Region | null {
  if (node.name !== 'SimplePositiveUnaryTest') {
    const value = literal(node, read);
    return value === undefined ? null : onlyValue(value);
  }
  const interval = node.getChild('Interval');
  if (interval) return regionOfInterval(interval, read);
  const operator = node.getChild('CompareOp');
  const bound = operator?.nextSibling && literal(operator.nextSibling, read);
  return operator && typeof bound === 'number' ? comparison(read(operator), bound) : null;
}

function comparison(operator: string, bound: number): Region | null {
  const below = { from: -Infinity, hasFrom: false, to: bound };
  const above = { from: bound, to: Infinity, hasTo: false };
  switch (operator) {
    case '<':
      return numbersBetween({ ...below, hasTo: false });
    case '<=':
      return numbersBetween({ ...below, hasTo: true });
    case '>':
      return numbersBetween({ ...above, hasFrom: false });
    case '>=':
      return numbersBetween({ ...above, hasFrom: true });
    default:
      return null;
  }
}

function regionOfInterval(interval: Node, read: Reader): Region | null {
  const parts = childrenOf(interval);
  const [opening, first, , second, closing] = parts;
  if (parts.length !== 5 || !opening || !first || !second || !closing) return null;
  const [from, to] = [literal(first, read), literal(second, read)];
  if (typeof from !== 'number' || typeof to !== 'number') return null;
  return numbersBetween({ from, hasFrom: read(opening) === '[', to, hasTo: read(closing) === ']' });
}

function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** The value of a literal; undefined of anything else. */
function literal(node: Node, read: Reader): FeelValue | undefined {
  const text = read(node);
  switch (node.name) {
    case 'NumericLiteral':
      return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined;
    case 'StringLiteral':
      return text.includes('\\') ? undefined : text.slice(1, -1);
    case 'BooleanLiteral':
      return text === 'true';
    case 'null':
      return null;
    default:
      return undefined;
  }
}
