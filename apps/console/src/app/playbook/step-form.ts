import { Component, computed, input, output } from '@angular/core';
import type { DraftFinding, Localised, Named, ScriptField, ScriptOption, ScriptStep } from '@aliado/domain';
import { mayCall } from '@aliado/domain';
import { activeLanguage, BothWords, FoundHere, LineField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { AnswerForm } from './answer-form.ts';
import { CallForm } from './call-form.ts';
import { asKind, stepKinds } from './script-edits.ts';

/** What the steps of a script may name. */
export interface StepChoices {
  readonly steps: readonly Named[];
  readonly teams: readonly Named[];
  readonly dispositions: readonly Named[];
  readonly guidelines: readonly Named[];
  readonly scripts: readonly Named[];
}

/** Parts of steps that are chosen rather than written: what was found in them is told below. */
const parts = ['id', 'items', 'options', 'promise', 'guideline', 'team', 'script', 'disposition', 'next'] as const;

/** The form of one step: what every step has, then what its kind asks for, each with what was found in it. */
@Component({
  selector: 'aliado-step-form',
  imports: [AnswerForm, BothWords, CallForm, FoundHere, LineField, TranslocoDirective],
  host: { class: 'scroll' },
  templateUrl: './step-form.html',
  styleUrl: './step-form.css',
})
export class StepForm {
  readonly step = input.required<ScriptStep>();
  /** Its place in the script, from 0. */
  readonly place = input(0);
  readonly choices = input.required<StepChoices>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly isReadOnly = input(false);
  readonly wrote = output<ScriptStep>();
  readonly add = output();
  readonly remove = output();

  protected readonly language = activeLanguage();
  protected readonly kinds = stepKinds;
  protected readonly parts = parts;
  /** Where it stands in the content. */
  protected readonly at = computed(() => `steps.${this.place()}`);
  /** The step, where it may ask something of the back office. */
  protected readonly calling = computed(() => {
    const step = this.step();
    return mayCall(step) ? step : null;
  });

  protected change(change: Partial<Pick<ScriptStep, 'tick' | 'text'>>): void {
    this.wrote.emit({ ...this.step(), ...change });
  }

  protected when(condition: string): void {
    const { when: _, ...rest } = this.step();
    this.wrote.emit(condition.trim() === '' ? rest : { ...rest, when: condition.trim() });
  }

  protected kind(index: number): void {
    const { steps, teams, dispositions, guidelines, scripts } = this.choices();
    const first = (list: readonly Named[]) => list[0]?.id ?? '';
    this.wrote.emit(
      asKind(this.step(), this.kinds[index] ?? 'say', {
        ...{ team: first(teams), disposition: first(dispositions), guideline: first(guidelines) },
        ...{ script: first(scripts), next: steps.findLast(({ id }) => id !== this.step().id)?.id ?? this.step().id },
      }),
    );
  }

  protected next(id: string): void {
    const step = this.step();
    if ('next' in step) this.wrote.emit({ ...step, next: id });
  }

  protected readOut(isOn: boolean): void {
    const step = this.step();
    if (step.kind !== 'say') return;
    const { readOut: _, ...rest } = step;
    this.wrote.emit(isOn ? { ...rest, readOut: true } : rest);
  }

  protected field(field: ScriptField): void {
    const step = this.step();
    if (step.kind === 'ask') this.wrote.emit({ ...step, field });
  }

  protected item(place: number, words: Localised): void {
    const step = this.step();
    if (step.kind !== 'check') return;
    const isEmpty = words.es === '' && words.en === '' && step.items.length > 1;
    this.wrote.emit({
      ...step,
      items: isEmpty ? step.items.toSpliced(place, 1) : step.items.toSpliced(place, 1, words),
    });
  }

  protected option(place: number, change: Partial<ScriptOption>): void {
    const step = this.step();
    if (step.kind !== 'decide') return;
    const options = step.options.map((option, at): ScriptOption => {
      if (at !== place) return option;
      const { when, ...rest } = { ...option, ...change };
      return when === undefined || when.trim() === '' ? rest : { ...rest, when: when.trim() };
    });
    this.wrote.emit({ ...step, options });
  }

  protected addOption(): void {
    const step = this.step();
    if (step.kind !== 'decide') return;
    const id = `option-${step.options.length + 1}`;
    const next = step.options.at(-1)?.next ?? step.id;
    this.wrote.emit({ ...step, options: [...step.options, { id, label: { es: '…', en: '…' }, next }] });
  }

  protected removeOption(place: number): void {
    const step = this.step();
    if (step.kind === 'decide') this.wrote.emit({ ...step, options: step.options.toSpliced(place, 1) });
  }

  /** Writes what the kinds with one choice point at. */
  protected point(id: string): void {
    const step = this.step();
    if (step.kind === 'offer') this.wrote.emit({ ...step, guideline: id });
    else if (step.kind === 'hand-off') this.wrote.emit({ ...step, team: id });
    else if (step.kind === 'close') this.wrote.emit({ ...step, disposition: id });
    else if (step.kind === 'script') this.wrote.emit({ ...step, script: id });
  }

  protected promise(change: Partial<Extract<ScriptStep, { kind: 'promise' }>['promise']>): void {
    const step = this.step();
    if (step.kind === 'promise') this.wrote.emit({ ...step, promise: { ...step.promise, ...change } });
  }

  protected hours(typed: string): void {
    const withinHours = Number(typed);
    if (Number.isInteger(withinHours) && withinHours > 0) this.promise({ withinHours });
  }
}
