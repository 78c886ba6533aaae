import { Dropout } from './dropout.ts';
import { examplesOf } from './examples.ts';
import { seeded } from './seeded.ts';
import { SparseMatrix, type SparseVector } from './sparse-vector.ts';
import { plainSoftmax, trainSoftmax } from './train-softmax.ts';

const vectorOf = (...columns: readonly number[]): SparseVector => ({
  columns: Uint32Array.from(columns),
  values: new Float32Array(columns.length).fill(1),
});
const drawnOf = ({ count, columns, values }: Dropout) => [[...columns.slice(0, count)], [...values.slice(0, count)]];

describe('an example that some of its features are left out of', () => {
  const matrix = new SparseMatrix([vectorOf(0, 3), vectorOf(1, 2, 4, 5)], 6);

  it('is whole where nothing is to be left out, and draws no lots', () => {
    const never = () => {
      throw new Error('a lot was drawn');
    };
    const dropout = new Dropout(matrix, 0, never);
    dropout.draw(1);
    expect(drawnOf(dropout)).toEqual([
      [1, 2, 4, 5],
      [1, 1, 1, 1],
    ]);
    dropout.draw(0);
    expect(drawnOf(dropout)).toEqual([
      [0, 3],
      [1, 1],
    ]);
  });

  it('is itself on average', () => {
    const dropout = new Dropout(matrix, 0.25, seeded(5));
    const sums = new Float64Array(6);
    const times = 20_000;
    for (let time = 0; time < times; time++) {
      dropout.draw(1);
      for (let at = 0; at < dropout.count; at++) {
        const column = dropout.columns[at] ?? 0;
        sums[column] = (sums[column] ?? 0) + (dropout.values[at] ?? 0) / times;
      }
    }
    for (const [column, sum] of sums.entries()) expect(sum).toBeCloseTo([1, 2, 4, 5].includes(column) ? 1 : 0, 1);
  });

  it('teaches a model to lean on all that tells, and not on what tells most', () => {
    // each example has two features that tell its class, one of them at half strength
    const example = (first: number): SparseVector => ({
      columns: Uint32Array.of(first, first + 1),
      values: Float32Array.of(1, 0.5),
    });
    const vectors = Array.from({ length: 200 }, (_, place) => example(2 * (place % 2)));
    const names = vectors.map((_, place) => (place % 2 === 0 ? 'a' : 'b'));
    const shareOfWeaker = (dropout: number) => {
      const model = trainSoftmax(examplesOf(vectors, names, 4), { ...plainSoftmax, dropout });
      return Math.abs(model.weight(1, 0)) / Math.abs(model.weight(0, 0));
    };
    expect(shareOfWeaker(0.5)).toBeGreaterThan(shareOfWeaker(0));
  });
});
