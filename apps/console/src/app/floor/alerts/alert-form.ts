import type { ElementRef } from '@angular/core';
import {
  afterRenderEffect,
  Component,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  signal,
  viewChild,
} from '@angular/core';
import type {
  AlertAbout,
  AlertRule,
  AlertRules,
  AlertRuleTerms,
  AlertTrial,
  AlertWay,
  Localised,
  OpenHours,
} from '@aliado/domain';
import { alertAbouts, alertWays, eventCountOf, weekdays } from '@aliado/domain';
import { activeLanguage } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Notices } from '../../shell/notices.ts';
import { minutesTyped, problemOf, termsOf, type AlertDraft } from './alert-draft.ts';
import { AlertConflict } from './alert-conflict.ts';
import { AlertFactsList } from './alert-facts-list.ts';
import { AlertRecipients } from './alert-recipients.ts';
import { AlertTrialResult } from './alert-trial-result.ts';
import { alertFailureOf, AlertsApi } from './alerts-api.ts';

const minute = 60_000;

/** Where a rule is written: its condition beside all that it may speak of, and what a past day would have made of it. */
@Component({
  selector: 'aliado-alert-form',
  imports: [AlertConflict, AlertFactsList, AlertRecipients, AlertTrialResult, TranslocoDirective],
  templateUrl: './alert-form.html',
  styleUrl: './alert-form.css',
})
export class AlertForm {
  readonly draft = input.required<AlertDraft>();
  /** All there is of rules now, as the server tells it. */
  readonly rules = input.required<AlertRules>();
  readonly isBusy = input(false);
  /** What the server found wrong with the condition, as it was sent. */
  readonly fault = input<Localised | null>(null);
  readonly save = output<AlertRuleTerms>();
  readonly remove = output<AlertRule>();
  /** Goes on from the rule as it is now, with what was written here or without it; null where it is gone. */
  readonly goOn = output<{ readonly rule: AlertRule | null; readonly terms: AlertRuleTerms }>();
  readonly leave = output();

  private readonly api = inject(AlertsApi);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly language = activeLanguage();
  private readonly name = viewChild.required<ElementRef<HTMLInputElement>>('es');
  private readonly condition = viewChild.required<ElementRef<HTMLTextAreaElement>>('condition');
  protected readonly abouts = alertAbouts;
  protected readonly ways = alertWays;
  protected readonly week = weekdays;
  protected readonly terms = linkedSignal(() => this.draft().terms);
  /** Whether it was sent; before that, nothing is wrong yet. */
  protected readonly wasSent = linkedSignal({ source: this.draft, computation: () => false });
  protected readonly problem = computed(() => (this.wasSent() ? problemOf(this.terms()) : null));
  protected readonly known = computed(() => this.rules().facts[this.terms().about]);
  protected readonly events = computed(() => this.rules().events[this.terms().about]);
  /** Facts that are figures, and the counts of events that the condition speaks of. */
  protected readonly figures = computed(() => [
    ...this.known().flatMap(({ path, unit }) => (unit === 'text' || unit === 'yes-no' ? [] : path)),
    ...new Set(
      [...this.terms().condition.matchAll(/events\.\w+\.\w+/g)].flatMap(([path]) => (eventCountOf(path) ? path : [])),
    ),
  ]);
  protected readonly unit = computed(
    () => this.known().find(({ path }) => path === this.terms().shows)?.unit ?? 'count',
  );
  /** The rule as it was opened here, and as somebody else made it since; null while nobody did. */
  protected readonly conflict = computed(() => {
    const { rule: opened } = this.draft();
    if (opened === null || this.isBusy()) return null; // one's own change is on its way
    const now = this.rules().rules.find(({ id }) => id === opened.id) ?? null;
    return now?.version === opened.version ? null : { opened, now };
  });
  protected readonly changedBy = computed(() => this.rules().changedBy[this.draft().rule?.id ?? ''] ?? null);
  /** What was found wrong when it was sent or tried last; gone once something else is written. */
  private readonly found = linkedSignal(() => this.fault());
  protected readonly wrong = computed(() => this.found()?.[this.language()] ?? null);
  protected readonly day = signal('');
  protected readonly trial = signal<AlertTrial | null>(null);
  protected readonly isTrying = signal(false);

  constructor() {
    afterRenderEffect(() => {
      this.draft();
      this.name().nativeElement.focus({ preventScroll: true });
      this.name().nativeElement.scrollIntoView({ block: 'center' });
    });
  }

  protected change(some: Partial<AlertRuleTerms>): void {
    this.terms.update((terms) => ({ ...terms, ...some }));
    this.trial.set(null);
    this.found.set(null);
  }

  /** What a rule is about says which facts there are. */
  protected turnTo(about: AlertAbout): void {
    this.change({ about, shows: null });
  }

  protected minutes(span: number): number {
    return span / minute;
  }

  protected type(part: 'holdsFor' | 'clearsAfter', text: string): void {
    const span = minutesTyped(text);
    if (span !== null) this.change({ [part]: span });
  }

  protected send(way: AlertWay, isWanted: boolean): void {
    const others = this.terms().to.filter((one) => one !== way);
    this.change({ to: isWanted ? [...others, way] : others });
  }

  /** Writes a fact into the condition, where the reader's cursor is. */
  protected insert(path: string): void {
    const { nativeElement: area } = this.condition();
    area.setRangeText(path, area.selectionStart, area.selectionEnd, 'end');
    this.change({ condition: area.value });
    area.focus();
  }

  protected addQuiet(): void {
    this.change({ quiet: [...this.terms().quiet, { days: weekdays, from: '00:00', to: '07:00' }] });
  }

  protected changeQuiet(place: number, some: Partial<OpenHours>): void {
    this.change({ quiet: this.terms().quiet.map((hours, at) => (at === place ? { ...hours, ...some } : hours)) });
  }

  protected dropQuiet(place: number): void {
    this.change({ quiet: this.terms().quiet.toSpliced(place, 1) });
  }

  protected turnDay(place: number, day: OpenHours['days'][number]): void {
    const days = this.terms().quiet[place]?.days ?? [];
    this.changeQuiet(place, { days: days.includes(day) ? days.filter((one) => one !== day) : [...days, day] });
  }

  /** What they wrote stands, and what was written here is thrown away. */
  protected takeTheirs(rule: AlertRule): void {
    this.goOn.emit({ rule, terms: termsOf(rule) });
  }

  protected submit(): void {
    this.begin();
    if (this.conflict() !== null) return;
    if (!this.isBusy() && this.problem() === null) this.save.emit(this.terms());
    else if (this.problem() === 'condition') this.condition().nativeElement.focus();
  }

  private begin(): void {
    this.wasSent.set(true);
    this.found.set(null);
  }

  protected async tryOut(): Promise<void> {
    this.begin();
    if (this.day() === '' || this.problem() !== null) return;
    this.isTrying.set(true);
    this.trial.set(null);
    try {
      this.trial.set(await this.api.try(this.terms(), this.day()));
    } catch (error) {
      const { refusal, fault } = alertFailureOf(error);
      this.found.set(fault);
      if (fault === null) this.notices.show('watch', this.transloco.translate(`alerts.failure.${refusal}`));
    } finally {
      this.isTrying.set(false);
    }
  }
}
