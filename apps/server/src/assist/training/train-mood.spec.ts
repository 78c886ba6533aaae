import { decodeModel } from '../learn/model-bytes.ts';
import { seeded } from '../learn/seeded.ts';
import { LearntMood } from '../mood/learnt-mood.ts';
import { MoodReader } from '../mood/mood-reader.ts';
import { trainMood } from './train-mood.ts';
import type { MarkedUtterance } from './utterances-of-file.ts';

/** What people say in one house who sound ill or well, which no list of words knows. */
const words = {
  negative: ['kerfuffle', 'bodge', 'palaver', 'shambolic', 'faff', 'botched'],
  neutral: ['parcel', 'street', 'monday', 'number', 'kitchen', 'invoice'],
  positive: ['tickety', 'champion', 'cracking', 'smashing', 'belter', 'corker'],
} as const;

function utterances(count: number): readonly MarkedUtterance[] {
  const random = seeded(3);
  const labels = ['negative', 'neutral', 'positive'] as const;
  const pick = (some: readonly string[]) => some[Math.floor(random() * some.length)] ?? '';
  return Array.from({ length: count }, (_, nth) => {
    const label = labels[nth % 3] ?? 'neutral';
    const own = words[label];
    const text = `the ${pick(words.neutral)} was ${pick(own)} and ${pick(own)} ${pick(own)}`;
    return { language: 'en', text, label };
  });
}

describe('learning how the words of customers sound', () => {
  const trained = trainMood('en', utterances(420), null);
  if ('refused' in trained) throw new Error('there are enough utterances');
  const learnt = new LearntMood('en', { version: 4, trained: decodeModel(trained.bytes) });

  it('is judged on utterances that were held back, beside what read them before', () => {
    const { found, before } = trained.figures;
    expect(found.utterances).toBe(before.utterances);
    expect(found.macroF1).toBeGreaterThan(before.macroF1);
    expect(found.illHeard).toBeGreaterThan(0.8);
    expect(found.illMisheard).toBeLessThan(0.1);
    expect(trained.isNoWorse).toBe(true);
  });

  it('counts what was said twice once', () => {
    const twice = trainMood('en', [...utterances(420), ...utterances(420)], null);
    expect(twice).toMatchObject({ examples: trained.examples, figures: trained.figures });
  });

  it('finds the same from the same utterances, and the next no worse than itself', () => {
    const again = trainMood('en', utterances(420), { version: 4, trained: decodeModel(trained.bytes) });
    if ('refused' in again) throw new Error('there are enough utterances');
    expect(Buffer.from(again.bytes).equals(trained.bytes)).toBe(true);
    expect(again.figures.before).toEqual(trained.figures.found);
    expect(again.isNoWorse).toBe(true);
  });

  it('is told in the words that spoke for it, and never in those of the other side', () => {
    const said = 'the street was shambolic and botched';
    expect(learnt.lean(said)).toBeLessThan(-0.6);
    expect(learnt.telling(said, 'negative')).toEqual(expect.arrayContaining(['shambolic', 'botched']));
    const { polarity, evidence } = new MoodReader('en', learnt).read(said);
    expect(polarity).toBeLessThan(0);
    expect(evidence[0]?.words).toEqual(learnt.telling(said, 'negative'));
  });

  it('is not done from too few of a mood', () => {
    const refused = trainMood('en', utterances(60), null);
    expect(refused).toMatchObject({ refused: 'too-few-utterances', needed: { learning: 20, judging: 5 } });
    const onesided = utterances(420).map((one) => ({ ...one, label: 'neutral' as const }));
    expect(trainMood('en', onesided, null)).toMatchObject({
      refused: 'too-few-utterances',
      label: 'negative',
      learning: 0,
    });
  });
});
