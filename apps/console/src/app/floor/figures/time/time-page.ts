import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  DOCUMENT,
  inject,
  Injector,
  linkedSignal,
  resource,
  signal,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { EpochMs, MetricSource, TimeMetricId, TimeTerm } from '@aliado/domain';
import { timeMetrics } from '@aliado/domain';
import type { FigureCell, FigureGroup } from '@aliado/ui';
import {
  activeLanguage,
  Bones,
  Empty,
  Failure,
  FigureTable,
  formatDay,
  formatHour,
  formatMoment,
  Formula,
} from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Keyboard } from '../../../keyboard/keyboard.ts';
import { Session } from '../../../session/session.ts';
import { Floor } from '../../floor.ts';
import { intervalName } from '../interval-name.ts';
import { PlanImport } from './plan-import.ts';
import { intervals, timeAddress } from './time-address.ts';
import { TimeApi, type TimeScope } from './time-api.ts';
import { TimeDefinitions } from './time-definitions.ts';

const minuteMs = 60_000;

/** How people spent a day, by person, team, site or interval: each figure with the definition it follows, and open to its formula and its rows. */
@Component({
  selector: 'aliado-time-page',
  imports: [Bones, Empty, Failure, FigureTable, Formula, PlanImport, RouterLink, TranslocoDirective],
  templateUrl: './time-page.html',
  styleUrl: '../figures-page.css',
})
export class TimePage {
  private readonly api = inject(TimeApi);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly transloco = inject(TranslocoService);
  private readonly floor = inject(Floor);
  private readonly session = inject(Session);
  protected readonly language = activeLanguage();
  protected readonly definitions = inject(TimeDefinitions);
  protected readonly address = timeAddress();
  protected readonly intervals = intervals;
  protected readonly everyMetric = timeMetrics;
  /** Groups shown at first, and more with each press. */
  protected readonly page = 60;
  protected readonly mayImport = computed(() => this.session.permissions().has('plan:import'));
  protected readonly isImporting = signal(false);

  private readonly scope = computed((): TimeScope => {
    const by = this.address.by();
    return { ...this.address.scope(), by, ...(by === 'interval' && { interval: this.address.interval() }) };
  });
  protected readonly read = resource({ params: () => this.scope(), loader: ({ params }) => this.api.time(params) });
  private readonly all = computed(() => (this.read.hasValue() ? this.read.value().groups : []));
  protected readonly shown = linkedSignal({ source: () => this.scope(), computation: () => this.page });
  protected readonly left = computed(() => Math.max(0, this.all().length - this.shown()));
  protected readonly groups = computed((): readonly FigureGroup<TimeTerm>[] =>
    this.all()
      .slice(0, this.shown())
      .map(({ key, name, tally }) => ({ key, tally, name: name ?? this.nameOf(key), more: [] })),
  );
  /** The figure that is explained, as it is counted now; null for none. */
  private readonly asked = signal<{ readonly key: string | null; readonly id: TimeMetricId } | null>(null);
  protected readonly explained = computed((): FigureCell<TimeMetricId, TimeTerm> | null => {
    const asked = this.asked();
    const group = asked && this.groups().find(({ key }) => key === asked.key);
    return group ? { group, metric: this.definitions.of(asked.id) } : null;
  });
  private opener: Element | null = null;

  protected readonly file = computed(() => {
    const metrics = this.definitions.all().map(({ id, source }) => `${id}:${source}`);
    return this.api.fileOf({ ...this.scope(), metrics: metrics.join(',') }, this.language());
  });
  protected readonly rowsFile = computed(() => this.api.rowsFileOf(this.address.scope(), this.language()));
  /** Which day the figure that is explained is of, and when it was counted. */
  protected readonly window = computed(() => {
    const day = formatDay(this.address.day(), this.language());
    const read = this.read.value();
    if (!read) return day;
    const { at, timeZone } = read;
    return this.transloco.translate('time.window', { day, at: this.hour(at, timeZone), zone: timeZone });
  });
  /** Who brought the plan in that was counted with, and of how many people there is one. */
  protected readonly planText = computed(() => {
    const { plan, planned, timeZone } = this.read.value() ?? {};
    if (!plan) return null;
    const at = formatMoment(plan.at, Date.now(), this.language(), timeZone);
    return this.transloco.translate('time.plan', { at, by: plan.by, count: planned ?? 0 });
  });

  constructor() {
    inject(Keyboard).bind({ dismissHint: () => this.leaveFormula() }, inject(DestroyRef));
  }

  /** Shows other figures: each has an address of its own. */
  protected go(change: Readonly<Record<string, string | null>>): void {
    this.asked.set(null);
    this.address.go(change);
  }

  protected chooseDay({ target }: Event): void {
    if (target instanceof HTMLInputElement && target.value !== '') this.go({ day: target.value });
  }

  protected choose(name: 'zone' | 'team' | 'site' | 'interval', { target }: Event): void {
    if (target instanceof HTMLSelectElement) this.go({ [name]: target.value || null });
  }

  protected explain({ group, metric }: FigureCell<TimeMetricId, TimeTerm>): void {
    this.opener = this.document.activeElement;
    this.asked.set({ key: group.key, id: metric.id });
    const focus = () => this.document.querySelector<HTMLElement>('aliado-time-page ui-formula button')?.focus();
    afterNextRender({ read: focus }, { injector: this.injector });
  }

  protected define(id: TimeMetricId, source: MetricSource): void {
    this.definitions.choose(id, source);
  }

  /** Gives the focus back to the figure; tells whether a formula was open. */
  protected leaveFormula(): boolean {
    const wasOpen = this.asked() !== null;
    this.asked.set(null);
    if (wasOpen && this.opener instanceof HTMLElement) this.opener.focus();
    return wasOpen;
  }

  protected openRows({ group, metric }: FigureCell<TimeMetricId, TimeTerm>): void {
    const scope: TimeScope = {
      ...{ ...this.address.scope(), metric: metric.id, source: metric.source },
      ...this.scopeOf(group.key),
    };
    void this.router.navigate(['/floor/time/rows'], { queryParams: { ...scope, by: this.address.by() } });
  }

  protected hour(at: EpochMs, timeZone: string): string {
    return formatHour(at, this.language(), { withSeconds: true, timeZone });
  }

  /** A plan was brought in: what was counted without it is counted again. */
  protected planned(): void {
    this.isImporting.set(false);
    this.read.reload();
  }

  private scopeOf(key: string | null): TimeScope {
    const by = this.address.by();
    if (by !== 'interval') return { [by]: key ?? '-' };
    return { from: String(key), to: String(Number(key) + Number(this.address.interval()) * minuteMs) };
  }

  private nameOf(key: string | null): string {
    const by = this.address.by();
    if (key === null) return this.transloco.translate(`time.none.${by}`);
    const named = {
      agent: () => key,
      team: () => this.floor.teamOf(key),
      site: () => this.address.sites().find(({ id }) => id === key)?.name[this.language()] ?? key,
      interval: () => intervalName(Number(key), this.language(), this.read.value()?.timeZone ?? 'UTC'),
    };
    return named[by]();
  }
}
