import type { DurationMs, EpochMs, OpenHint } from '@aliado/domain';

/** For this long after the mark moved, Enter does nothing: the hand was meant for the hint before. */
export const deafFor: DurationMs = 600;

/** Which hint Enter uses, and since when. */
export interface HintMark {
  /** Null when no hint is on the screen. */
  readonly hintId: string | null;
  readonly movedAt: EpochMs;
}

/** At most two hints are shown; a new one takes the second place and never displaces the one being read. */
export const shownHints = (hints: readonly OpenHint[]): readonly OpenHint[] => hints.slice(0, 2);

/** The mark after the hints changed: it stays on its hint as long as that is shown. */
export function markAfter(mark: HintMark, hints: readonly OpenHint[], now: EpochMs): HintMark {
  const shown = shownHints(hints).map(({ hint }) => hint.id);
  if (mark.hintId !== null && shown.includes(mark.hintId)) return mark;
  const hintId = shown[0] ?? null;
  return hintId === mark.hintId ? mark : { hintId, movedAt: now };
}

/** Whether Enter means the marked hint now. */
export const isListening = ({ hintId, movedAt }: HintMark, now: EpochMs): boolean =>
  hintId !== null && now - movedAt >= deafFor;
