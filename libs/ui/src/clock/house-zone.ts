import type { Signal } from '@angular/core';
import { computed, inject, InjectionToken, signal } from '@angular/core';
import { wallAt } from '@aliado/domain';
import { activeLanguage } from '../words/active-language.ts';
import { Ticker } from './ticker.ts';

/** The organisation's time zone (IANA), in which all hours are told; undefined while it is not known: then it is the reader's own. */
export const HOUSE_ZONE = new InjectionToken<Signal<string | undefined>>('house zone', {
  factory: () => signal(undefined),
});

/** The organisation's zone in words, `hora de Europa central`; null where the reader's own clock shows the same. */
export function otherZone(): Signal<string | null> {
  const [zone, ticker, language] = [inject(HOUSE_ZONE), inject(Ticker), activeLanguage()];
  return computed(() => {
    const [timeZone, now] = [zone(), ticker.minute()];
    if (timeZone === undefined || wallAt(now) === wallAt(now, timeZone)) return null;
    const parts = new Intl.DateTimeFormat(language(), { timeZone, timeZoneName: 'longGeneric' }).formatToParts(now);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  });
}
