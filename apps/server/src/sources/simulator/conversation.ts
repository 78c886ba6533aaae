import type { Channel, DurationMs, Language } from '@aliado/domain';
import { z } from 'zod';

/** Who hangs up; `abandoned` leaves while waiting. */
export type ConversationEnd = 'customer' | 'agent' | 'abandoned';

/** One thing that happens in a conversation, in order. */
export type Turn =
  | {
      readonly speaker: 'customer' | 'agent';
      readonly text: string;
      /** Earlier guesses of the recogniser, in order; mostly empty. */
      readonly heard: readonly string[];
      /** Since the start; null where the words are to be paced at speaking speed. */
      readonly startsAt: DurationMs | null;
      /** How long the words took; null where nobody measured it. */
      readonly lasts: DurationMs | null;
    }
  | { readonly speaker: 'silence' | 'hold'; readonly lasts: DurationMs }
  /** To a queue; the rest goes on there. */
  | { readonly speaker: 'transfer'; readonly to: string };

/** A recorded conversation as text: all that the simulator needs, and none of the labels that a predictor must not see. */
export interface Conversation {
  readonly id: string;
  readonly language: Language | null;
  readonly channel: Channel;
  /** Null where the conversation does not say; the exchange then chooses. */
  readonly queue: string | null;
  readonly from: string | null;
  readonly to: string | null;
  /** Time in the queue; null where the conversation does not say. */
  readonly wait: DurationMs | null;
  /** Empty where the caller leaves before anybody answers. */
  readonly turns: readonly Turn[];
  readonly ends: ConversationEnd;
}

const seconds = z.number().nonnegative().max(86_400);
const milliseconds = z.number().nonnegative();
const localised = z.strictObject({ es: z.string(), en: z.string() });

const written = z.object({
  speaker: z.enum(['customer', 'agent']),
  text: z.string(),
  t: seconds.optional(),
  heard: z.array(z.string()).optional(),
});
const measured = written.extend({
  startMs: milliseconds.optional(),
  durationMs: milliseconds.optional(),
  asr: z.string().optional(),
});
const pause = z.object({ speaker: z.enum(['silence', 'hold']), seconds });
const transfer = z.object({ speaker: z.literal('transfer'), to: z.string().min(1) });
/** What an agent did in other systems, and what experimenters noted: nothing that is heard on the line. */
const unheard = z.object({ speaker: z.enum(['action', 'kb', 'guide', 'event']) });

const head = z.object({
  id: z.string().min(1),
  language: z.enum(['es', 'en']).optional(),
  channel: z.enum(['voice', 'chat', 'email']).optional(),
  queue: z.string().min(1).optional(),
  from: z.string().min(1).nullable().optional(),
  to: z.string().min(1).nullable().optional(),
  waitSeconds: seconds.optional(),
  ends: z.enum(['customer', 'agent', 'abandoned']).optional(),
});

/** A conversation as a pack holds it; unknown keys are refused, as everywhere in a pack. */
export const packConversation = z.strictObject({
  ...head.shape,
  title: localised.optional(),
  kind: z.string().optional(),
  labels: z.record(z.string(), z.unknown()).optional(),
  turns: z.array(z.discriminatedUnion('speaker', [written.strict(), pause.strict(), transfer.strict()])),
});

/** A conversation in the neutral form, one JSON object a line; what is not understood is left alone. */
export const neutralConversation = z.object({
  ...head.shape,
  turns: z.array(z.discriminatedUnion('speaker', [measured, pause, transfer, unheard])),
});

type Written = z.infer<typeof packConversation> | z.infer<typeof neutralConversation>;

/** The conversation behind either form. Turns in which nobody says anything are left out. */
export function toConversation(form: Written): Conversation {
  const { id, language = null, channel = 'voice', queue = null, from = null, to = null, ends = 'customer' } = form;
  const wait = form.waitSeconds === undefined ? null : form.waitSeconds * 1_000;
  return { id, language, channel, queue, from, to, wait, ends, turns: form.turns.flatMap(toTurn) };
}

function toTurn(turn: Written['turns'][number]): readonly Turn[] {
  switch (turn.speaker) {
    case 'customer':
    case 'agent': {
      const text = withoutMarks(turn.text);
      return text === '' ? [] : [{ speaker: turn.speaker, text, ...timing(turn), heard: heardOf(turn, text) }];
    }
    case 'silence':
    case 'hold':
      return [{ speaker: turn.speaker, lasts: turn.seconds * 1_000 }];
    case 'transfer':
      return [{ speaker: 'transfer', to: turn.to }];
    default:
      return [];
  }
}

type Spoken = z.infer<typeof written> | z.infer<typeof measured>;

function timing(turn: Spoken): { startsAt: DurationMs | null; lasts: DurationMs | null } {
  const startMs = 'startMs' in turn ? turn.startMs : undefined;
  const durationMs = 'durationMs' in turn ? turn.durationMs : undefined;
  const startsAt = startMs ?? (turn.t === undefined ? null : turn.t * 1_000);
  return { startsAt, lasts: durationMs ?? null };
}

function heardOf(turn: Spoken, text: string): readonly string[] {
  const recognised = 'asr' in turn && turn.asr !== undefined ? [withoutMarks(turn.asr)] : [];
  return [...(turn.heard ?? []), ...recognised].filter((guess) => guess !== '' && guess !== text);
}

/** Transcribers mark noises in brackets; no recogniser would say them. */
const withoutMarks = (text: string): string =>
  text
    .replace(/\[(noise|laughter|music|silence)\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
