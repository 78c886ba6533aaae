import { wallAt, type EpochMs, type Language } from '@aliado/domain';
import { formatHour } from '@aliado/ui';

const minuteMs = 60_000;

/** By how much clocks are put back somewhere. */
const putBackBy = [30 * minuteMs, 60 * minuteMs];

/** When an interval begins: `09:30`; where clocks show that hour twice, with how far they are ahead of UTC: `02:30 (UTC+2)`. */
export function intervalName(at: EpochMs, language: Language, timeZone: string): string {
  const hour = formatHour(at, language, { timeZone });
  const wall = wallAt(at, timeZone);
  const isTwice = putBackBy.some((span) => [at - span, at + span].some((other) => wallAt(other, timeZone) === wall));
  return isTwice ? `${hour} (${offsetText(wall - at)})` : hour;
}

function offsetText(ahead: number): string {
  const minutes = Math.round(Math.abs(ahead) / minuteMs);
  const [whole, rest] = [Math.floor(minutes / 60), minutes % 60];
  return `UTC${ahead < 0 ? '−' : '+'}${whole}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}
