import type { Mood, MoodTurn } from '@aliado/domain';
import type { MoodReading } from './mood-reader.ts';

/** How a customer has sounded so far. */
export interface MoodCourse {
  readonly mood: Mood;
  /** What they said until now, the latest counting most: from -`farthest` to `farthest`. */
  readonly level: number;
  /** What spoke for each side since it last turned: different words, and whether any tells by itself. */
  readonly heard: { readonly well: Heard; readonly ill: Heard };
}

interface Heard {
  readonly words: ReadonlySet<string>;
  readonly hasTelling: boolean;
}

const nothing: Heard = { words: new Set(), hasTelling: false };

/** Before the customer's first words. */
export const initialCourse: MoodCourse = { mood: 'calm', level: 0, heard: { well: nothing, ill: nothing } };

/** What earlier utterances are worth against the one after them. */
const recency = 0.85;

/** Nobody is more upset than this: however long somebody complained, a few good words are heard. */
const farthest = 1.5;

/** Levels at which it turns. The way back is shorter than the way there, but never none: it turns seldom. */
const turnsAt = { upset: -0.9, calmAgain: -0.2, pleased: 0.9, calmAfterPleased: 0 } as const;

/** Different words without which nothing turns. */
const wordsNeeded = 2;

/** The phrases and words that a turning point is told with, strongest first. */
const evidenceTold = 3;

/**
 * Takes in the customer's next utterance. It turns on nothing but what is said in it: never on an utterance that says nothing,
 * never on a single word, never without a phrase that tells. Pure.
 */
export function hearMood(
  course: MoodCourse,
  reading: MoodReading,
  lineSequence: number,
): { readonly course: MoodCourse; readonly turn: Omit<MoodTurn, 'by'> | null } {
  const { polarity } = reading;
  const level = Math.max(-farthest, Math.min(farthest, course.level * recency + polarity));
  const heard = {
    well: withHeard(course.heard.well, reading, 1),
    ill: withHeard(course.heard.ill, reading, -1),
  };
  const mood = nextMood(course.mood, level, polarity);
  const behind = polarity > 0 ? heard.well : heard.ill;
  if (mood === course.mood || !behind.hasTelling || behind.words.size < wordsNeeded) {
    return { course: { mood: course.mood, level, heard }, turn: null };
  }
  const said = reading.evidence.filter(({ weight }) => Math.sign(weight) === Math.sign(polarity));
  const words = said.slice(0, evidenceTold).map((one) => one.said);
  const sureness = Math.abs(mood === 'calm' ? polarity : level);
  return {
    course: { mood, level, heard: initialCourse.heard },
    turn: { mood, lineSequence, words, score: sureness / (sureness + 0.5) },
  };
}

function nextMood(mood: Mood, level: number, polarity: number): Mood {
  if (polarity < 0) {
    if (level <= turnsAt.upset) return 'upset';
    return mood === 'pleased' && level <= turnsAt.calmAfterPleased ? 'calm' : mood;
  }
  if (polarity === 0) return mood;
  if (mood === 'upset') return level >= turnsAt.calmAgain ? 'calm' : mood;
  return level >= turnsAt.pleased ? 'pleased' : mood;
}

function withHeard(heard: Heard, { evidence }: MoodReading, side: 1 | -1): Heard {
  const news = evidence.filter(({ weight }) => Math.sign(weight) === side);
  if (news.length === 0) return heard;
  return {
    words: new Set([...heard.words, ...news.flatMap(({ words }) => words.map((word) => word.toLowerCase()))]),
    hasTelling: heard.hasTelling || news.some(({ isTelling }) => isTelling),
  };
}
