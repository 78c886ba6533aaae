import { CalibratedClassifier } from './calibrated-classifier.ts';
import type { FeatureBag } from './feature-bag.ts';
import { plainSpace } from './feature-space.ts';
import { fitOf, refuseAbove } from './open-set.ts';
import { seeded } from './seeded.ts';
import { plainMargin } from './train-margin.ts';
import { plainSoftmax } from './train-softmax.ts';

const reader = {
  read: (text: string, bag: FeatureBag) => text.split(' ').forEach((word) => bag.add('words', word)),
};
const recipe = {
  space: plainSpace,
  softmax: { options: plainSoftmax, share: 1 },
  margin: { options: plainMargin, share: 1 },
};
const random = seeded(3);
const oneOf = (words: string) => words.split(' ')[Math.floor(random() * words.split(' ').length)] ?? '';
const filler = () => oneOf('the a my please now');
const examples = Array.from({ length: 400 }, (_, place) => {
  if (place % 10 === 9) return { label: 'none', text: `${filler()} ${oneOf('weather song poem joke')} ${filler()}` };
  return place % 2 === 0
    ? { label: 'delivery', text: `${filler()} ${oneOf('parcel lorry courier')} ${filler()}` }
    : { label: 'payment', text: `${filler()} ${oneOf('card charge invoice')} ${filler()}` };
});

describe('a classifier that knows its limits', () => {
  const classifier = CalibratedClassifier.train(reader, examples, recipe, { none: 'none', loss: 0.01 });

  it('says what fits, and how likely', () => {
    expect(classifier.guess('my parcel please')).toMatchObject({ label: 'delivery' });
    expect(classifier.guess('the invoice now').chance).toBeGreaterThan(0.9);
  });

  it('says where nothing fits', () => {
    expect(classifier.guess('a poem please').label).toBeNull();
    expect(classifier.guess('my joke now').label).toBeNull();
  });

  it('never refuses where it was not asked to', () => {
    const plain = CalibratedClassifier.train(reader, examples, recipe);
    expect(plain.guess('a poem please').label).toBe('none');
  });
});

describe('a refusal', () => {
  it('costs no more than the share that was allowed', () => {
    const doubts = Array.from({ length: 1_000 }, (_, place) => place / 1_000);
    expect(doubts.filter((doubt) => doubt > refuseAbove(doubts, 0.02))).toHaveLength(20);
    expect(doubts.filter((doubt) => doubt > refuseAbove(doubts, 0))).toHaveLength(0);
    expect(refuseAbove([], 0.5)).toBe(Infinity);
  });

  it('is doubted by how far what fits nothing is ahead, else by how low the best is', () => {
    expect(fitOf(Float64Array.of(1, 4, 3), 1)).toEqual({ best: 2, doubt: 1 });
    expect(fitOf(Float64Array.of(1, 4, 3), -1)).toEqual({ best: 1, doubt: -4 });
  });
});
