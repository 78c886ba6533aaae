import type { EpochMs } from '@aliado/domain';
import type { ItemKey, PlaybookReleaseRow } from './playbook-release.entity.ts';

/** What a release says of what is in force, and from when on. */
export type TimedRelease = Pick<PlaybookReleaseRow, 'number' | 'extent' | 'items'> & { readonly effectiveAt: EpochMs };

/** A stretch of time in which the same versions are in force; it lasts until the next one begins. */
export interface Stretch {
  readonly from: EpochMs;
  /** By kind, then by id. */
  readonly items: readonly ItemKey[];
}

/**
 * What is in force when: a whole release replaces all, a part stands beside what else is in force then, whichever was made first.
 * So what was scheduled does not take back what was published meanwhile: where its hour finds a higher version that was made later,
 * that one stays.
 */
export function timelineOf(releases: readonly TimedRelease[]): readonly Stretch[] {
  const ordered = releases.toSorted((a, b) => a.effectiveAt - b.effectiveAt || a.number - b.number);
  const stretches: Stretch[] = [];
  let inForce: ReadonlyMap<string, Placed> = new Map();
  for (const { number, effectiveAt, extent, items } of ordered) {
    const named = items.map((item) => [`${item.kind}:${item.id}`, { item, madeBy: number }] as const);
    const standing = named.filter(([name, placed]) => !isSuperseded(placed, inForce.get(name)));
    inForce = new Map(extent === 'whole' ? named : [...inForce, ...standing]);
    if (stretches.at(-1)?.from === effectiveAt) stretches.pop();
    stretches.push({ from: effectiveAt, items: [...inForce.values()].map(({ item }) => item).toSorted(byName) });
  }
  return stretches;
}

/** A version in force, and the number of the release that brought it. */
interface Placed {
  readonly item: ItemKey;
  readonly madeBy: number;
}

const isSuperseded = ({ item, madeBy }: Placed, held: Placed | undefined): boolean =>
  held !== undefined && held.madeBy > madeBy && held.item.version > item.version;

/** The place of the stretch that holds a moment; of the first for any moment before it, -1 where there is none. */
export function placeAt(stretches: readonly Stretch[], at: EpochMs): number {
  const place = stretches.findLastIndex(({ from }) => from <= at);
  return place < 0 && stretches.length > 0 ? 0 : place;
}

function byName(a: ItemKey, b: ItemKey): number {
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}
