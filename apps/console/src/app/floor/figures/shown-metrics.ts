import {
  firstContactResolution,
  metrics,
  type MetricId,
  type Quotient,
  type ResolutionTerm,
  type Term,
} from '@aliado/domain';

/** What of contacts is measured, what became of them included. */
export type AnyMetricId = MetricId | (typeof firstContactResolution)['id'];

/** What can be counted of contacts, what became of them included. */
export type AnyTerm = Term | ResolutionTerm;

/** A figure of either. */
export type AnyMetric = Quotient<AnyMetricId, AnyTerm>;

/** All figures of contacts by all definitions. */
export const anyMetrics: readonly AnyMetric[] = [...metrics, firstContactResolution];
