import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { figureGroupings, wallAt, type FigureGrouping, type Named, type Organisation, type Site } from '@aliado/domain';
import { reading } from '../../desk/reading.ts';
import { Readings } from '../../desk/readings.ts';
import { HouseZone } from '../../session/house-zone.ts';
import type { RowScope } from './figures-api.ts';

/** What the address of the page of figures asks for, with the defaults of what it leaves out. */
export interface FiguresAddress {
  readonly by: Signal<FigureGrouping>;
  readonly groupings: Signal<readonly FigureGrouping[]>;
  readonly day: Signal<string>;
  /** The day on which one is, by the clocks that are asked for. */
  readonly today: Signal<string>;
  readonly queue: Signal<string | null>;
  readonly site: Signal<string | null>;
  /** The site by whose clocks the day is; null for those of the house. */
  readonly zone: Signal<string | null>;
  readonly queues: Signal<Organisation['queues']>;
  readonly sites: Signal<readonly Site[]>;
  readonly matters: Signal<readonly Named[]>;
  /** As the server is asked for it, without `by`. */
  readonly scope: Signal<RowScope>;
  /** Shows other figures: each has an address of its own. */
  readonly go: (change: Readonly<Record<string, string | null>>) => void;
}

/** To be called where something is injected. */
export function figuresAddress(): FiguresAddress {
  const [router, route, readings, house] = [
    inject(Router),
    inject(ActivatedRoute),
    inject(Readings),
    inject(HouseZone),
  ];
  const address = toSignal(route.queryParamMap);
  const organisation = reading(
    () => ({ about: 'organisation', version: '' }),
    () => readings.organisation(),
  );
  const of = (name: string) => address()?.get(name) || null;
  const sites = computed(() => organisation.value()?.sites ?? []);
  const groupings = computed(() => figureGroupings.filter((one) => one !== 'site' || sites().length > 0));
  const by = computed(() => figureGroupings.find((one) => one === of('by')) ?? 'queue');
  const zone = computed(() => of('zone'));
  const timeZone = computed(() => sites().find(({ id }) => id === zone())?.timeZone ?? house.zone());
  const today = computed(() => new Date(wallAt(Date.now(), timeZone())).toISOString().slice(0, 10));
  const day = computed(() => of('day') ?? today());
  const queue = computed(() => (by() === 'queue' ? null : of('queue')));
  const site = computed(() => (by() === 'site' ? null : of('site')));
  const scope = computed((): RowScope => {
    const named = { day: day(), queue: queue(), site: site(), zone: zone() };
    return Object.fromEntries(
      Object.entries(named).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    );
  });
  return {
    ...{ by, groupings, day, today, queue, site, zone, sites, scope },
    queues: computed(() => organisation.value()?.queues ?? []),
    matters: computed(() => organisation.value()?.matters ?? []),
    go: (queryParams) => void router.navigate([], { relativeTo: route, queryParams, queryParamsHandling: 'merge' }),
  };
}
