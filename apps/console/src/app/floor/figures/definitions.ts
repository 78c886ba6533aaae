import { computed, inject, Service } from '@angular/core';
import type { Metric, MetricId, MetricSource } from '@aliado/domain';
import { metricOf, metrics } from '@aliado/domain';
import { PreferenceKeeper } from '../../session/preference-keeper.ts';

/** All figures, once each, in the order in which the field speaks of them. */
export const metricIds: readonly MetricId[] = [...new Set(metrics.map(({ id }) => id))];

/** Whose definition each figure follows, as its reader chose. */
@Service()
export class Definitions {
  private readonly keeper = inject(PreferenceKeeper);
  private readonly chosen = computed(() => this.keeper.preferences().definitions ?? {});

  /** The definition of each figure that the reader goes by. */
  readonly all = computed(() => metricIds.map((id) => this.of(id)));

  of(id: MetricId): Metric {
    const source = this.chosen()[id];
    return metrics.find((metric) => metric.id === id && metric.source === source) ?? metricOf(id);
  }

  /** The other published definitions of the same figure. */
  othersOf(metric: Metric): readonly Metric[] {
    return metrics.filter(({ id, source }) => id === metric.id && source !== metric.source);
  }

  choose(id: MetricId, source: MetricSource): void {
    this.keeper.change({ definitions: { ...this.chosen(), [id]: source } });
  }
}
