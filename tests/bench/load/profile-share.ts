import { existsSync, readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';
import { fileURLToPath } from 'node:url';

/** A CPU profile as V8 tells it. */
export interface CpuProfile {
  readonly nodes: readonly ProfileNode[];
  /** The node in which each sample was taken, and the microseconds before it. */
  readonly samples: readonly number[];
  readonly timeDeltas: readonly number[];
}

interface ProfileNode {
  readonly id: number;
  readonly callFrame: {
    readonly functionName: string;
    readonly url: string;
    readonly lineNumber: number;
    readonly columnNumber: number;
  };
  readonly children?: readonly number[];
}

/** Microseconds of a profile. */
export interface ProfileShare {
  /** In which anything ran, the collector of garbage among it. */
  readonly busy: number;
  /** In functions of this source, and in all that they called. */
  readonly within: number;
}

const idle = new Set(['(idle)', '(program)', '(root)']);

/** How much of a profile ran in or below functions of some source files. @param isOf by the path of a source file. */
export function shareOf({ nodes, samples, timeDeltas }: CpuProfile, isOf: (source: string) => boolean): ProfileShare {
  const own = new Map<number, number>();
  samples.forEach((id, place) => own.set(id, (own.get(id) ?? 0) + Math.max(0, timeDeltas[place] ?? 0)));
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const sources = new Sources();
  let [busy, within] = [0, 0];
  const visit = (node: ProfileNode, isBelow: boolean): void => {
    const isWithin = isBelow || isOf(sources.of(node.callFrame));
    const took = idle.has(node.callFrame.functionName) ? 0 : (own.get(node.id) ?? 0);
    busy += took;
    if (isWithin) within += took;
    for (const id of node.children ?? []) {
      const child = byId.get(id);
      if (child) visit(child, isWithin);
    }
  };
  const [root] = nodes;
  if (root) visit(root, false);
  return { busy, within };
}

/** Finds where bundled functions were written. */
class Sources {
  private readonly maps = new Map<string, SourceMap | null>();

  of({ url, lineNumber, columnNumber }: ProfileNode['callFrame']): string {
    if (!url.startsWith('file:')) return '';
    const entry = this.mapOf(url)?.findEntry(lineNumber, columnNumber);
    return entry && 'originalSource' in entry ? entry.originalSource : '';
  }

  private mapOf(url: string): SourceMap | null {
    const known = this.maps.get(url);
    if (known !== undefined) return known;
    const file = `${fileURLToPath(url)}.map`;
    const map = existsSync(file)
      ? new SourceMap(JSON.parse(readFileSync(file, 'utf8')) as ConstructorParameters<typeof SourceMap>[0])
      : null;
    this.maps.set(url, map);
    return map;
  }
}
