import { FeatureBag } from './feature-bag.ts';
import { FeatureSpace } from './feature-space.ts';
import { tellingSpace } from './telling-space.ts';

const bagOf = (...words: readonly string[]) => {
  const bag = new FeatureBag();
  for (const word of words) bag.add('words', word);
  return bag;
};
const labels = ['ill', 'ill', 'ill', 'well', 'well', 'well'];
const bags = ['awful', 'awful', 'awful', 'great', 'great', 'monday'].map((word) => bagOf(word, 'the'));
const plain = FeatureSpace.of(bags, { families: {}, seenIn: 1, rarity: 0 });
const weightOf = (space: FeatureSpace, word: string) =>
  space.rarities[space.hashes.indexOf(bagOf(word).hashes[0] ?? 0)] ?? Number.NaN;

describe('columns that are weighed by what they tell', () => {
  const telling = tellingSpace(plain, bags, labels, 0.5);

  it('count more the more unevenly they stand in the classes', () => {
    expect(weightOf(telling, 'awful')).toBeGreaterThan(weightOf(telling, 'great'));
    expect(weightOf(telling, 'great')).toBeGreaterThan(weightOf(telling, 'monday'));
    expect(weightOf(telling, 'the')).toBe(0);
  });

  it('are the same columns, and unchanged where evenness counts nothing', () => {
    expect(telling.hashes).toEqual(plain.hashes);
    expect(tellingSpace(plain, bags, labels, 0)).toBe(plain);
  });

  it('count more for evenness the more it is to count', () => {
    const ratio = (evenness: number) => {
      const space = tellingSpace(plain, bags, labels, evenness);
      return weightOf(space, 'awful') / weightOf(space, 'monday');
    };
    expect(ratio(1)).toBeGreaterThan(ratio(0.25));
  });
});
