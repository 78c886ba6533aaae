import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { fillScript, type Language, type Script, type ScriptStepKind } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { KeyCap } from '../keys/key-cap.ts';
import { activeLanguage } from '../words/active-language.ts';
import { foreseenSteps, nextOf, stepOf } from './script-walk.ts';

/** The next step of a script, and the option that led to it; null where none was chosen. */
export interface EnteredStep {
  readonly stepId: string;
  readonly optionId: string | null;
}

/** One step of the script in hand: what to say or do with real values in it, what may follow, and what is done already. */
@Component({
  selector: 'ui-script-step',
  imports: [KeyCap, TranslocoPipe],
  host: { class: 'ui-script-step', role: 'region', '[attr.aria-label]': 'name()' },
  templateUrl: './script-step.html',
})
export class ScriptStepView {
  readonly script = input.required<Script>();
  readonly stepId = input.required<string>();
  /** The steps visited to come here, oldest first, without the present one. */
  readonly path = input<readonly string[]>([]);
  /** Values by path, ready to be read aloud: `customer.surname`, `order.number`. */
  readonly facts = input<Readonly<Record<string, string>>>({});
  /** Values told so far, by field. */
  readonly values = input<Readonly<Record<string, string>>>({});
  /** The option of this step whose condition holds; null when none does or nobody can tell. */
  readonly likely = input<string | null>(null);
  /** The language spoken with the customer; the reader's own when null. */
  readonly spoken = input<Language | null>(null);
  /** Names of teams by id. */
  readonly teams = input<Readonly<Record<string, string>>>({});
  /** Whether the server cannot be reached: the script stays readable, its steps wait. */
  readonly isOffline = input(false);

  readonly enter = output<EnteredStep>();
  readonly setValue = output<{ readonly field: string; readonly value: string }>();
  readonly leave = output<'completed' | 'left'>();
  /** The id of the guideline that decides what is offered. */
  readonly consult = output<string>();

  protected readonly language = activeLanguage();
  protected readonly step = computed(() => stepOf(this.script(), this.stepId()));
  protected readonly name = computed(() => this.script().name[this.language()]);
  protected readonly filled = computed(() => {
    const step = this.step();
    if (!step) return [];
    return fillScript(step.text[this.textLanguage()], this.lookUp());
  });
  /** What is spoken goes in the customer's language, what is for the reader's eyes in the reader's. */
  protected readonly textLanguage = computed(() => {
    const kind = this.step()?.kind;
    const isForReader = kind === 'do' || kind === 'check' || kind === 'decide';
    return isForReader ? this.language() : (this.spoken() ?? this.language());
  });
  private readonly lookUp = computed(() => {
    const told = Object.entries(this.values()).map(([field, value]) => [`values.${field}`, value]);
    return { ...this.facts(), ...Object.fromEntries(told) } as Readonly<Record<string, string>>;
  });

  protected readonly behind = computed(() =>
    this.path().flatMap((id) => {
      const step = stepOf(this.script(), id);
      return step ? [{ id, tick: step.tick[this.language()] }] : [];
    }),
  );
  protected readonly ahead = computed(() =>
    foreseenSteps(this.script(), this.stepId(), this.likely()).map(({ id, tick }) => ({
      id,
      tick: tick[this.language()],
    })),
  );
  protected readonly position = computed(() => ({
    at: this.behind().length + 1,
    count: this.behind().length + 1 + this.ahead().length,
  }));
  protected readonly options = computed(() => {
    const step = this.step();
    if (step?.kind !== 'decide') return [];
    return step.options.map(({ id, label }) => ({ id, label: label[this.language()], isLikely: id === this.likely() }));
  });
  protected readonly field = computed(() => {
    const step = this.step();
    if (step?.kind !== 'ask') return null;
    const { id, type, label, choices } = step.field;
    return {
      id,
      type: inputTypes[type],
      mode: type === 'number' || type === 'money' ? 'decimal' : null,
      label: label[this.language()],
      choices: choices?.map((choice) => choice[this.language()]) ?? null,
      value: this.values()[id] ?? '',
    };
  });
  protected readonly items = computed(() => {
    const step = this.step();
    return step?.kind === 'check' ? step.items.map((item) => item[this.language()]) : [];
  });
  protected readonly team = computed(() => {
    const step = this.step();
    const id = step?.kind === 'promise' ? step.promise.team : step?.kind === 'hand-off' ? step.team : null;
    return id === null ? null : (this.teams()[id] ?? id);
  });
  protected readonly promise = computed(() => {
    const step = this.step();
    return step?.kind === 'promise'
      ? { what: step.promise.what[this.language()], hours: step.promise.withinHours }
      : null;
  });
  protected readonly guideline = computed(() => {
    const step = this.step();
    return step?.kind === 'offer' ? step.guideline : null;
  });

  /** What is ticked of a check, by position. Ticks are the reader's own aid and are not kept. */
  protected readonly ticked = linkedSignal<string, ReadonlySet<number>>({
    source: this.stepId,
    computation: () => new Set(),
  });
  /** What is being typed into the field; it survives news from the server as long as the step stays. */
  protected readonly draft = linkedSignal<string, string | null>({ source: this.stepId, computation: () => null });

  /** Chooses an option of a decision by the digit shown, from 1. Says whether there is one. */
  chooseByDigit(digit: number): boolean {
    const option = this.options()[digit - 1];
    if (option) this.choose(option.id);
    return option !== undefined;
  }

  /** Goes on: keeps what was asked, takes the likely option of a decision, or finishes the script. */
  goOn(): void {
    const step = this.step();
    if (!step || this.isOffline()) return;
    if (step.kind === 'decide') return this.takeLikely();
    this.keepDraft();
    const next = nextOf(step, null);
    if (next === null) this.leave.emit('completed');
    else this.enter.emit({ stepId: next, optionId: null });
  }

  /** Goes back one step; nothing that was told is lost. */
  goBack(): void {
    const before = this.behind().at(-1);
    if (before && !this.isOffline()) this.enter.emit({ stepId: before.id, optionId: null });
  }

  protected choose(optionId: string): void {
    const step = this.step();
    if (step?.kind !== 'decide' || this.isOffline()) return;
    const option = step.options.find(({ id }) => id === optionId);
    if (option) this.enter.emit({ stepId: option.next, optionId });
  }

  protected goTo(stepId: string): void {
    if (!this.isOffline()) this.enter.emit({ stepId, optionId: null });
  }

  protected tick(index: number, isTicked: boolean): void {
    this.ticked.update((ticked) => new Set(isTicked ? [...ticked, index] : [...ticked].filter((one) => one !== index)));
  }

  protected keepDraft(): void {
    const [field, draft] = [this.field(), this.draft()];
    if (field && draft !== null && draft !== field.value) this.setValue.emit({ field: field.id, value: draft });
  }

  protected readonly goOnKey = computed(() => goOnKeys[this.step()?.kind ?? 'say']);

  private takeLikely(): void {
    const likely = this.options().find(({ isLikely }) => isLikely);
    if (likely) this.choose(likely.id);
  }
}

const inputTypes = { text: 'text', number: 'text', money: 'text', date: 'date', phone: 'tel', choice: 'text' } as const;

const goOnKeys: Readonly<Record<ScriptStepKind, string>> = {
  say: 'ui.script.next',
  ask: 'ui.script.keep',
  check: 'ui.script.nextCheck',
  do: 'ui.script.nextDo',
  decide: 'ui.script.next',
  offer: 'ui.script.next',
  promise: 'ui.script.next',
  'hand-off': 'ui.script.next',
  close: 'ui.script.complete',
  script: 'ui.script.next',
  return: 'ui.script.next',
};
