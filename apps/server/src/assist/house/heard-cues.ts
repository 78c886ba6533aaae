import {
  itemAt,
  languages,
  likenessOf,
  lowerBound,
  placesHeard,
  readOutLikeness,
  wordsOf,
  type Cue,
  type HouseWords,
  type Interaction,
  type Language,
  type Line,
  type Phrases,
} from '@aliado/domain';
import { askingCues, givingCues } from './speech-cues.ts';

type Utterance = Extract<Line, { kind: 'utterance' }>;

/** Words that were waited for, as they were said. */
export interface HeardCue {
  readonly words: readonly string[];
  readonly lineSequence: number;
  /** The place of the line among all utterances, from 1. */
  readonly utterance: number;
}

/** The last lines of somebody: over more, words that are to be said would be found in any talk in the end. */
const linesAtOnce = 4;

/** What is listened for beside the words of the house. */
export const spokenOf = { giving: 'spoken:giving', asking: 'spoken:asking' } as const;

/** The key of what makes something of the house's words due. */
export const cueKey = (list: 'readOuts' | 'warnings' | 'phrases', id: string): string => `${list}:${id}`;

/**
 * What was said in one contact of all that is waited for. Each line is listened to once; what it remembers can be made again from
 * the log, and is bounded by what the house has written down.
 */
export class HeardCues {
  private readonly heard = new Map<string, HeardCue>();
  private readonly given = new Set<string>();
  /** The last lines of the agent, oldest first. */
  private readonly agents: (readonly string[])[] = [];
  /** The log entries of the customer's last lines, newest last. */
  private readonly customersAt: number[] = [];
  private upTo = 0;
  /** Utterances so far, and those of the customer. */
  utterances = 0;
  customers = 0;
  /** The log entry in which the agent spoke last; 0 for none. */
  lastOfAgentAt = 0;

  /** Listens to what was said since it was asked last. */
  listen({ lines, language }: Pick<Interaction, 'lines' | 'language'>, words: HouseWords): void {
    for (let at = lowerBound(lines, ({ sequence }) => sequence > this.upTo); at < lines.size; at++) {
      const line = itemAt(lines, at);
      if (!line) return;
      this.upTo = line.sequence;
      if (line.kind === 'utterance') this.take(line, words, line.language ?? language);
    }
  }

  /** When something that is waited for was said last; null while it was not. */
  at(key: string): HeardCue | null {
    return this.heard.get(key) ?? null;
  }

  /** Whether it was said within the last utterances. */
  isFresh(cue: HeardCue, within: number): boolean {
    return this.utterances - cue.utterance < within;
  }

  /** How many of the customer's last lines came after an entry. */
  customersSince(sequence: number): number {
    return this.customersAt.filter((at) => at > sequence).length;
  }

  /** Whether the agent has said a read-out of the house. */
  isGiven(readOutId: string): boolean {
    return this.given.has(readOutId);
  }

  /** How much of a text the agent has just said, 0 to 1. */
  likeness(text: string): number {
    return likenessOf(wordsOf(withoutPlaceholders(text)), this.agents.flat());
  }

  private take(line: Utterance, words: HouseWords, language: Language | null): void {
    this.utterances++;
    const spoken = language === null ? languages : [language];
    const told = line.text.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
    const said = told.map((word) => wordsOf(word).join(''));
    if (line.role === 'customer') this.takeOfCustomer(line.sequence);
    if (line.role === 'agent') {
      this.lastOfAgentAt = line.sequence;
      this.takeOfAgent(said, words, spoken);
    }
    for (const [key, cue] of cuesOf(words)) {
      if (cue.by !== 'anybody' && cue.by !== line.role) continue;
      const places = placesIn(cue, said, spoken);
      if (!places) continue;
      const found = places.flatMap((place) => told[place] ?? []);
      this.heard.set(key, { words: found, lineSequence: line.sequence, utterance: this.utterances });
    }
  }

  private takeOfCustomer(sequence: number): void {
    this.customers++;
    this.customersAt.push(sequence);
    if (this.customersAt.length > linesAtOnce) this.customersAt.shift();
  }

  private takeOfAgent(said: readonly string[], { readOuts }: HouseWords, spoken: readonly Language[]): void {
    this.agents.push(said);
    if (this.agents.length > linesAtOnce) this.agents.shift();
    for (const { id, heard, say } of readOuts) {
      if (this.given.has(id)) continue;
      const isWhole = spoken.some((language) => this.likeness(say[language]) >= readOutLikeness);
      if (isWhole || placesIn(heard, said, spoken)) this.given.add(id);
    }
  }
}

function placesIn(phrases: Phrases, said: readonly string[], spoken: readonly Language[]): readonly number[] | null {
  for (const phrase of spoken.flatMap((language) => phrases[language])) {
    const places = placesHeard(phrase, said);
    if (places) return places;
  }
  return null;
}

const withoutPlaceholders = (text: string): string => text.replace(/\{\{[^{}]*\}\}/g, ' ');

const cuesByWords = new WeakMap<HouseWords, readonly (readonly [string, Cue])[]>();

/** All that is listened for, by its key. */
function cuesOf(words: HouseWords): readonly (readonly [string, Cue])[] {
  const known = cuesByWords.get(words);
  if (known) return known;
  const lists = ['readOuts', 'warnings', 'phrases'] as const;
  const cues = [
    ...lists.flatMap((list) =>
      words[list].flatMap(({ id, after }) => (after ? [[cueKey(list, id), after] as const] : [])),
    ),
    [spokenOf.giving, givingCues] as const,
    [spokenOf.asking, askingCues] as const,
  ];
  cuesByWords.set(words, cues);
  return cues;
}
