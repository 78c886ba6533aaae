import type { ScriptFaultKind, ScriptStepKind } from '@aliado/domain';
import { nextOf, validateScript } from '@aliado/domain';

/** Size of a step in the graph, in CSS pixels. */
export const nodeSize = { width: 172, height: 46 };

const drawnFaults = ['unreachable', 'no-close'] as const satisfies readonly ScriptFaultKind[];

/** A step with its place: the middle of its box, in CSS pixels. */
export interface GraphNode {
  readonly id: string;
  readonly kind: ScriptStepKind;
  readonly x: number;
  readonly y: number;
  readonly fault: (typeof drawnFaults)[number] | null;
}

/** A way from one step to another, as points of a line. */
export interface GraphEdge {
  readonly key: string;
  readonly path: string;
}

/** A script laid out from top to bottom. */
export interface GraphLayout {
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Lays a script out. What lays out is fetched with the first graph, since few screens need it. */
export async function layOut(script: Parameters<typeof validateScript>[0]): Promise<GraphLayout> {
  const dagre = await import('@dagrejs/dagre');
  const graph = new dagre.graphlib.Graph();
  graph.setGraph({ rankdir: 'TB', nodesep: 20, ranksep: 30, marginx: 12, marginy: 12 });
  graph.setDefaultEdgeLabel(() => ({}));
  const faults = validateScript(script);
  const faultOf = (id: string) =>
    drawnFaults.find((kind) => faults.some((one) => one.stepId === id && one.kind === kind)) ?? null;
  const known = new Map(script.steps.map((step) => [step.id, step]));
  for (const { id } of known.values()) graph.setNode(id, { ...nodeSize });
  for (const step of known.values()) {
    for (const next of new Set(nextOf(step))) if (known.has(next)) graph.setEdge(step.id, next);
  }
  dagre.layout(graph);
  const { width = 0, height = 0 } = graph.graph() as { readonly width?: number; readonly height?: number };
  return {
    ...{ width, height },
    nodes: [...known.values()].map(({ id, kind }) => {
      const { x, y } = graph.node(id) as { readonly x: number; readonly y: number };
      return { id, kind, x, y, fault: faultOf(id) };
    }),
    edges: graph.edges().map(({ v, w }) => {
      const { points } = graph.edge(v, w) as { readonly points: readonly { readonly x: number; readonly y: number }[] };
      return { key: `${v} ${w}`, path: `M${points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join('L')}` };
    }),
  };
}

/** The nearest step in the direction of an arrow key, by rows first; null where there is none, or for another key. */
export function nodeTowards(key: string, from: GraphNode, nodes: readonly GraphNode[]): GraphNode | null {
  const isAhead = ahead[key];
  if (!isAhead) return null;
  const distance = ({ x, y }: GraphNode): number => Math.abs(y - from.y) * 10_000 + Math.abs(x - from.x);
  const candidates = nodes.filter((node) => isAhead(node.x - from.x, node.y - from.y));
  return candidates.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

const ahead: Readonly<Record<string, (dx: number, dy: number) => boolean>> = {
  ArrowUp: (_, dy) => dy < -1,
  ArrowDown: (_, dy) => dy > 1,
  ArrowLeft: (dx) => dx < -1,
  ArrowRight: (dx) => dx > 1,
};
