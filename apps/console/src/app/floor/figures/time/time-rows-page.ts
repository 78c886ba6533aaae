import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import type { TimeRow } from '@aliado/domain';
import { timeMetrics } from '@aliado/domain';
import { activeLanguage, Bones, Empty, Failure, formatDay, formatNumber, TimeRowTable } from '@aliado/ui';
import { TranslocoDirective, TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { reading } from '../../../desk/reading.ts';
import { Readings } from '../../../desk/readings.ts';
import { HouseZone } from '../../../session/house-zone.ts';
import { Floor } from '../../floor.ts';
import { intervalName } from '../interval-name.ts';
import { TimeApi, timeScopeKeys, type TimeScope } from './time-api.ts';

/** People's time behind a figure, as its address names it: newest first, a page at a time, and all of it as a file. */
@Component({
  selector: 'aliado-time-rows-page',
  imports: [Bones, Empty, Failure, RouterLink, TimeRowTable, TranslocoDirective, TranslocoPipe],
  template: `
    <div class="figures-page" *transloco="let t; prefix: 'time'">
      <header class="row">
        <h1 class="clip">
          {{ t('rows') }}
          @if (metric(); as one) {
            · {{ 'ui.floor.metric.' + one.id | transloco }}
          }
        </h1>
        <a class="btn btn-quiet end" [routerLink]="['/floor/time']" [queryParams]="back()">{{ t('back') }}</a>
        <a class="btn" download [href]="file()"><i class="i i-table i-14" aria-hidden="true"></i>{{ t('csv') }}</a>
      </header>
      <p class="sm soft">
        @for (fact of facts(); track fact; let isFirst = $first) {
          {{ isFirst ? '' : '· ' }}{{ fact }}
        }
        @if (metric(); as one) {
          · {{ 'ui.floor.by' | transloco: { source: ('ui.floor.source.' + one.source | transloco) } }}
        }
        @if (first.hasValue()) {
          · {{ t('count', { shown: number(rows().length), total: number(first.value().total) }) }}
        }
      </p>
      @if (first.error()) {
        <ui-failure [title]="t('failed')" (act)="first.reload()" />
      } @else if (first.hasValue()) {
        @if (rows().length > 0) {
          <ui-time-rows data-panel="rows" [rows]="rows()" [label]="t('rows')" [timeZone]="timeZone()" />
          @if (next() !== null) {
            <div class="row">
              <button type="button" class="btn" [disabled]="isReading()" (click)="readOn()">{{ t('older') }}</button>
              @if (hasFailed()) {
                <span class="sm" role="status">{{ t('failed') }}</span>
              }
            </div>
          }
        } @else {
          <ui-empty icon="i-table" [title]="t('nothing')" [hint]="t('nothingHint')" />
        }
      } @else {
        <ui-bones [title]="t('loading')" />
      }
    </div>
  `,
  styleUrl: '../figures-page.css',
})
export class TimeRowsPage {
  private readonly api = inject(TimeApi);
  private readonly readings = inject(Readings);
  private readonly house = inject(HouseZone);
  private readonly transloco = inject(TranslocoService);
  private readonly language = activeLanguage();
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap);
  private readonly floor = inject(Floor);
  private readonly organisation = reading(
    () => ({ about: 'organisation', version: '' }),
    () => this.readings.organisation(),
  );

  private readonly scope = computed((): TimeScope => {
    const named = timeScopeKeys.map((key) => [key, this.address()?.get(key) ?? ''] as const);
    return Object.fromEntries(named.filter(([, value]) => value !== ''));
  });
  protected readonly metric = computed(() => {
    const { metric, source } = this.scope();
    return timeMetrics.find((one) => one.id === metric && (source === undefined || one.source === source)) ?? null;
  });
  protected readonly timeZone = computed(() => {
    const { zone } = this.scope();
    return this.organisation.value()?.sites?.find(({ id }) => id === zone)?.timeZone ?? this.house.zone() ?? 'UTC';
  });
  /** Whose time of when it is, in words. */
  protected readonly facts = computed(() => {
    const { day, agent, team, site, from, to } = this.scope();
    const hour = (at: string) => intervalName(Number(at), this.language(), this.timeZone());
    const named = (kind: 'agent' | 'team' | 'site', id: string | undefined, name: (id: string) => string) =>
      id === undefined ? [] : [id === '-' ? this.transloco.translate(`time.none.${kind}`) : name(id)];
    return [
      ...(day ? [formatDay(day, this.language())] : []),
      ...named('agent', agent, (id) => this.personName(id)),
      ...named('team', team, this.floor.teamOf),
      ...named('site', site, (id) => this.siteName(id)),
      ...(from && to ? [`${hour(from)}–${hour(to)}`] : []),
    ];
  });
  /** The figures from which one came. */
  protected readonly back = computed(() => {
    const { day, zone } = this.scope();
    const by = this.address()?.get('by');
    return { ...(day && { day }), ...(zone && { zone }), ...(by && { by }) };
  });
  protected readonly file = computed(() => this.api.rowsFileOf(this.scope(), this.language()));
  protected readonly first = resource({
    params: () => this.scope(),
    loader: ({ params: scope }) => this.api.rows(scope, null),
  });
  protected readonly rows = linkedSignal((): readonly TimeRow[] =>
    this.first.hasValue() ? this.first.value().rows : [],
  );
  /** Where what is older begins; null where there is nothing older. */
  protected readonly next = linkedSignal(() => (this.first.hasValue() ? this.first.value().next : null));
  protected readonly isReading = signal(false);
  protected readonly hasFailed = signal(false);

  protected async readOn(): Promise<void> {
    const scope = this.scope();
    this.isReading.set(true);
    const page = await this.api.rows(scope, this.next()).catch(() => null); // said beside the button; pressed again, it is read again
    this.isReading.set(false);
    this.hasFailed.set(page === null);
    if (page === null || scope !== this.scope()) return;
    this.rows.update((rows) => [...rows, ...page.rows]);
    this.next.set(page.next);
  }

  protected number(count: number): string {
    return formatNumber(count, this.language());
  }

  private personName(agentId: string): string {
    return this.rows().find((row) => row.agentId === agentId)?.agentName ?? agentId;
  }

  private siteName(siteId: string): string {
    return this.organisation.value()?.sites?.find(({ id }) => id === siteId)?.name[this.language()] ?? siteId;
  }
}
