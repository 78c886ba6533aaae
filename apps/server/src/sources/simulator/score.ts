import type { DurationMs } from '@aliado/domain';
import type { Conversation, Turn } from './conversation.ts';
import type { Random } from './random.ts';
import { guessesOf } from './recogniser.ts';

/** One instant of a call's score, this long after the one before. Times are at speed 1. */
export type Beat = { readonly after: DurationMs } & BeatContent;

type BeatContent =
  | { readonly kind: 'begins'; readonly role: SpeakerRole; readonly utteranceId: string }
  | {
      readonly kind: 'guess';
      readonly role: SpeakerRole;
      readonly utteranceId: string;
      readonly revision: number;
      readonly text: string;
    }
  | {
      readonly kind: 'said';
      readonly role: SpeakerRole;
      readonly utteranceId: string;
      readonly text: string;
      readonly confidence: number | null;
    }
  | { readonly kind: 'held' }
  | { readonly kind: 'resumed' }
  | { readonly kind: 'transferred'; readonly queueId: string }
  | { readonly kind: 'ends'; readonly by: SpeakerRole };

/** The two sides of a recorded conversation. */
export type SpeakerRole = 'customer' | 'agent';

/** How a conversation is to be played. */
export interface ScoreOptions {
  /** The longest pause between turns with times of their own; a silence that somebody wrote into a conversation is kept. */
  readonly maxSilence: DurationMs;
  /** Between two guesses of the recogniser. */
  readonly guessEvery: DurationMs;
}

/** Words a second in a telephone call. */
const wordsPerSecond = 2.6;

const shortestUtterance = 400;

/** From answering to the first word. */
const breath = 800;

/** What happens on the line once somebody has answered, from the first word to the hang-up. Equal dice give an equal score. */
export function scoreOf(conversation: Conversation, options: ScoreOptions, random: Random): readonly Beat[] {
  const sheet = new Sheet(conversation, options, random);
  conversation.turns.forEach((turn, index) => sheet.write(turn, index));
  sheet.close(conversation.ends === 'agent' ? 'agent' : 'customer');
  return sheet.beats;
}

class Sheet {
  readonly beats: Beat[] = [];
  private before: DurationMs = 0;
  /** Where the writing stands, since the answer. */
  private position: DurationMs = 0;
  /** How far the conversation's own times lie ahead of ours; null until its first time is known. */
  private lead: DurationMs | null = null;

  constructor(
    private readonly conversation: Conversation,
    private readonly options: ScoreOptions,
    private readonly random: Random,
  ) {}

  write(turn: Turn, index: number): void {
    switch (turn.speaker) {
      case 'customer':
      case 'agent':
        this.wait(this.pauseBefore(turn));
        return this.speak(turn, `u${index + 1}`);
      case 'silence':
        return this.wait(turn.lasts);
      case 'hold':
        this.put({ kind: 'held' });
        this.wait(turn.lasts);
        return this.put({ kind: 'resumed' });
      case 'transfer':
        return this.put({ kind: 'transferred', queueId: turn.to });
    }
  }

  close(by: SpeakerRole): void {
    this.wait(breath);
    this.put({ kind: 'ends', by });
  }

  /** Times of the conversation's own are kept to, but for pauses beyond the longest and words that outlast their time. */
  private pauseBefore({ startsAt }: Extract<Turn, { text: string }>): DurationMs {
    if (startsAt === null) return this.beats.length === 0 ? breath : this.random.between(400, 900);
    this.lead ??= startsAt - this.position - breath;
    const pause = Math.max(0, startsAt - this.lead - this.position);
    const kept = Math.min(pause, this.options.maxSilence);
    this.lead += pause - kept;
    return kept;
  }

  private speak(turn: Extract<Turn, { text: string }>, utteranceId: string): void {
    const role = turn.speaker;
    const lasts = turn.lasts ?? speakingTime(turn.text);
    this.put({ kind: 'begins', role, utteranceId });
    let spoken = 0;
    for (const [index, guess] of this.guesses({ ...turn, lasts }).entries()) {
      this.wait(guess.at - spoken);
      spoken = guess.at;
      this.put({ kind: 'guess', role, utteranceId, revision: index + 1, text: guess.text });
    }
    this.wait(Math.max(0, lasts - spoken));
    this.put({ kind: 'said', role, utteranceId, text: turn.text, confidence: this.confidence() });
  }

  /** Only speech is guessed at; a chat message arrives whole. */
  private guesses(speech: { text: string; heard: readonly string[]; lasts: DurationMs }): ReturnType<typeof guessesOf> {
    return this.conversation.channel === 'voice' ? guessesOf(speech, this.options.guessEvery, this.random) : [];
  }

  private confidence(): number | null {
    return this.conversation.channel === 'voice' ? Math.round(this.random.between(82, 99)) / 100 : null;
  }

  private wait(span: DurationMs): void {
    this.before += Math.round(span);
    this.position += Math.round(span);
  }

  private put(content: BeatContent): void {
    this.beats.push({ after: this.before, ...content });
    this.before = 0;
  }
}

/** How long it takes to say something, at speed 1. */
export const speakingTime = (text: string): DurationMs =>
  Math.max(shortestUtterance, Math.round((text.split(/\s+/).length / wordsPerSecond) * 1_000));
