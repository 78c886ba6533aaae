import { computed, inject, type Signal } from '@angular/core';
import type { Localised } from '@aliado/domain';
import { activeLanguage, formatDay } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { reading } from '../../desk/reading.ts';
import { Readings } from '../../desk/readings.ts';
import type { RowScope } from './figures-api.ts';
import { intervalName } from './interval-name.ts';

/** What is to be read above the contacts behind a figure. */
export interface RowFacts {
  /** Which contacts are asked for, in words; what is asked for that has none (`-`) too. */
  readonly facts: Signal<readonly string[]>;
  readonly matterName: Signal<(id: string) => string>;
}

/**
 * Tells which contacts are asked for. To be called where something is injected.
 * @param zone the clocks by which they are asked for.
 */
export function rowFacts(
  scope: Signal<RowScope>,
  zone: Signal<string | undefined>,
  personName: (agentId: string) => string,
): RowFacts {
  const [language, readings, transloco] = [activeLanguage(), inject(Readings), inject(TranslocoService)];
  const organisation = reading(
    () => ({ about: 'organisation', version: '' }),
    () => readings.organisation(),
  );
  const named = (kind: 'queues' | 'teams' | 'sites' | 'matters') => (id: string) => {
    const all: readonly { readonly id: string; readonly name: Localised }[] = organisation.value()?.[kind] ?? [];
    return all.find((one) => one.id === id)?.name[language()] ?? id;
  };
  const names = {
    queue: named('queues'),
    agent: personName,
    team: named('teams'),
    site: named('sites'),
    matter: named('matters'),
  };
  const facts = computed(() => {
    const { day, from, to, ...rest } = scope();
    const timeZone = zone() ?? 'UTC';
    const hour = (at: string) => intervalName(Number(at), language(), timeZone);
    const asked = (Object.keys(names) as (keyof typeof names)[]).flatMap((kind) => {
      const id = rest[kind];
      if (id === undefined) return [];
      return [id === '-' ? transloco.translate(`figures.none.${kind}`) : names[kind](id)];
    });
    return [
      ...(day ? [formatDay(day, language())] : []),
      ...asked,
      ...(from && to ? [`${hour(from)}–${hour(to)}`] : []),
    ];
  });
  const matterName = computed(() => {
    const matters = new Map((organisation.value()?.matters ?? []).map(({ id, name }) => [id, name[language()]]));
    return (id: string) => matters.get(id) ?? id;
  });
  return { facts, matterName };
}
