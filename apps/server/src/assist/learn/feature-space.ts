import { atOnce, type Steps } from '../in-slices.ts';
import type { FeatureBag, Origin } from './feature-bag.ts';
import type { SparseVector } from './sparse-vector.ts';

/** How features become columns. */
export interface SpaceOptions {
  /** What each family counts: the length of its part of the vector. A family that is not named counts 1. */
  readonly families: Readonly<Record<string, number>>;
  /** Examples a feature must be in to be a column. */
  readonly seenIn: number;
  /** How much rarity counts: 0 not at all, 1 as in tf-idf. */
  readonly rarity: number;
}

/** Plain tf-idf over everything that was seen. */
export const plainSpace: SpaceOptions = { families: {}, seenIn: 1, rarity: 1 };

/** A column of a vector with one of the features that stand in it. */
export interface Traced {
  readonly column: number;
  /** What this feature adds to the value of the column. */
  readonly value: number;
  readonly family: string;
  readonly origin: Origin;
}

/**
 * The columns that training examples have made, with the rarity of each. Vectors are damped counts times rarity, each family
 * brought to its own length, so that long texts and many small features do not drown what is said once.
 */
export class FeatureSpace {
  readonly options: SpaceOptions;
  /** The hash of each column. */
  readonly hashes: Uint32Array;
  /** What a feature of each column counts. */
  readonly rarities: Float32Array;
  private readonly columnOf: ReadonlyMap<number, number>;
  private readonly sums: Float32Array;

  /** Learns the columns of these examples. */
  static of(bags: readonly FeatureBag[], options: SpaceOptions = plainSpace): FeatureSpace {
    return atOnce(FeatureSpace.reading(bags, options));
  }

  /** The same with a pause after each example. */
  static *reading(bags: readonly FeatureBag[], options: SpaceOptions = plainSpace): Steps<FeatureSpace> {
    const seenIn = new Map<number, number>();
    const lastSeen = new Map<number, number>();
    for (const [place, { hashes }] of bags.entries()) {
      for (const hash of hashes) {
        if (lastSeen.get(hash) === place) continue;
        lastSeen.set(hash, place);
        seenIn.set(hash, (seenIn.get(hash) ?? 0) + 1);
      }
      yield;
    }
    const kept = [...seenIn].filter(([, count]) => count >= options.seenIn);
    const rarity = (count: number) => (1 + Math.log((1 + bags.length) / (1 + count))) ** options.rarity;
    return new FeatureSpace(
      options,
      Uint32Array.from(kept, ([hash]) => hash),
      Float32Array.from(kept, ([, count]) => rarity(count)),
    );
  }

  constructor(options: SpaceOptions, hashes: Uint32Array, rarities: Float32Array) {
    this.options = options;
    this.hashes = hashes;
    this.rarities = rarities;
    this.columnOf = new Map(Array.from(hashes, (hash, column) => [hash, column]));
    this.sums = new Float32Array(hashes.length);
  }

  /** How many columns there are. */
  get width(): number {
    return this.hashes.length;
  }

  /** An example as a vector; what was never seen in training is left out. */
  vector(bag: FeatureBag): SparseVector {
    return this.read(bag).vector;
  }

  /** The same with how much the example tells: the length of its vector, had no family been brought to a length of its own. */
  read(bag: FeatureBag): { readonly vector: SparseVector; readonly telling: number } {
    const { columns, lengths, familyAt } = this.collect(bag);
    const order = Uint32Array.from(columns.keys()).sort((a, b) => (columns[a] as number) - (columns[b] as number));
    const values = new Float32Array(columns.length);
    const sorted = new Uint32Array(columns.length);
    for (const [at, place] of order.entries()) {
      const column = columns[place] as number;
      sorted[at] = column;
      values[at] = this.valueAt(column) * (lengths[familyAt[place] as number] as number);
      this.sums[column] = 0;
    }
    const telling = Math.hypot(...lengths.map((length) => (length === 0 ? 0 : 1 / length)));
    return { vector: { columns: sorted, values }, telling };
  }

  /**
   * The same vector as the features that made it, so that a model's weights can be told by the words they stand for.
   * @param isOfWords leaves out features that are no word's.
   */
  trace(bag: FeatureBag, isOfWords = false): readonly Traced[] {
    const { columns, lengths } = this.collect(bag);
    const traced: Traced[] = [];
    for (const [at, hash] of bag.hashes.entries()) {
      const origin = bag.origins[at];
      const column = this.columnOf.get(hash);
      if (!origin || column === undefined || (isOfWords && origin.to <= origin.from)) continue;
      const family = bag.familyOf[at] ?? 0;
      const share = numberAt(bag.values, at) / (this.sums[column] || 1);
      const value = share * this.valueAt(column) * numberAt(lengths, family);
      traced.push({ column, value, family: bag.families[family] ?? '', origin });
    }
    for (const column of columns) this.sums[column] = 0;
    return traced;
  }

  /** Sums up what is known of an example by column, and by what each family's part is to be multiplied. */
  private collect(bag: FeatureBag): { columns: number[]; familyAt: number[]; lengths: Float64Array } {
    const { sums } = this;
    const columns: number[] = [];
    const familyAt: number[] = [];
    for (let at = 0; at < bag.hashes.length; at++) {
      const column = this.columnOf.get(bag.hashes[at] as number);
      if (column === undefined) continue;
      if (sums[column] === 0) {
        columns.push(column);
        familyAt.push(bag.familyOf[at] as number);
      }
      sums[column] = (sums[column] as number) + (bag.values[at] as number);
    }
    const lengths = new Float64Array(bag.families.length);
    for (const [place, column] of columns.entries()) {
      const family = familyAt[place] as number;
      lengths[family] = (lengths[family] as number) + this.valueAt(column) ** 2;
    }
    for (const [family, name] of bag.families.entries()) {
      const square = lengths[family] as number;
      lengths[family] = square === 0 ? 0 : (this.options.families[name] ?? 1) / Math.sqrt(square);
    }
    return { columns, familyAt, lengths };
  }

  /** A damped count times rarity. */
  private valueAt(column: number): number {
    const sum = this.sums[column] as number;
    return Math.sign(sum) * Math.log1p(Math.abs(sum)) * (this.rarities[column] as number);
  }
}

/** What stands at a place; 0 past the end. */
const numberAt = (values: ArrayLike<number>, at: number): number => values[at] ?? 0;
