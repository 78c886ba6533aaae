import { entitiesIn } from '../entity/entities-in.ts';
import type { EntityContext, SaidLine } from '../entity/entity.ts';
import type { HeardPromise } from '../hint/hint.ts';
import type { Language } from '../text/localised.ts';
import type { EpochMs } from '../time/epoch.ts';
import { momentOfWall, wallAt } from '../time/wall-clock.ts';
import { noPromiseCues, promiseCues } from './promise-cues.ts';

/** What a promise is read with. */
export interface PromiseContext {
  readonly language: Language;
  readonly entities: EntityContext;
  /** IANA; the organisation's. */
  readonly timeZone: string;
  /** The hour of 24 by which a day without an hour ends. */
  readonly endOfDay: number;
}

/** A promise as it was heard, with the words that bind. */
export type Promised = Omit<HeardPromise, 'team'> & { readonly cue: string };

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * A promise in what an agent said: a sentence that binds, with a day or an hour to it; null for none. A question, a condition and
 * a denial bind nobody. The last such sentence counts: people say first what went wrong. Pure.
 */
export function heardPromise(line: SaidLine, context: PromiseContext): Promised | null {
  return sentencesOf(line.text).reduceRight<Promised | null>(
    (found, sentence) => found ?? promiseIn({ ...line, text: sentence }, context),
    null,
  );
}

function promiseIn(line: SaidLine, { language, entities, timeZone, endOfDay }: PromiseContext): Promised | null {
  const folded = fold(line.text);
  const cue = promiseCues[language].exec(folded)?.[0];
  if (cue === undefined || noPromiseCues[language].test(folded)) return null;
  const told = entitiesIn([{ ...line, text: withHoursTold(line.text, language) }], entities);
  const day = told.findLast(({ kind }) => kind === 'date')?.value;
  const hour = told.findLast(({ kind }) => kind === 'time')?.value;
  if (typeof day !== 'string' && typeof hour !== 'string') return null;
  const dueAt = dueOn(typeof day === 'string' ? day : null, typeof hour === 'string' ? hour : null, {
    now: line.startedAt,
    timeZone,
    endOfDay,
  });
  return dueAt <= line.startedAt ? null : { words: line.text.trim(), dueAt, cue };
}

/** The moment of a day and an hour on the organisation's clock. An hour alone is the next one that its clock shows. */
function dueOn(
  day: string | null,
  hour: string | null,
  { now, timeZone, endOfDay }: { readonly now: EpochMs; readonly timeZone: string; readonly endOfDay: number },
): EpochMs {
  const midnight = day === null ? Math.floor(wallAt(now, timeZone) / dayMs) * dayMs : Date.parse(`${day}T00:00:00Z`);
  const [hours = endOfDay, minutes = 0] = hour === null ? [] : hour.split(':').map(Number);
  const due = momentOfWall(midnight + hours * hourMs + minutes * 60_000, timeZone);
  return day === null && due <= now
    ? momentOfWall(midnight + dayMs + hours * hourMs + minutes * 60_000, timeZone)
    : due;
}

const hour = {
  es: 'una|dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce|\\d{1,2}(?::\\d{2})?',
  en: 'one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\\d{1,2}(?::\\d{2})?',
} as const;
const spans: Readonly<Record<Language, RegExp>> = {
  es: new RegExp(
    `\\b(?:de|entre) (?:las? )?(?:${hour.es}) (?:a|y) (?:las? )?(${hour.es})(?=$|[.,;!]| de la | como )`,
    'giu',
  ),
  en: new RegExp(
    `\\b(?:(?:from|between) )?(?:${hour.en}) (?:to|and|till) (${hour.en})(?=$|[.,;!]| in the | o.clock)`,
    'giu',
  ),
};
const ends: Readonly<Record<Language, RegExp>> = {
  es: /\b(?:antes de|hasta|para|sobre|hacia) (?=las? )/giu,
  en: new RegExp(`\\b(?:before|by|until|around|about) (?=(?:${hour.en})\\b)`, 'giu'),
};

/** The sentence with the end of a span, and a latest hour, told as an hour is: by then it is due. */
function withHoursTold(sentence: string, language: Language): string {
  const at = language === 'es' ? 'a las ' : 'at ';
  return sentence.replace(spans[language], `${at}$1`).replace(ends[language], language === 'es' ? 'a ' : 'at ');
}

/** Sentences with their marks; an hour such as 5.30 is none. */
const sentencesOf = (text: string): readonly string[] => text.match(/[^.!?;]+(?:[.!?;]+(?=\s|$)|[.!?;]|$)+/gu) ?? [];

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[\p{M}'’]/gu, '')
    .toLowerCase();
