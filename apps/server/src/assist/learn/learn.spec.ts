import { Analyser } from '../text/analyser.ts';
import { examplesOf } from './examples.ts';
import { explain } from './explain.ts';
import { FeatureBag } from './feature-bag.ts';
import { FeatureSpace } from './feature-space.ts';
import { bestOf, chancesOf, LinearModel } from './linear-model.ts';
import { decodeModel, encodeModel } from './model-bytes.ts';
import { dot } from './sparse-vector.ts';
import { TextFeatures } from './text-features.ts';
import { trainMargin } from './train-margin.ts';
import { plainSoftmax, trainSoftmax } from './train-softmax.ts';

const said: readonly (readonly [string, string])[] = [
  ['where is my parcel', 'delivery'],
  ['the parcel has not come yet', 'delivery'],
  ['nobody delivered my order', 'delivery'],
  ['you charged me twice', 'payment'],
  ['there is a charge on my card', 'payment'],
  ['i was charged for the same order twice', 'payment'],
  ['the washing machine leaks', 'repair'],
  ['my oven does not heat', 'repair'],
  ['the fridge makes a noise and leaks', 'repair'],
];

const reader = new TextFeatures(new Analyser('en'), [
  { kind: 'words', from: 1, to: 2 },
  { kind: 'characters', from: 3, to: 4 },
  { kind: 'denied', from: 1, to: 3 },
  { kind: 'marks', from: 1, to: 1 },
]);
const bagOf = (text: string) => {
  const bag = new FeatureBag();
  reader.read(text, bag);
  return bag;
};
const bags = said.map(([text]) => bagOf(text));
const space = FeatureSpace.of(bags, { families: { characters: 0.5 }, seenIn: 1, rarity: 1 });
const vectors = bags.map((bag) => space.vector(bag));
const labels = said.map(([, label]) => label);
const examples = examplesOf(vectors, labels, space.width);
const guessOf = (model: LinearModel, text: string) => model.labels[bestOf(model.scores(space.vector(bagOf(text))))];

/** Mean of what is lost by the chances of the right classes. */
const lossOf = (model: LinearModel) =>
  vectors.reduce(
    (sum, vector, at) => sum - Math.log(chancesOf(model.scores(vector))[examples.targets[at] ?? 0] ?? 0),
    0,
  ) / vectors.length;

describe('what is learnt from examples', () => {
  it.each([
    ['chances', () => trainSoftmax(examples)],
    ['margins', () => trainMargin(examples)],
  ])('hears what examples have in common, by %s', (_, train) => {
    const model = train();
    expect(said.map(([text]) => guessOf(model, text))).toEqual(labels);
    expect(guessOf(model, 'my parcel did not come')).toBe('delivery');
    expect(guessOf(model, 'charged two times')).toBe('payment');
    expect(guessOf(model, 'leaking dishwasher')).toBe('repair');
  });

  it('knows its examples better after every round', () => {
    const losses = [0, 1, 4, 16].map((rounds) => lossOf(trainSoftmax(examples, { ...plainSoftmax, rounds })));
    expect(losses).toEqual(losses.toSorted((a, b) => b - a));
  });

  it('teaches a class nothing by examples that cannot be of it', () => {
    const repair = examples.labels.indexOf('repair');
    const closed = labels.map((label) => Uint16Array.from(label === 'repair' ? [0, 1] : [repair]));
    const { weights, biases } = trainSoftmax({ ...examples, closed });
    expect(biases[repair]).toBeCloseTo(0, 6); // alone it is always right
    for (let cell = repair; cell < weights.length; cell += examples.labels.length)
      expect(weights[cell]).toBeCloseTo(0, 6);
  });

  it('is the same each time', () => {
    const forgetful = (known: typeof examples) => trainSoftmax(known, { ...plainSoftmax, dropout: 0.5 });
    for (const train of [trainSoftmax, forgetful, trainMargin]) {
      expect(encodeModel({ space, model: train(examples) })).toEqual(encodeModel({ space, model: train(examples) }));
    }
  });

  it('keeps a margin to the other side for every example, or pays for it', () => {
    const model = trainMargin(examples, { cost: 1_000, rounds: 1_000, tolerance: 1e-3, seed: 1 });
    for (const [at, vector] of vectors.entries()) {
      for (const [label, score] of model.scores(vector).entries()) {
        const isOwn = examples.targets[at] === label;
        expect(isOwn ? score : -score).toBeGreaterThan(0.98);
      }
    }
  });
});

describe('a learnt model', () => {
  const model = LinearModel.blend([
    { model: trainSoftmax(examples), share: 0.5 },
    { model: trainMargin(examples), share: 2 },
  ]);

  it('gives reasons that add up to the score', () => {
    const text = 'my washing machine does not come, twice!';
    const words = reader.words(text);
    const scores = model.scores(space.vector(bagOf(text)));
    for (const label of model.labels.keys()) {
      const why = explain({ model, space }, bagOf(text), label, words.length);
      const sum = [why.bias, ...why.words, ...why.others.values()].reduce((total, part) => total + part, 0);
      expect(sum).toBeCloseTo(scores[label] ?? Number.NaN, 4);
    }
  });

  it('points at the word that weighed most', () => {
    const text = 'hello the oven is here';
    const why = explain({ model, space }, bagOf(text), model.labels.indexOf('repair'), 5);
    expect(reader.words(text)[bestOf(why.words)]).toBe('oven');
  });

  it('is the same after it was kept', () => {
    const bytes = encodeModel({ space, model });
    const kept = decodeModel(bytes);
    expect(kept.model.labels).toEqual(model.labels);
    expect(encodeModel(kept)).toEqual(bytes);
    const vector = space.vector(bagOf('the charge on my parcel'));
    expect(kept.space.vector(bagOf('the charge on my parcel'))).toEqual(vector);
    const [one, other] = [model.scores(vector), kept.model.scores(vector)];
    for (const [at, score] of one.entries()) expect(other[at]).toBeCloseTo(score, 3);
  });

  it('is read from a part of a larger buffer, as drivers hand it out', () => {
    const bytes = encodeModel({ space, model });
    const part = Buffer.concat([Buffer.alloc(3, 1), bytes, Buffer.alloc(5, 1)]).subarray(3, 3 + bytes.length);
    expect(encodeModel(decodeModel(part))).toEqual(bytes);
  });

  it('is not read from what is no model', () => {
    expect(() => decodeModel(new Uint8Array(3))).toThrow(RangeError);
    expect(() => decodeModel(encodeModel({ space, model }).subarray(0, -1))).toThrow(RangeError);
  });
});

describe('a text as a vector', () => {
  it('has each family at its own length', () => {
    const families = { words: 1, characters: 0.5, marks: 0 };
    const own = FeatureSpace.of(bags, { families, seenIn: 1, rarity: 1 });
    const vector = own.vector(bagOf('the oven leaks'));
    expect(dot(vector, vector)).toBeCloseTo(1 + 0.25, 5);
  });

  it('knows a word behind a negation from the same word elsewhere', () => {
    const hashes = (text: string) => new Set(bagOf(text).hashes);
    const [plain, denied] = [hashes('the oven heats'), hashes('the oven not heats')];
    expect(denied.size).toBeGreaterThan(plain.size);
    expect([...hashes('not. heats')].filter((hash) => denied.has(hash) && !plain.has(hash)).length).toBeLessThan(
      [...hashes('not heats')].filter((hash) => denied.has(hash) && !plain.has(hash)).length,
    );
  });

  it('leaves out what was never seen', () => {
    expect(space.vector(bagOf('zzz')).columns.length).toBeLessThan(2);
  });
});
