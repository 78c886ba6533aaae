import {
  figureGroupings,
  firstContactResolution,
  languages,
  metricOf,
  metrics,
  resolutionDays,
  type Metric,
  type MetricId,
  type MetricSource,
} from '@aliado/domain';
import { z } from 'zod';
import { storableText } from '../../platform/storable-text.ts';

/** Stands in a query for what has none: contacts without a queue, or that nobody answered. */
export const none = '-';

const id = storableText(200).min(1);
const moment = z.coerce.number().int().min(0).max(8_640_000_000_000_000);
const metricIds = [...new Set(metrics.map((metric) => metric.id))] as readonly MetricId[];
const rowMetricIds = [...metricIds, firstContactResolution.id] as const;
const sources = [...new Set(metrics.map(({ source }) => source))] as readonly MetricSource[];

/** Which contacts count: those of a day, and of those the ones that are asked for. `-` stands for none. */
const scope = {
  /** By the calendar of the house or of the site whose zone is asked for; today where left out. */
  day: z.iso.date('A day is written YYYY-MM-DD.').exactOptional(),
  /** The site by whose clocks the day is; those of the house where left out. */
  zone: id.exactOptional(),
  queue: id.exactOptional(),
  agent: id.exactOptional(),
  team: id.exactOptional(),
  site: id.exactOptional(),
  matter: id.exactOptional(),
  /** Within which a further contact counts against first-contact resolution. */
  days: z.coerce.number().int().min(resolutionDays.least).max(resolutionDays.most).default(resolutionDays.usual),
};

const grouping = {
  by: z.enum(figureGroupings),
  /** Minutes, where it is by interval. */
  interval: z.enum(['15', '30', '60']).default('30').transform(Number),
};

type RowMetricId = (typeof rowMetricIds)[number];

const defined: readonly { readonly id: RowMetricId; readonly source: MetricSource }[] = [
  ...metrics,
  firstContactResolution,
];

const isDefined = ({ metric, source }: { metric?: RowMetricId; source?: MetricSource }): boolean =>
  source === undefined || defined.some((one) => one.id === metric && one.source === source);

const rowsShape = z.strictObject({
  ...scope,
  /** Those that began at this moment or later. */
  from: moment.exactOptional(),
  /** Those that began before this moment. */
  to: moment.exactOptional(),
  metric: z.enum(rowMetricIds).exactOptional(),
  source: z.enum(sources).exactOptional(),
});
const undefinedVariant = { path: ['source'], message: 'This source does not define that metric.' };

/** The segments behind a figure. */
export const rowsQuery = rowsShape
  .extend({
    before: storableText(260)
      .regex(/^\d{1,16}~\d{1,4}~./)
      .exactOptional(),
  })
  .refine(isDefined, undefinedVariant);

/** All of them, as a file in the language of whoever asks unless another one is named. */
export const rowsFileQuery = rowsShape
  .extend({ language: z.enum(languages).exactOptional() })
  .refine(isDefined, undefinedVariant);

/** Figures of a day, in groups. */
export const figuresQuery = z.strictObject({
  ...scope,
  ...grouping,
  metrics: storableText(1_000).default('').transform(chosenMetrics),
});

/** The same as a file. */
export const figuresFileQuery = figuresQuery.extend({ language: z.enum(languages).exactOptional() });

/** First-contact resolution of a day, in groups. */
export const resolutionQuery = z.strictObject({ ...scope, ...grouping });

export type ScopeQuery = z.infer<z.ZodObject<typeof scope>>;
export type RowsQuery = z.infer<typeof rowsQuery>;
export type RowsFileQuery = Omit<z.infer<typeof rowsFileQuery>, 'language'>;
export type FiguresQuery = z.infer<typeof figuresQuery>;
export type ResolutionQuery = z.infer<typeof resolutionQuery>;

/** `service-level,abandonment:dynamics`; the first definition of every metric where nothing is named. */
function chosenMetrics(text: string, context: z.RefinementCtx<string>): readonly Metric[] {
  if (text === '') return metricIds.map((metric) => metricOf(metric));
  return text.split(',').flatMap((name) => {
    const [metric, source] = name.split(':');
    const found = metrics.find((one) => one.id === metric && (source === undefined || one.source === source));
    if (!found) context.addIssue({ code: 'custom', message: 'There is no such metric, or not by this source.' });
    return found ?? [];
  });
}
