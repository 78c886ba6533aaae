import {
  emptyResolutions,
  firstContactResolution,
  resolutionTerms,
  valueOf,
  type FloorFigures,
  type FloorResolution,
  type Language,
  type Metric,
  type Opening,
} from '@aliado/domain';
import { csvBegin, csvRecord, type Field } from './csv.ts';
import { figureWords } from './figure-words.ts';
import { resolutionWords, isoInZone } from './segment-file.ts';

/** What stands in a file of figures beside the counts. */
export interface FigureFileMeans {
  readonly by: 'queue' | 'agent' | 'team' | 'site' | 'matter' | 'interval';
  readonly metrics: readonly Metric[];
  /** What the group of a key is called, where it has one. */
  readonly nameOf: (key: string) => string;
  readonly language: Language;
}

/**
 * Figures as a file: a header in the reader's language, then a record for each group. Shares are parts of 1, spans are milliseconds;
 * where there is nothing to divide by a field is empty. The last column says when the counts were right.
 */
export function* figuresFile(
  { groups, timeZone, at }: FloorFigures,
  resolution: FloorResolution,
  { by, metrics, nameOf, language }: FigureFileMeans,
): Generator<string> {
  const { of, none, offered, whileClosed, opening, openings, when } = figureWords[language];
  const isByTime = by === 'interval';
  yield (
    csvBegin +
    csvRecord([
      ...[of[by], ...(isByTime ? [opening] : []), offered, whileClosed],
      ...metrics.map((metric) => metricTitle(metric, language)),
      ...[
        resolutionTitle(resolution.days, language),
        ...resolutionTerms.map((term) => resolutionWords[language][term]),
      ],
      `${when} (${timeZone})`,
    ])
  );
  const became = new Map(resolution.groups.map(({ key, tally }) => [key, tally]));
  const named = (key: string) => (isByTime ? isoInZone(Number(key), timeZone) : nameOf(key));
  for (const { key, tally, whileClosed: closed, opening: isOpen } of groups) {
    const settled = became.get(key) ?? emptyResolutions;
    yield csvRecord([
      key === null ? none[by] : named(key),
      ...(isByTime ? [openingField(isOpen, openings)] : []),
      ...[tally.offered, closed, ...metrics.map((metric) => rounded(metric, valueOf(metric, tally)))],
      ...[rounded(firstContactResolution, valueOf(firstContactResolution, settled))],
      ...[...resolutionTerms.map((term) => settled[term]), isoInZone(at, timeZone)],
    ]);
  }
}

function metricTitle({ id, source, unit }: Metric, language: Language): string {
  const { metric, sources, share } = figureWords[language];
  return `${metric[id]}, ${sources[source]} (${unit === 'share' ? share : 'ms'})`;
}

function resolutionTitle(days: number, language: Language): string {
  const { metric, share, within } = figureWords[language];
  return `${metric[firstContactResolution.id]}, ${within(days)} (${share})`;
}

const openingField = (opening: Opening | null, words: Readonly<Record<Opening, string>>): Field =>
  opening === null ? null : words[opening];

/** A ten-thousandth of a share, a whole millisecond: what is beyond tells nothing. */
function rounded({ unit }: Pick<Metric, 'unit'>, value: number | null): number | null {
  if (value === null) return null;
  return unit === 'share' ? Math.round(value * 10_000) / 10_000 : Math.round(value);
}
