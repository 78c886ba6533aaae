/** Which words of a text made a feature: from one place to before another; none for what is no text. */
export interface Origin {
  readonly from: number;
  readonly to: number;
}

const nowhere: Origin = { from: 0, to: 0 };

/**
 * What is known of one example before it is a vector: features by the hash of their name, in named families that are weighed apart.
 * Names are never kept: 32 bits tell a million features apart well enough (Weinberger et al. 2009).
 */
export class FeatureBag {
  /** Families in the order of their first use. */
  readonly families: string[] = [];
  /** Family of each feature, by its place in `families`. */
  readonly familyOf: number[] = [];
  readonly hashes: number[] = [];
  readonly values: number[] = [];
  readonly origins: Origin[] = [];
  private readonly seeds: number[] = [];

  /** Adds a feature by its name: a fact, a state, a word. */
  add(family: string, name: string, value = 1, origin = nowhere): void {
    const place = this.familyPlace(family);
    this.addHashed(place, hashOf(name, this.seedAt(place)), value, origin);
  }

  /** Adds a feature whose hash is known; it must have begun with the family's seed. */
  addHashed(family: number, hash: number, value: number, origin: Origin): void {
    this.familyOf.push(family);
    this.hashes.push(hash >>> 0);
    this.values.push(value);
    this.origins.push(origin);
  }

  /** Adds all of another bag. @param moved how far its origins move; null takes them away. */
  addAll(other: FeatureBag, moved: number | null): void {
    const places = other.families.map((family) => this.familyPlace(family));
    for (let at = 0; at < other.hashes.length; at++) {
      const { from, to } = other.origins[at] ?? nowhere;
      this.familyOf.push(places[other.familyOf[at] ?? 0] ?? 0);
      this.hashes.push(other.hashes[at] ?? 0);
      this.values.push(other.values[at] ?? 0);
      this.origins.push(moved === null || to <= from ? nowhere : { from: from + moved, to: to + moved });
    }
  }

  /** The place of a family in `families`, where it stands from now on. */
  familyPlace(family: string): number {
    const known = this.families.indexOf(family);
    if (known >= 0) return known;
    this.seeds.push(hashOf(family, 0));
    return this.families.push(family) - 1;
  }

  /** With what the hashes of a family's features begin. */
  seedAt(place: number): number {
    return this.seeds[place] ?? 0;
  }
}

/** A hash of 32 bits (FNV-1a over UTF-16 code units, mixed at the end so that near names are far apart). */
export function hashOf(text: string, seed: number, from = 0, to = text.length): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (let at = from; at < to; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return mixed(hash);
}

/** One hash for two, in order. */
export const joined = (one: number, other: number): number => mixed(Math.imul(one, 0x85ebca6b) ^ other);

function mixed(hash: number): number {
  let bits = hash;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}
