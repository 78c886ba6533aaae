import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import type { FloorRow } from '@aliado/domain';
import { metrics } from '@aliado/domain';
import { activeLanguage, Bones, Empty, Failure, formatDay, formatHour, formatNumber, RowTable } from '@aliado/ui';
import { TranslocoDirective, TranslocoPipe } from '@jsverse/transloco';
import { HouseZone } from '../../session/house-zone.ts';
import { Floor } from '../floor.ts';
import { FiguresApi, scopeKeys, type RowScope } from './figures-api.ts';

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
        @for (fact of facts(); track fact; let isFirst = $first) {
          {{ isFirst ? '' : '· ' }}{{ fact }}
        }
        @if (title(); as metric) {
          · {{ 'ui.floor.by' | transloco: { source: ('ui.floor.source.' + metric.source | transloco) } }}
        }
        @if (first.hasValue()) {
          · {{ t('count', { shown: number(rows().length), total: number(first.value().total) }) }}
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
            [timeZone]="zone.zone()"
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
  protected readonly floor = inject(Floor);
  protected readonly zone = inject(HouseZone);

  private readonly scope = computed((): RowScope => {
    const named = scopeKeys.map((key) => [key, this.address()?.get(key) ?? ''] as const);
    return Object.fromEntries(named.filter(([, value]) => value !== ''));
  });
  protected readonly title = computed(() => {
    const { metric, source } = this.scope();
    return metrics.find((one) => one.id === metric && (source === undefined || one.source === source)) ?? null;
  });
  /** Which contacts these are, in words. */
  protected readonly facts = computed(() => {
    const { day, queue, agent, team, from, to } = this.scope();
    const hour = (at: string) => formatHour(Number(at), this.language(), { timeZone: this.zone.zone() });
    return [
      ...(day ? [formatDay(day, this.language())] : []),
      ...(queue && queue !== '-' ? [this.floor.queueName(queue)] : []),
      ...(agent && agent !== '-' ? [this.personName(agent)] : []),
      ...(team && team !== '-' ? [this.floor.teamOf(team)] : []),
      ...(from && to ? [`${hour(from)}–${hour(to)}`] : []),
    ];
  });
  protected readonly back = computed(() => {
    const { day, queue } = this.scope();
    return { ...(day && { day }), ...(queue && queue !== '-' && { queue }) };
  });
  protected readonly file = computed(() => this.api.fileOf(this.scope(), this.language()));
  protected readonly first = resource({
    params: () => this.scope(),
    loader: ({ params: scope }) => this.api.rows(scope, null),
  });
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

  private personName(agentId: string): string {
    return this.rows().find(({ segment }) => segment.agentId === agentId)?.agentName ?? agentId;
  }
}
