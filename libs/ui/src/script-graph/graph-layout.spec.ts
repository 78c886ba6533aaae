import type { ScriptStep } from '@aliado/domain';
import { layOut, nodeTowards } from './graph-layout.ts';

const words = { tick: { es: 'Paso', en: 'Step' }, text: { es: 'Diga', en: 'Say' } };
const steps: readonly ScriptStep[] = [
  {
    ...{ id: 'start', kind: 'decide', ...words },
    options: ['left', 'right'].map((next) => ({ id: next, label: { es: next, en: next }, next })),
  },
  { id: 'left', kind: 'say', ...words, next: 'end' },
  { id: 'right', kind: 'say', ...words, next: 'end' },
  { id: 'end', kind: 'close', ...words, disposition: 'solved' },
  { id: 'lost', kind: 'say', ...words, next: 'gone' },
];

/** Browsers have it and the layout wants it; the document that specs run in has none. */
globalThis.structuredClone ??= <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;

describe('the graph of a script', () => {
  it('stands each step below those that come before it, ways and all', async () => {
    const { nodes, edges } = await layOut({ start: 'start', steps });
    const y = Object.fromEntries(nodes.map((node) => [node.id, node.y]));
    expect(y['start']).toBeLessThan(y['left'] ?? 0);
    expect(y['left']).toBe(y['right']);
    expect(y['right']).toBeLessThan(y['end'] ?? 0);
    expect(edges.map(({ key }) => key).toSorted()).toEqual(['left end', 'right end', 'start left', 'start right']);
  });

  it('marks steps that no path comes to', async () => {
    const { nodes } = await layOut({ start: 'start', steps });
    expect(nodes.filter(({ fault }) => fault !== null).map(({ id }) => id)).toEqual(['lost']);
  });

  it('is walked by arrows to the nearest step that way', async () => {
    const { nodes } = await layOut({ start: 'start', steps: steps.slice(0, 4) });
    const walk = (from: string, key: string) => {
      const node = nodes.find(({ id }) => id === from);
      return node && nodeTowards(key, node, nodes)?.id;
    };
    const [left, right] = nodes.filter(({ id }) => id === 'left' || id === 'right').toSorted((a, b) => a.x - b.x);
    expect(walk(left?.id ?? '', 'ArrowRight')).toBe(right?.id);
    expect(walk('end', 'ArrowUp')).toMatch(/left|right/);
    expect(walk('start', 'ArrowUp')).toBeUndefined();
    expect(walk('start', 'Enter')).toBeUndefined();
  });
});
