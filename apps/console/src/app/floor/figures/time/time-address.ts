import { computed, inject, type Signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { timeGroupings, wallAt, type Named, type Site, type TimeGrouping } from '@aliado/domain';
import { reading } from '../../../desk/reading.ts';
import { Readings } from '../../../desk/readings.ts';
import { HouseZone } from '../../../session/house-zone.ts';
import type { TimeScope } from './time-api.ts';

/** The lengths of an interval, minutes; the second is the usual one. */
export const intervals = ['15', '30', '60'] as const;

/** What the address of a page of people's time asks for, with the defaults of what it leaves out. */
export interface TimeAddress {
  readonly by: Signal<TimeGrouping>;
  readonly groupings: Signal<readonly TimeGrouping[]>;
  readonly day: Signal<string>;
  /** The day on which one is, by the clocks that are asked for. */
  readonly today: Signal<string>;
  readonly interval: Signal<(typeof intervals)[number]>;
  readonly team: Signal<string | null>;
  readonly site: Signal<string | null>;
  /** The site by whose clocks the day is; null for those of the house. */
  readonly zone: Signal<string | null>;
  readonly teams: Signal<readonly Named[]>;
  readonly sites: Signal<readonly Site[]>;
  /** As the server is asked for it, without `by`. */
  readonly scope: Signal<TimeScope>;
  /** Shows other figures: each has an address of its own. */
  readonly go: (change: Readonly<Record<string, string | null>>) => void;
}

/** To be called where something is injected. */
export function timeAddress(): TimeAddress {
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
  const groupings = computed(() => timeGroupings.filter((one) => one !== 'site' || sites().length > 0));
  const by = computed(() => timeGroupings.find((one) => one === of('by')) ?? 'agent');
  const zone = computed(() => of('zone'));
  const timeZone = computed(() => sites().find(({ id }) => id === zone())?.timeZone ?? house.zone());
  const today = computed(() => new Date(wallAt(Date.now(), timeZone())).toISOString().slice(0, 10));
  const day = computed(() => of('day') ?? today());
  const interval = computed(() => intervals.find((one) => one === of('interval')) ?? '30');
  const team = computed(() => (by() === 'team' ? null : of('team')));
  const site = computed(() => (by() === 'site' ? null : of('site')));
  const scope = computed((): TimeScope => {
    const named = { day: day(), zone: zone(), team: team(), site: site() };
    return Object.fromEntries(
      Object.entries(named).flatMap(([name, value]) => (value === null ? [] : [[name, value]])),
    );
  });
  return {
    ...{ by, groupings, day, today, interval, team, site, zone, sites, scope },
    teams: computed(() => organisation.value()?.teams ?? []),
    go: (queryParams) => void router.navigate([], { relativeTo: route, queryParams, queryParamsHandling: 'merge' }),
  };
}
