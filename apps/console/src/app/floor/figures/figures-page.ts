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
import type { EpochMs, FloorFigures, MetricSource } from '@aliado/domain';
import { emptyResolutions, firstContactResolution, resolutionDays } from '@aliado/domain';
import type { FigureCell, FigureGroup } from '@aliado/ui';
import {
  activeLanguage,
  Bones,
  Empty,
  Failure,
  FigureTable,
  formatDay,
  formatHour,
  formatPercent,
  formatSpan,
  Formula,
} from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Keyboard } from '../../keyboard/keyboard.ts';
import { PreferenceKeeper } from '../../session/preference-keeper.ts';
import { Floor } from '../floor.ts';
import { Definitions } from './definitions.ts';
import { figuresAddress } from './figures-address.ts';
import { FiguresApi, type RowScope } from './figures-api.ts';
import { intervalName } from './interval-name.ts';
import { patienceIn, referenceOf } from './reference.ts';
import { ResolutionLine } from './resolution-line.ts';
import { anyMetrics, type AnyMetric, type AnyMetricId, type AnyTerm } from './shown-metrics.ts';

const intervalMs = 30 * 60_000;
const usualAnswerWithin = 20;

/** Figures of a day by queue, person, team, site, matter or half hour: each with the definition it follows, and open to its formula and its contacts. */
@Component({
  selector: 'aliado-figures-page',
  imports: [Bones, Empty, Failure, FigureTable, Formula, ResolutionLine, RouterLink, TranslocoDirective],
  templateUrl: './figures-page.html',
  styleUrl: './figures-page.css',
})
export class FiguresPage {
  private readonly api = inject(FiguresApi);
  private readonly router = inject(Router);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly transloco = inject(TranslocoService);
  private readonly floor = inject(Floor);
  private readonly keeper = inject(PreferenceKeeper);
  protected readonly language = activeLanguage();
  protected readonly definitions = inject(Definitions);
  protected readonly address = figuresAddress();
  /** Groups shown at first, and more with each press. */
  protected readonly page = 60;
  protected readonly everyMetric = anyMetrics;
  /** First-contact resolution stands after the first, in sight. */
  protected readonly shownMetrics = computed((): readonly AnyMetric[] =>
    (this.definitions.all() as readonly AnyMetric[]).toSpliced(1, 0, firstContactResolution),
  );

  private readonly scope = computed((): RowScope => ({ ...this.address.scope(), by: this.address.by() }));
  protected readonly read = resource({ params: () => this.scope(), loader: ({ params }) => this.api.figures(params) });
  /** Days within which a further contact counts, as the reader chose. */
  protected readonly days = computed(() => this.keeper.preferences().resolutionDays ?? resolutionDays.usual);
  protected readonly became = resource({
    params: () => ({ ...this.scope(), days: String(this.days()) }),
    loader: ({ params }) => this.api.resolution(params),
  });

  /** Whether there is a model to compare with: by interval, of one queue. */
  protected readonly referred = computed(() => this.address.by() === 'interval' && this.address.queue() !== null);
  private readonly answerWithin = computed(
    () => this.address.queues().find(({ id }) => id === this.address.queue())?.answerWithinSeconds ?? usualAnswerWithin,
  );
  private readonly patienceMs = computed(() => (this.read.hasValue() ? patienceIn(this.read.value().groups) : null));
  /** What the reference takes, as it is read. */
  protected readonly taken = computed(() => {
    const patience = this.patienceMs();
    return { within: this.answerWithin(), patience: patience === null ? null : formatSpan(patience) };
  });
  /** Agents at a time that the reference takes: those who answered that day, until the reader says otherwise. */
  private readonly answering = resource({
    params: () => (this.referred() ? { ...this.address.scope(), by: 'agent' } : undefined),
    loader: async ({ params }) => (await this.api.figures(params)).groups.filter(({ key }) => key !== null).length,
  });
  protected readonly agents = linkedSignal(() => Math.max(1, this.answering.hasValue() ? this.answering.value() : 1));

  private readonly all = computed(() => (this.read.hasValue() ? this.read.value().groups : []));
  private readonly resolutions = computed(
    () => new Map((this.became.hasValue() ? this.became.value().groups : []).map(({ key, tally }) => [key, tally])),
  );
  protected readonly shown = linkedSignal({ source: () => this.scope(), computation: () => 60 });
  protected readonly left = computed(() => Math.max(0, this.all().length - this.shown()));
  protected readonly groups = computed((): readonly FigureGroup<AnyTerm>[] =>
    this.all()
      .slice(0, this.shown())
      .map((group) => ({
        ...{ key: group.key, name: group.name ?? this.nameOf(group.key), note: this.noteOf(group) },
        tally: { ...group.tally, ...(this.resolutions().get(group.key) ?? emptyResolutions) },
        more: this.referred() ? this.referenceText(group.tally) : [],
      })),
  );
  /** The figure that is explained, as it is counted now; null for none. */
  private readonly asked = signal<{ readonly key: string | null; readonly id: AnyMetricId } | null>(null);
  protected readonly explained = computed((): FigureCell<AnyMetricId, AnyTerm> | null => {
    const asked = this.asked();
    const group = asked && this.groups().find(({ key }) => key === asked.key);
    const metric = asked && this.shownMetrics().find(({ id }) => id === asked.id);
    return group && metric ? { group, metric } : null;
  });
  protected readonly others = computed((): readonly AnyMetric[] => {
    const metric = this.explained()?.metric;
    return anyMetrics.filter(({ id, source }) => id === metric?.id && source !== metric.source);
  });
  private opener: Element | null = null;
  protected readonly rowsFile = computed(() => this.api.rowsFileOf(this.address.scope(), this.language()));
  protected readonly figuresFile = computed(() => {
    const chosen = this.definitions.all().map(({ id, source }) => `${id}:${source}`);
    const scope = { ...this.scope(), metrics: chosen.join(','), days: String(this.days()) };
    return this.api.figuresFileOf(scope, this.language());
  });
  /** Which stretch of time the figure that is explained is of, and when it was counted. */
  protected readonly window = computed(() => {
    const day = formatDay(this.address.day(), this.language());
    const isResolution = this.explained()?.metric.id === firstContactResolution.id;
    const read = isResolution ? this.became.value() : this.read.value();
    if (!read) return day;
    const { at, timeZone } = read;
    return this.transloco.translate('figures.window', { day, at: this.hour(at, timeZone), zone: timeZone });
  });

  constructor() {
    inject(Keyboard).bind({ dismissHint: () => this.leaveFormula() }, inject(DestroyRef));
  }

  protected go(change: Readonly<Record<string, string | null>>): void {
    this.asked.set(null);
    this.address.go(change);
  }

  protected chooseDay({ target }: Event): void {
    if (target instanceof HTMLInputElement && target.value !== '') this.go({ day: target.value });
  }

  protected choose(what: 'queue' | 'site' | 'zone', { target }: Event): void {
    if (target instanceof HTMLSelectElement) this.go({ [what]: target.value || null });
  }

  protected chooseAgents({ target }: Event): void {
    const count = target instanceof HTMLInputElement ? Math.round(target.valueAsNumber) : 0;
    if (count >= 1 && count <= 1_000) this.agents.set(count);
  }

  protected chooseDays(days: number): void {
    this.keeper.change({ resolutionDays: days });
  }

  protected countAgain(): void {
    this.read.reload();
    this.became.reload();
  }

  protected explain({ group, metric }: FigureCell<AnyMetricId, AnyTerm>): void {
    this.opener = this.document.activeElement;
    this.asked.set({ key: group.key, id: metric.id });
    const focus = () => this.document.querySelector<HTMLElement>('aliado-figures-page ui-formula button')?.focus();
    afterNextRender({ read: focus }, { injector: this.injector });
  }

  protected define(id: AnyMetricId, source: MetricSource): void {
    if (id !== firstContactResolution.id) this.definitions.choose(id, source);
  }

  /** Gives the focus back to the figure; tells whether a formula was open. */
  protected leaveFormula(): boolean {
    const wasOpen = this.asked() !== null;
    this.asked.set(null);
    if (wasOpen && this.opener instanceof HTMLElement) this.opener.focus();
    return wasOpen;
  }

  protected openRows({ group, metric }: FigureCell<AnyMetricId, AnyTerm>): void {
    const days = metric.id === firstContactResolution.id ? { days: String(this.days()) } : {};
    const of = { metric: metric.id, source: metric.source, by: this.address.by(), ...days };
    const queryParams: RowScope = { ...this.address.scope(), ...of, ...this.scopeOf(group.key) };
    void this.router.navigate(['/floor/rows'], { queryParams });
  }

  protected hour(at: EpochMs, timeZone: string): string {
    return formatHour(at, this.language(), { withSeconds: true, timeZone });
  }

  private scopeOf(key: string | null): RowScope {
    const by = this.address.by();
    if (by !== 'interval') return { [by]: key ?? '-' };
    return { from: String(key), to: String(Number(key) + intervalMs) };
  }

  private nameOf(key: string | null): string {
    const by = this.address.by();
    if (key === null) return this.transloco.translate(`figures.none.${by}`);
    const named = {
      queue: () => this.floor.queueName(key),
      team: () => this.floor.teamOf(key),
      agent: () => key,
      site: () => this.address.sites().find(({ id }) => id === key)?.name[this.language()] ?? key,
      matter: () => this.address.matters().find(({ id }) => id === key)?.name[this.language()] ?? key,
      interval: () => intervalName(Number(key), this.language(), this.read.value()?.timeZone ?? 'UTC'),
    };
    return named[by]();
  }

  /** That an interval lies outside of opening hours, and how many came while their queue was closed. */
  private noteOf({ opening, whileClosed }: FloorFigures['groups'][number]): string {
    const closed =
      opening === null || opening === 'open' ? [] : [this.transloco.translate(`figures.opening.${opening}`)];
    const came = whileClosed === 0 ? [] : [this.transloco.translate('figures.whileClosed', { count: whileClosed })];
    return [...closed, ...came].join(' · ');
  }

  private referenceText(tally: FloorFigures['groups'][number]['tally']): readonly string[] {
    const within = 1_000 * this.answerWithin();
    const reference = referenceOf(tally, intervalMs, this.agents(), within, this.patienceMs());
    const text = (bounds: readonly [number, number] | null | undefined) =>
      bounds ? [...new Set(bounds.map((share) => formatPercent(share, this.language())))].join(' – ') : '–';
    return [text(reference?.ever), text(reference?.patient)];
  }
}
