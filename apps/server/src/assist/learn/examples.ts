import { SparseMatrix, type SparseVector } from './sparse-vector.ts';

/** What a model learns from: rows with the class of each. */
export interface Examples {
  readonly vectors: SparseMatrix;
  /** The classes by name. */
  readonly labels: readonly string[];
  /** The class of each row, by its place in `labels`. */
  readonly targets: Uint16Array;
  /** The classes that each row cannot be of, by their places: they learn nothing from it. None, where it is left out. */
  readonly closed?: readonly Uint16Array[];
}

/** Rows and the names of their classes as examples; classes in alphabetical order, so that the same examples make the same model. */
export function examplesOf(vectors: readonly SparseVector[], names: readonly string[], width: number): Examples {
  const labels = [...new Set(names)].sort();
  const places = new Map(labels.map((label, place) => [label, place]));
  return {
    vectors: new SparseMatrix(vectors, width),
    labels,
    targets: Uint16Array.from(names, (name) => places.get(name) ?? 0),
  };
}
