import { figureGroupings, metricOf, metrics, type Metric, type MetricId, type MetricSource } from '@aliado/domain';
import { z } from 'zod';
import { storableText } from '../../platform/storable-text.ts';

/** Stands in a query for what has none: contacts without a queue, or that nobody answered. */
export const none = '-';

const id = storableText(200).min(1);
const calendarDay = z.iso.date('A day is written YYYY-MM-DD.');
const moment = z.coerce.number().int().min(0).max(8_640_000_000_000_000);
const metricIds = [...new Set(metrics.map((metric) => metric.id))] as readonly MetricId[];
const sources = [...new Set(metrics.map(({ source }) => source))] as readonly MetricSource[];

/** Which contacts count: those of a day, and of those the ones that are asked for. `-` stands for none. */
const scope = {
  /** By the calendar of the house; today where left out. */
  day: calendarDay.exactOptional(),
  queue: id.exactOptional(),
  agent: id.exactOptional(),
  team: id.exactOptional(),
  /** Those that began at this moment or later. */
  from: moment.exactOptional(),
  /** Those that began before this moment. */
  to: moment.exactOptional(),
};

const isDefined = ({ metric, source }: { metric?: MetricId; source?: MetricSource }): boolean =>
  source === undefined || metrics.some((one) => one.id === metric && one.source === source);

const rowsShape = z.strictObject({
  ...scope,
  metric: z.enum(metricIds).exactOptional(),
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

/** All of them, as a file. */
export const rowsFileQuery = rowsShape.refine(isDefined, undefinedVariant);

/** Figures of a day, in groups. */
export const figuresQuery = z.strictObject({
  by: z.enum(figureGroupings),
  day: calendarDay.exactOptional(),
  queue: id.exactOptional(),
  /** Minutes, where it is by interval. */
  interval: z.enum(['15', '30', '60']).default('30').transform(Number),
  metrics: storableText(1_000).default('').transform(chosenMetrics),
});

export type RowsQuery = z.infer<typeof rowsQuery>;
export type RowsFileQuery = z.infer<typeof rowsFileQuery>;
export type FiguresQuery = z.infer<typeof figuresQuery>;

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
