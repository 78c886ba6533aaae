import {
  wallAt,
  type EpochMs,
  type Language,
  type Resolution,
  type ResolutionTerm,
  type Segment,
} from '@aliado/domain';
import { csvBegin, csvRecord, type Field } from './csv.ts';
import type { FileNames } from './names-in-file.ts';
import type { AskedSegment } from './segment-pages.ts';

/**
 * Segments as a file: a header in the reader's language, then a record each. Times are those of a zone, spans are milliseconds. What
 * became of the contacts is in it where that was asked.
 */
export function* segmentFile(
  asked: readonly AskedSegment[],
  names: FileNames,
  language: Language,
  timeZone: string,
): Generator<string> {
  const isResolved = asked.some(({ resolution }) => resolution !== null);
  yield csvBegin + csvRecord([...headers[language], ...(isResolved ? resolutionHeaders[language] : [])]);
  for (const { segment, resolution } of asked) {
    const more = resolution === null ? [] : resolutionFields(resolution, language, timeZone);
    yield csvRecord([...fieldsOf(segment, names, language, timeZone), ...more]);
  }
}

/** A moment as clocks of a zone show it, with how far they are ahead of UTC: `2026-11-22T09:15:03.250+01:00`. */
export function isoInZone(at: EpochMs, timeZone: string): string {
  const wall = wallAt(at, timeZone);
  const minutes = Math.round((wall - at) / 60_000);
  const [hour, minute] = [Math.trunc(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const offset = `${minutes < 0 ? '-' : '+'}${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
  return new Date(wall).toISOString().replace('Z', offset);
}

const headers: Readonly<Record<Language, readonly string[]>> = {
  es: [
    ...['Contacto', 'Tramo', 'Canal', 'Sentido', 'Cola', 'Entró', 'Atendido', 'Persona', 'Terminó', 'Cómo terminó'],
    ...['Espera (ms)', 'Conversación (ms)', 'Retención (ms)', 'Retenciones', 'Cierre (ms)', 'Asunto', 'Resultado'],
  ],
  en: [
    ...['Contact', 'Part', 'Channel', 'Direction', 'Queue', 'Began', 'Answered', 'Person', 'Ended', 'How it ended'],
    ...['Wait (ms)', 'Talk (ms)', 'Hold (ms)', 'Holds', 'After-contact work (ms)', 'Matter', 'Disposition'],
  ],
};

const resolutionHeaders: Readonly<Record<Language, readonly string[]>> = {
  es: ['Qué fue de él', 'Volvió', 'Volvió por', 'Contacto con el que volvió'],
  en: ['What became of it', 'Came again', 'Came again by', 'Contact with which they came again'],
};

/** What became of a contact, as a reader reads it. */
export const resolutionWords: Readonly<Record<Language, Readonly<Record<ResolutionTerm, string>>>> = {
  es: {
    ...{ settled: 'resuelto', cameAgain: 'volvió', unknown: 'sin saber' },
    ...{ pending: 'plazo sin cumplir', pendingCameAgain: 'plazo sin cumplir, ya volvió' },
  },
  en: {
    ...{ settled: 'settled', cameAgain: 'came again', unknown: 'not known' },
    ...{ pending: 'not yet over', pendingCameAgain: 'not yet over, came again' },
  },
};

function resolutionFields({ term, later }: Resolution, language: Language, timeZone: string): readonly Field[] {
  const word = resolutionWords[language][term];
  if (later === null) return [word, null, null, null];
  return [word, isoInZone(later.occurredAt, timeZone), channelIn(later.channel, language), later.interactionId];
}

const words: Readonly<Record<Language, Readonly<Record<Segment['channel'] | Segment['direction'] | EndWord, string>>>> =
  {
    es: {
      ...{ voice: 'voz', chat: 'chat', email: 'correo', inbound: 'entrante', outbound: 'saliente' },
      ...{ abandoned: 'abandonado', moved: 'pasado a otra cola', failed: 'cortado por la línea', ended: 'terminado' },
      ...{ 'transferred-blind': 'transferido sin consulta', 'transferred-attended': 'transferido con consulta' },
    },
    en: {
      ...{ voice: 'voice', chat: 'chat', email: 'email', inbound: 'inbound', outbound: 'outbound' },
      ...{ abandoned: 'abandoned', moved: 'moved to another queue', failed: 'lost by the line', ended: 'ended' },
      ...{ 'transferred-blind': 'transferred blind', 'transferred-attended': 'transferred attended' },
    },
  };

type EndWord = NonNullable<Segment['end']>;

/** A channel of others' systems stands as they have it. */
const channelIn = (channel: string, language: Language): string =>
  channel === 'voice' || channel === 'chat' || channel === 'email' ? words[language][channel] : channel;

function fieldsOf(segment: Segment, names: FileNames, language: Language, timeZone: string): readonly Field[] {
  const { beganAt, answeredAt, endedAt, end, heldFor } = segment;
  const time = (at: EpochMs | null) => (at === null ? null : isoInZone(at, timeZone));
  const named = (id: string | null, name: (id: string) => string) => (id === null ? null : name(id));
  const connected = answeredAt === null || endedAt === null ? null : Math.max(heldFor, endedAt - answeredAt);
  const waitedUntil = answeredAt ?? endedAt;
  return [
    ...[
      segment.interactionId,
      segment.ordinal + 1,
      words[language][segment.channel],
      words[language][segment.direction],
    ],
    ...[named(segment.queueId, names.queue), time(beganAt), time(answeredAt), named(segment.agentId, names.agent)],
    ...[time(endedAt), end === null ? null : words[language][end]],
    waitedUntil === null ? null : Math.max(0, waitedUntil - beganAt),
    ...[connected === null ? null : connected - heldFor, answeredAt === null ? null : heldFor, segment.holds],
    ...[segment.workedFor, named(segment.matter, names.matter), named(segment.disposition, names.disposition)],
  ];
}
