import type { EpochMs } from '@aliado/domain';

/** The ISO date of a moment, by the clocks of a time zone. */
export const dayIn = (timeZone: string, at: EpochMs): string =>
  new Intl.DateTimeFormat('en-CA', { timeZone }).format(at);
