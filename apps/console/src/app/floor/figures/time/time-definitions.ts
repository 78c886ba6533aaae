import { computed, inject, Service } from '@angular/core';
import type { MetricSource, TimeMetric, TimeMetricId } from '@aliado/domain';
import { timeMetricOf, timeMetrics } from '@aliado/domain';
import { PreferenceKeeper } from '../../../session/preference-keeper.ts';

/** The figures of people's time on the screen; that of being offline is in the files alone. */
const shown: readonly TimeMetricId[] = [
  ...(['occupancy', 'adherence', 'conformance', 'time-available', 'time-ringing', 'time-on-contact'] as const),
  ...(['time-after-contact-work', 'time-break'] as const),
];

/** Whose definition each figure of people's time follows, as its reader chose. */
@Service()
export class TimeDefinitions {
  private readonly keeper = inject(PreferenceKeeper);
  private readonly chosen = computed(() => this.keeper.preferences().definitions ?? {});

  /** The definition of each figure that the reader goes by. */
  readonly all = computed(() => shown.map((id) => this.of(id)));

  of(id: TimeMetricId): TimeMetric {
    const source = this.chosen()[id];
    return timeMetrics.find((metric) => metric.id === id && metric.source === source) ?? timeMetricOf(id);
  }

  /** The other published definitions of the same figure. */
  othersOf(metric: TimeMetric): readonly TimeMetric[] {
    return timeMetrics.filter(({ id, source }) => id === metric.id && source !== metric.source);
  }

  choose(id: TimeMetricId, source: MetricSource): void {
    this.keeper.change({ definitions: { ...this.chosen(), [id]: source } });
  }
}
