import { inject } from '@angular/core';
import type { CareSign, EpochMs } from '@aliado/domain';
import { TranslocoService } from '@jsverse/transloco';
import { HOUSE_ZONE } from '../clock/house-zone.ts';
import { formatHour } from '../format/time-format.ts';
import { formatNumber } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';

const minuteMs = 60_000;

/** Signs of strain in the words of whoever they are of. They follow the language where a signal asks for them. */
export interface CareWords {
  /** `Llevas 3 contactos duros seguidos. Un descanso te vendría bien.`; empty for no signs. */
  what(signs: readonly CareSign[]): string;
  /** Who sees them beside the reader: nobody yet and until when, or supervisors too. Empty for no signs. */
  seenBy(signs: readonly CareSign[], now: EpochMs): string;
}

/** Names signs in the reader's language. Call it in an injection context. */
export function careWords(): CareWords {
  const transloco = inject(TranslocoService);
  const language = activeLanguage();
  const zone = inject(HOUSE_ZONE);
  const say = (key: string, values: Readonly<Record<string, string>> = {}): string =>
    transloco.translate(`ui.care.${key}`, values, language());

  const sentence = ({ about }: CareSign): string => {
    switch (about.kind) {
      case 'hard-calls':
        return say('hardCalls', { count: formatNumber(about.inARow, language()) });
      case 'no-pause':
        return say('noPause', { minutes: formatNumber(Math.round(about.limit / minuteMs), language()) });
      case 'work-overrun':
        return say('workOverrun');
    }
  };

  return {
    what: (signs) => {
      if (signs.length === 0) return '';
      const isTired = signs.some(({ about }) => about.kind !== 'work-overrun');
      return [...signs.map(sentence), say(isTired ? 'rest' : 'takeTime')].join(' ');
    },
    seenBy: (signs, now) => {
      if (signs.length === 0) return '';
      const sharedFrom = Math.min(...signs.map((one) => one.sharedFrom));
      if (sharedFrom <= now) return say('shared');
      return say('onlyYou', { hour: formatHour(sharedFrom, language(), { timeZone: zone() }) });
    },
  };
}
