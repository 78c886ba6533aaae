import type { NewEntry } from '../interactions/event-log.ts';

/** Something that writes rows as fast as it can. */
export interface Writer {
  readonly name: string;
  /**
   * Keeps so many rows on their way until there shall be no more, and tells of each how long it took, milliseconds.
   * Resolves when the last is on disk.
   */
  write(inFlight: number, isWanted: () => boolean, written: (waitMs: number) => void): Promise<void>;
}

/** An utterance as the log stores it, about 400 bytes. */
export function entryAt(nth: number, now: number): NewEntry {
  return {
    occurredAt: now,
    by: 'source:bench',
    event: {
      type: 'UtteranceSpoken',
      utteranceId: `u${nth}`,
      participantId: 'customer',
      role: 'customer',
      text: `El camión salió el lunes y volvió sin pasar por su calle; nadie avisó del cambio y por eso llamo ahora. ${nth}`,
      startedAt: now,
      endedAt: now,
      language: 'es',
      confidence: 0.9,
    },
  };
}
