import fc from 'fast-check';
import { hearMood, initialCourse, type MoodCourse } from './mood-course.ts';
import { MoodReader, type MoodReading } from './mood-reader.ts';

const neutral: MoodReading = { polarity: 0, evidence: [] };

/** Something said in a phrase of two words of its own. */
const said = (polarity: number, ...words: readonly string[]): MoodReading => ({
  polarity,
  evidence: [{ weight: polarity, words, said: words.join(' '), isTelling: words.length > 1 }],
});

const reading = fc.oneof(
  fc.constant(neutral),
  fc
    .tuple(fc.double({ min: -1, max: 1, noNaN: true }), fc.constantFrom('nobody came', 'thank you', 'awful', 'so kind'))
    .filter(([polarity]) => polarity !== 0)
    .map(([polarity, phrase]) => said(polarity, ...phrase.split(' '))),
);

function hear(readings: readonly MoodReading[], from: MoodCourse = initialCourse) {
  let course = from;
  const turns = readings.flatMap((one, at) => {
    const heard = hearMood(course, one, at + 1);
    course = heard.course;
    return heard.turn ? [heard.turn] : [];
  });
  return { course, turns };
}

describe('how a customer sounds over a contact', () => {
  it('turns when what was said adds up, and says at which line and by which words', () => {
    const { turns } = hear([said(-0.6, 'nobody', 'came'), neutral, said(-0.6, 'fed', 'up')]);
    expect(turns).toEqual([{ mood: 'upset', lineSequence: 3, words: ['fed up'], score: expect.closeTo(0.67, 1) }]);
  });

  it('comes back on kind words, not on silence', () => {
    const upset = [said(-1, 'fed', 'up')];
    expect(hear([...upset, ...Array<MoodReading>(40).fill(neutral)]).course.mood).toBe('upset');
    const { turns } = hear([...upset, neutral, neutral, said(0.9, 'so', 'kind')]);
    expect(turns.map(({ mood }) => mood)).toEqual(['upset', 'calm']);
  });

  it('never turns on an utterance that says nothing', () => {
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 30 }), (readings) => {
        expect(hear([neutral], hear(readings).course).turns).toEqual([]);
      }),
    );
  });

  it('never turns on one word, however often it is said', () => {
    fc.assert(
      fc.property(fc.double({ min: -1, max: 1, noNaN: true }), fc.integer({ min: 1, max: 30 }), (polarity, times) => {
        expect(hear(Array<MoodReading>(times).fill(said(polarity, 'awful'))).turns).toEqual([]);
      }),
    );
  });

  it('turns at a line only to another mood, and the same way each time', () => {
    fc.assert(
      fc.property(fc.array(reading, { maxLength: 40 }), (readings) => {
        const { turns } = hear(readings);
        expect(hear(readings).turns).toEqual(turns);
        const moods = ['calm', ...turns.map(({ mood }) => mood)];
        expect(moods.slice(1).every((mood, at) => mood !== moods[at])).toBe(true);
        expect(turns.every(({ score, words }) => score > 0 && score < 1 && words.length > 0)).toBe(true);
      }),
    );
  });

  it.each([
    ['a third party', ["My landlord is horrible, he's an idiot.", 'The heating is broken and he is awful.']],
    ['bad news told calmly', ['The fridge broke down.', 'It is the wrong part, sorry.', 'It has been slow.']],
    ['politeness', ['Thank you.', 'Great, thank you.', 'Perfect.', 'Bye, thank you.']],
  ])('stays calm at %s', (_, texts) => {
    const reader = new MoodReader('en', null);
    expect(hear(texts.map((text) => reader.read(text))).turns).toEqual([]);
  });
});
