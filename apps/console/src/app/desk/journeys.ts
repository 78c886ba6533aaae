import { HttpErrorResponse } from '@angular/common/http';
import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import type { JourneyPage, Touchpoint } from '@aliado/domain';
import { Desk } from './desk.ts';
import { Readings } from './readings.ts';

const pageSize = 20;

interface Walked {
  readonly touchpoints: readonly Touchpoint[];
  /** Where the next page starts; null at the end. */
  readonly nextCursor: string | null;
  readonly total: number;
}

/** The journeys of the customers in hand, read page by page as one scrolls. */
@Service()
export class Journeys {
  private readonly desk = inject(Desk);
  private readonly readings = inject(Readings);
  private readonly walked = signal<ReadonlyMap<string, Walked>>(new Map());
  private readonly failed = signal(false);
  private readonly reading = signal<ReadonlySet<string>>(new Set());
  private readonly customerId = computed(() => this.desk.selected()?.interaction.customer.customerId ?? null);
  private readonly present = computed(() => this.walked().get(this.customerId() ?? ''));

  /** Newest first, as far as read. */
  readonly touchpoints = computed(() => this.present()?.touchpoints ?? []);
  readonly hasMore = computed(() => (this.present()?.nextCursor ?? null) !== null);
  /** How many there are, read or not; null before the first page. */
  readonly total = computed(() => this.present()?.total ?? null);
  readonly isRead = computed(() => this.present() !== undefined);
  readonly isReading = computed(() => this.reading().has(this.customerId() ?? ''));
  readonly hasFailed = this.failed.asReadonly();

  constructor() {
    effect(() => {
      const id = this.customerId();
      if (id !== null && !untracked(this.walked).has(id)) void this.more();
    });
  }

  /** Reads the next page of the journey on the screen; does nothing at its end. */
  async more(): Promise<void> {
    const id = untracked(this.customerId);
    const before = id === null ? undefined : untracked(this.walked).get(id);
    if (id === null || untracked(this.reading).has(id) || (before && before.nextCursor === null)) return;
    this.reading.update((all) => new Set(all).add(id));
    this.failed.set(false);
    try {
      const page = await this.readings.journey(id, before?.nextCursor ?? null, pageSize);
      this.walked.update((all) => new Map(all).set(id, joined(before, page)));
    } catch (error) {
      if (!(error instanceof HttpErrorResponse)) throw error;
      this.failed.set(true);
    } finally {
      this.reading.update((all) => new Set([...all].filter((other) => other !== id)));
    }
  }
}

function joined(before: Walked | undefined, { touchpoints, nextCursor, total }: JourneyPage): Walked {
  return { touchpoints: [...(before?.touchpoints ?? []), ...touchpoints], nextCursor, total };
}
