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
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { EpochMs, FigureGrouping, MetricSource } from '@aliado/domain';
import { figureGroupings, metrics, wallAt } from '@aliado/domain';
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
import { reading } from '../../desk/reading.ts';
import { Readings } from '../../desk/readings.ts';
import { Keyboard } from '../../keyboard/keyboard.ts';
import { HouseZone } from '../../session/house-zone.ts';
import { Floor } from '../floor.ts';
import { Definitions } from './definitions.ts';
import { FiguresApi, type RowScope } from './figures-api.ts';
import { patienceIn, referenceOf } from './reference.ts';

const intervalMs = 30 * 60_000;
const usualAnswerWithin = 20;

/** Figures of a day by queue, person, team or half hour: each with the definition it follows, and open to its formula and its contacts. */
@Component({
  selector: 'aliado-figures-page',
  imports: [Bones, Empty, Failure, FigureTable, Formula, RouterLink, TranslocoDirective],
  templateUrl: './figures-page.html',
  styleUrl: './figures-page.css',
})
export class FiguresPage {
  private readonly api = inject(FiguresApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly injector = inject(Injector);
  private readonly document = inject(DOCUMENT);
  private readonly transloco = inject(TranslocoService);
  private readonly zone = inject(HouseZone);
  private readonly floor = inject(Floor);
  private readonly readings = inject(Readings);
  private readonly address = toSignal(this.route.queryParamMap);
  protected readonly language = activeLanguage();
  protected readonly definitions = inject(Definitions);
  protected readonly variants = metrics;
  protected readonly groupings = figureGroupings;
  /** Groups shown at first, and more with each press. */
  protected readonly page = 60;

  private readonly organisation = reading(
    () => ({ about: 'organisation', version: '' }),
    () => this.readings.organisation(),
  );
  protected readonly queues = computed(() => this.organisation.value()?.queues ?? []);
  protected readonly today = computed(() => new Date(wallAt(Date.now(), this.zone.zone())).toISOString().slice(0, 10));
  protected readonly by = computed(
    (): FigureGrouping => figureGroupings.find((one) => one === this.address()?.get('by')) ?? 'queue',
  );
  protected readonly day = computed(() => this.address()?.get('day') || this.today());
  protected readonly queue = computed(() => (this.by() === 'queue' ? null : this.address()?.get('queue') || null));
  protected readonly read = resource({
    params: () => ({ by: this.by(), day: this.day(), queue: this.queue() }),
    loader: ({ params: { by, day, queue } }) => this.api.figures(by, day, queue),
  });

  /** Whether there is a model to compare with: by interval, of one queue. */
  protected readonly referred = computed(() => this.by() === 'interval' && this.queue() !== null);
  private readonly answerWithin = computed(
    () => this.queues().find(({ id }) => id === this.queue())?.answerWithinSeconds ?? usualAnswerWithin,
  );
  protected readonly within = computed(() => formatSpan(1_000 * this.answerWithin()));
  private readonly patienceMs = computed(() => (this.read.hasValue() ? patienceIn(this.read.value().groups) : null));
  protected readonly patience = computed(() => {
    const patience = this.patienceMs();
    return patience === null ? null : formatSpan(patience);
  });
  /** Agents at a time that the reference takes: those who answered that day, until the reader says otherwise. */
  private readonly answering = resource({
    params: () => (this.referred() ? { day: this.day(), queue: this.queue() } : undefined),
    loader: async ({ params: { day, queue } }) => {
      const { groups } = await this.api.figures('agent', day, queue);
      return groups.filter(({ key }) => key !== null).length;
    },
  });
  protected readonly agents = linkedSignal(() => Math.max(1, this.answering.hasValue() ? this.answering.value() : 1));

  private readonly all = computed(() => (this.read.hasValue() ? this.read.value().groups : []));
  protected readonly shown = linkedSignal({
    source: () => [this.by(), this.day(), this.queue()],
    computation: () => 60,
  });
  protected readonly left = computed(() => Math.max(0, this.all().length - this.shown()));
  protected readonly groups = computed((): readonly FigureGroup[] =>
    this.all()
      .slice(0, this.shown())
      .map(({ key, name, tally }) => ({
        ...{ key, tally, name: name ?? this.nameOf(key) },
        more: this.referred() ? this.referenceText(tally) : [],
      })),
  );
  /** The figure that is explained, as it is counted now; null for none. */
  private readonly asked = signal<{ readonly key: string | null; readonly id: FigureCell['metric']['id'] } | null>(
    null,
  );
  protected readonly explained = computed((): FigureCell | null => {
    const asked = this.asked();
    const group = asked && this.groups().find(({ key }) => key === asked.key);
    return group ? { group, metric: this.definitions.of(asked.id) } : null;
  });
  private opener: Element | null = null;
  protected readonly file = computed(() =>
    this.api.fileOf({ day: this.day(), ...(this.queue() !== null && { queue: this.queue() ?? '' }) }, this.language()),
  );
  protected readonly dayText = computed(() => formatDay(this.day(), this.language()));

  constructor() {
    inject(Keyboard).bind({ dismissHint: () => this.leaveFormula() }, inject(DestroyRef));
  }

  /** Shows other figures: each has an address of its own. */
  protected go(change: Readonly<Record<string, string | null>>): void {
    this.asked.set(null);
    void this.router.navigate([], { relativeTo: this.route, queryParams: change, queryParamsHandling: 'merge' });
  }

  protected chooseDay({ target }: Event): void {
    if (target instanceof HTMLInputElement && target.value !== '') this.go({ day: target.value });
  }

  protected chooseQueue({ target }: Event): void {
    if (target instanceof HTMLSelectElement) this.go({ queue: target.value || null });
  }

  protected chooseAgents({ target }: Event): void {
    const count = target instanceof HTMLInputElement ? Math.round(target.valueAsNumber) : 0;
    if (count >= 1 && count <= 1_000) this.agents.set(count);
  }

  protected explain({ group, metric }: FigureCell): void {
    this.opener = this.document.activeElement;
    this.asked.set({ key: group.key, id: metric.id });
    const focus = () => this.document.querySelector<HTMLElement>('aliado-figures-page ui-formula button')?.focus();
    afterNextRender({ read: focus }, { injector: this.injector });
  }

  protected define(source: MetricSource): void {
    const asked = this.asked();
    if (asked) this.definitions.choose(asked.id, source);
  }

  /** Gives the focus back to the figure; tells whether a formula was open. */
  protected leaveFormula(): boolean {
    const wasOpen = this.asked() !== null;
    this.asked.set(null);
    if (wasOpen && this.opener instanceof HTMLElement) this.opener.focus();
    return wasOpen;
  }

  protected openRows({ group, metric }: FigureCell): void {
    const queue = this.queue();
    const scope: RowScope = {
      ...{ day: this.day(), metric: metric.id, source: metric.source },
      ...(queue !== null && { queue }),
      ...this.scopeOf(group.key),
    };
    void this.router.navigate(['/floor/rows'], { queryParams: scope });
  }

  protected hour(at: EpochMs, withSeconds: boolean): string {
    return formatHour(at, this.language(), { withSeconds, timeZone: this.zone.zone() });
  }

  private scopeOf(key: string | null): RowScope {
    const by = this.by();
    if (by !== 'interval') return { [by]: key ?? '-' };
    return { from: String(key), to: String(Number(key) + intervalMs) };
  }

  private nameOf(key: string | null): string {
    if (key === null) return this.transloco.translate(`figures.none.${this.by()}`);
    const named = {
      queue: () => this.floor.queueName(key),
      team: () => this.floor.teamOf(key),
      agent: () => key,
      interval: () => this.hour(Number(key), false),
    };
    return named[this.by()]();
  }

  private referenceText(tally: FigureGroup['tally']): readonly string[] {
    const within = 1_000 * this.answerWithin();
    const reference = referenceOf(tally, intervalMs, this.agents(), within, this.patienceMs());
    const text = (bounds: readonly [number, number] | null | undefined) =>
      bounds ? [...new Set(bounds.map((share) => formatPercent(share, this.language())))].join(' – ') : '–';
    return [text(reference?.ever), text(reference?.patient)];
  }
}
