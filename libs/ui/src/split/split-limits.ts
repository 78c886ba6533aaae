/** How wide a side column may be, in CSS pixels. */
export interface SplitLimit {
  readonly min: number;
  readonly max: number;
  /** What a double click goes back to. */
  readonly standard: number;
}

export interface SplitLimits {
  readonly start: SplitLimit;
  readonly end: SplitLimit;
}

/** Widths of the side columns, in CSS pixels; the middle takes what is left. */
export interface SplitSizes {
  readonly start: number;
  readonly end: number;
}

/** The limits of the desk, work list and customer beside the conversation, in a window of this width in CSS pixels. */
export function deskLimitsFor(windowWidth: number): SplitLimits {
  const [start, end] = windowWidth <= 1_340 ? [224, 372] : windowWidth >= 1_720 ? [280, 520] : [248, 416];
  return { start: { min: 208, max: 320, standard: start }, end: { min: 360, max: 520, standard: end } };
}

/** One press of an arrow, in CSS pixels. */
export const splitStep = 16;

/** A width within its limit. */
export const withinLimit = (width: number, { min, max }: SplitLimit): number =>
  Math.min(max, Math.max(min, Math.round(width)));

/** The width after a key on the separator; null for keys that mean nothing here. `outward` is the arrow that widens. */
export function widthAfterKey(
  key: string,
  width: number,
  limit: SplitLimit,
  outward: 'ArrowRight' | 'ArrowLeft',
): number | null {
  if (key === 'Home') return limit.min;
  if (key === 'End') return limit.max;
  if (key === 'Enter') return limit.standard;
  if (key !== 'ArrowRight' && key !== 'ArrowLeft') return null;
  return withinLimit(width + (key === outward ? splitStep : -splitStep), limit);
}
