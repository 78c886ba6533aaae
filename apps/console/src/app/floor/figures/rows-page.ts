import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import type { EpochMs, FloorRow } from '@aliado/domain';
import { activeLanguage, Bones, Empty, Failure, formatHour, formatNumber, RowTable } from '@aliado/ui';
import { TranslocoDirective, TranslocoPipe } from '@jsverse/transloco';
import { HouseZone } from '../../session/house-zone.ts';
import { Floor } from '../floor.ts';
import { FiguresApi, scopeKeys, type RowScope } from './figures-api.ts';
import { rowFacts } from './row-facts.ts';
import { anyMetrics } from './shown-metrics.ts';

/** The contacts behind a figure, as its address names it: newest first, a page at a time, and all of them as a file. */
@Component({
  selector: 'aliado-rows-page',
  imports: [Bones, Empty, Failure, RouterLink, RowTable, TranslocoDirective, TranslocoPipe],
  template: `
    <div class="figures-page" *transloco="let t; prefix: 'figures'">
      <header class="row">
        <h1 class="clip">
          {{ t('rows') }}
          @if (title(); as metric) {
            · {{ 'ui.floor.metric.' + metric.id | transloco }}
          }
        </h1>
        <a class="btn btn-quiet end" [routerLink]="['/floor/figures']" [queryParams]="back()">{{ t('back') }}</a>
        <a class="btn" download [href]="file()"><i class="i i-table i-14" aria-hidden="true"></i>{{ t('csv') }}</a>
      </header>
      <p class="sm soft">
        @for (fact of told.facts(); track fact; let isFirst = $first) {
          {{ isFirst ? '' : '· ' }}{{ fact }}
        }
        @if (title(); as metric) {
          · {{ 'ui.floor.by' | transloco: { source: ('ui.floor.source.' + metric.source | transloco) } }}
        }
        @if (scope()['days']; as days) {
          · {{ t('withinDays', { days }) }}
        }
        @if (first.hasValue()) {
          · {{ t('count', { shown: number(rows().length), total: number(first.value().total) }) }} ·
          {{ t('countedAt', { at: hour(first.value().at), zone: first.value().timeZone }) }}
        }
      </p>
      @if (first.error()) {
        <ui-failure [title]="t('failed')" (act)="first.reload()" />
      } @else if (first.hasValue()) {
        @if (rows().length > 0) {
          <ui-rows
            data-panel="rows"
            [rows]="rows()"
            [label]="t('rows')"
            [queueName]="floor.queueName"
            [matterName]="told.matterName()"
            [timeZone]="zone()"
          />
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
  styleUrl: './figures-page.css',
})
export class RowsPage {
  private readonly api = inject(FiguresApi);
  private readonly language = activeLanguage();
  private readonly address = toSignal(inject(ActivatedRoute).queryParamMap);
  private readonly house = inject(HouseZone);
  protected readonly floor = inject(Floor);

  protected readonly scope = computed((): RowScope => {
    const named = scopeKeys.map((key) => [key, this.address()?.get(key) ?? ''] as const);
    return Object.fromEntries(named.filter(([, value]) => value !== ''));
  });
  protected readonly title = computed(() => {
    const { metric, source } = this.scope();
    return anyMetrics.find((one) => one.id === metric && (source === undefined || one.source === source)) ?? null;
  });
  protected readonly first = resource({
    params: () => this.scope(),
    loader: ({ params: scope }) => this.api.rows(scope, null),
  });
  /** The clocks by which these contacts were asked for. */
  protected readonly zone = computed(() => (this.first.hasValue() ? this.first.value().timeZone : this.house.zone()));
  protected readonly told = rowFacts(this.scope, this.zone, (agentId) => this.personName(agentId));
  protected readonly back = computed(() => {
    const { day, queue, site, zone } = this.scope();
    const by = this.address()?.get('by');
    const some = Object.entries({ day, queue, site, zone, by: by ?? undefined });
    return Object.fromEntries(some.filter(([name, value]) => value && value !== '-' && name !== by));
  });
  protected readonly file = computed(() => this.api.rowsFileOf(this.scope(), this.language()));
  protected readonly rows = linkedSignal((): readonly FloorRow[] =>
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

  protected hour(at: EpochMs): string {
    return formatHour(at, this.language(), { withSeconds: true, timeZone: this.zone() });
  }

  private personName(agentId: string): string {
    return this.rows().find(({ segment }) => segment.agentId === agentId)?.agentName ?? agentId;
  }
}
