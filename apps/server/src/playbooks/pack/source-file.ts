import { isMap, isNode, isPair, isScalar, LineCounter, type Document, type Node } from 'yaml';
import type { z } from 'zod';
import type { PackFault } from './pack.ts';
import { yamlDocument } from './yaml-document.ts';

/** A value of the right shape, or what is wrong with it. */
export type Reading<T> = { readonly value: T } | { readonly faults: readonly PackFault[] };

type Path = readonly PropertyKey[];

/** One YAML text of a pack that remembers on which line each value stands. */
export class SourceFile {
  private readonly lines = new LineCounter();
  private readonly document: Document.Parsed;

  /**
   * @param file where it stands in the pack, for faults.
   * @param text YAML 1.2.
   * @param linesBefore lines of the file that come before the text.
   */
  constructor(
    readonly file: string,
    text: string,
    private readonly linesBefore = 0,
  ) {
    this.document = yamlDocument(text, this.lines);
  }

  /** The value if it has the shape; else the faults, each on its line. */
  read<T>(schema: z.ZodType<T>): Reading<T> {
    const { errors } = this.document;
    if (errors.length > 0) {
      return { faults: errors.map(({ message, pos }) => this.fault(this.lineAt(pos[0]), firstLine(message))) };
    }
    const parsed = schema.safeParse(this.document.toJS());
    return parsed.success
      ? { value: parsed.data }
      : { faults: parsed.error.issues.flatMap((issue) => this.told(issue)) };
  }

  /** A fault at the value of this path. */
  faultAt(path: Path, reason: string): PackFault {
    return this.fault(this.lineOf(path), reason, path);
  }

  private told(issue: z.core.$ZodIssue): readonly PackFault[] {
    if (issue.code !== 'unrecognized_keys') return [this.faultAt(issue.path, `${named(issue.path)}${issue.message}`)];
    return issue.keys.map((key) =>
      this.faultAt([...issue.path, key], `${named(issue.path)}the key "${key}" is not known here`),
    );
  }

  /** The line of the deepest part of the path that exists; of a key rather than of its value. */
  private lineOf(path: Path): number {
    let node: unknown = this.document.contents;
    let offset = isNode(node) ? startOf(node) : 0;
    for (const key of path) {
      const part = isMap(node) ? node.items.find((pair) => isScalar(pair.key) && pair.key.value === key) : undefined;
      node =
        part ?? (node && typeof node === 'object' && 'items' in node ? (node.items as unknown[])[Number(key)] : null);
      if (isPair(node)) {
        if (isNode(node.key)) offset = startOf(node.key);
        node = node.value;
      } else if (isNode(node)) offset = startOf(node);
      else break;
    }
    return this.lineAt(offset);
  }

  private lineAt(offset: number): number {
    return this.lines.linePos(offset).line;
  }

  private fault(line: number, reason: string, path: Path = []): PackFault {
    const place = path.length === 0 ? {} : { path: path.map(String).join('.') };
    return { file: this.file, line: line + this.linesBefore, ...place, reason };
  }
}

const startOf = (node: Node): number => node.range?.[0] ?? 0;

const firstLine = (message: string): string =>
  message.split('\n', 1)[0]?.replace(/ at line \d+, column \d+:?$/, '') ?? message;

const named = (path: Path): string => (path.length === 0 ? '' : `${path.map(String).join('.')}: `);
