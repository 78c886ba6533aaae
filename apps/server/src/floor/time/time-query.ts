import {
  timeGroupings,
  timeMetricOf,
  timeMetrics,
  type MetricSource,
  type TimeMetric,
  type TimeMetricId,
} from '@aliado/domain';
import { z } from 'zod';
import { storableText } from '../../platform/storable-text.ts';

const id = storableText(200).min(1);
const moment = z.coerce.number().int().min(0).max(8_640_000_000_000_000);
const metricIds = [...new Set(timeMetrics.map((metric) => metric.id))] as readonly TimeMetricId[];
const sources = [...new Set(timeMetrics.map(({ source }) => source))] as readonly MetricSource[];

/** Whose time counts, and of which day. `-` stands for those without a team, or at no site. */
const scope = {
  /** By the calendar of the house or of the site whose zone is asked for; today where left out. */
  day: z.iso.date('A day is written YYYY-MM-DD.').exactOptional(),
  /** The site by whose clocks the day is; those of the house where left out. */
  zone: id.exactOptional(),
  agent: id.exactOptional(),
  team: id.exactOptional(),
  site: id.exactOptional(),
};

/** Figures of people's time, in groups. */
export const timeQuery = z.strictObject({
  ...scope,
  by: z.enum(timeGroupings),
  /** Minutes, where it is by interval. */
  interval: z.enum(['15', '30', '60']).default('30').transform(Number),
  metrics: storableText(1_000).default('').transform(chosenMetrics),
});

const isDefined = ({ metric, source }: { metric?: TimeMetricId; source?: MetricSource }): boolean =>
  source === undefined || timeMetrics.some((one) => one.id === metric && one.source === source);
const undefinedVariant = { path: ['source'], message: 'This source does not define that metric.' };

const rowsShape = z.strictObject({
  ...scope,
  /** From this moment on, and before that one. */
  from: moment.exactOptional(),
  to: moment.exactOptional(),
  metric: z.enum(metricIds).exactOptional(),
  source: z.enum(sources).exactOptional(),
});

/** The time behind a figure. */
export const timeRowsQuery = rowsShape
  .extend({
    before: storableText(260)
      .regex(/^\d{1,16}~./)
      .exactOptional(),
  })
  .refine(isDefined, undefinedVariant);

/** All of it, as a file. */
export const timeRowsFileQuery = rowsShape.refine(isDefined, undefinedVariant);

export type TimeQuery = z.infer<typeof timeQuery>;
export type TimeRowsQuery = z.infer<typeof timeRowsQuery>;
export type TimeRowsFileQuery = z.infer<typeof timeRowsFileQuery>;
/** Whose time counts, and of which day. */
export type TimeScope = Pick<TimeQuery, 'day' | 'zone' | 'agent' | 'team' | 'site'>;

/** `occupancy:classic,adherence`; the first definition of every metric where nothing is named. */
function chosenMetrics(text: string, context: z.RefinementCtx<string>): readonly TimeMetric[] {
  if (text === '') return metricIds.map((metric) => timeMetricOf(metric));
  return text.split(',').flatMap((name) => {
    const [metric, source] = name.split(':');
    const found = timeMetrics.find((one) => one.id === metric && (source === undefined || one.source === source));
    if (!found)
      context.addIssue({ code: 'custom', message: 'There is no such metric of time, or not by this source.' });
    return found ?? [];
  });
}
