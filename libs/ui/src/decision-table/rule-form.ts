import { Component, input, output } from '@angular/core';
import type { AllowedRemedy, GuidelineRule, Localised, RemedyKind } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { BothWords } from '../both-words/both-words.ts';
import { majorOf, minorOf } from './money-field.ts';

const kinds: readonly RemedyKind[] = ['refund', 'credit', 'replacement', 'waiver', 'expedite', 'gesture', 'none'];

/** All of one rule that the row has no room for: remedies one by one, the words to say, what comes first, and why. */
@Component({
  selector: 'ui-rule-form',
  imports: [BothWords, TranslocoPipe],
  host: { class: 'ui-rule-form', role: 'form', 'aria-labelledby': 'rule-form-title' },
  templateUrl: './rule-form.html',
})
export class RuleForm {
  readonly rule = input.required<GuidelineRule>();
  /** Its place, from 1. */
  readonly number = input.required<number>();
  readonly currency = input.required<string>();
  readonly isReadOnly = input(false);
  readonly wrote = output<GuidelineRule>();
  readonly move = output<1 | -1>();
  readonly remove = output();
  readonly closed = output();

  protected readonly kinds = kinds;
  protected readonly major = majorOf;

  protected remedy(place: number, change: Partial<AllowedRemedy>): void {
    this.then(this.rule().then.map((one, at) => (at === place ? { ...one, ...change } : one)));
  }

  /** Writes one of a remedy's sums; an empty one takes it away. */
  protected sum(place: number, which: 'limit' | 'proposed', typed: string): void {
    const one = this.rule().then[place];
    if (!one) return;
    const { [which]: before, ...rest } = one;
    const sum = minorOf(typed, before?.currency ?? this.currency());
    if (typed.trim() === '') this.then(this.rule().then.with(place, rest));
    else if (sum) this.remedy(place, { [which]: sum });
  }

  protected addRemedy(): void {
    this.then([...this.rule().then, { remedy: 'credit', limit: { amount: 0, currency: this.currency() } }]);
  }

  protected removeRemedy(place: number): void {
    this.then(this.rule().then.toSpliced(place, 1));
  }

  protected say(words: Localised): void {
    const { say: _, ...rest } = this.rule();
    this.wrote.emit(words.es === '' && words.en === '' ? rest : { ...rest, say: words });
  }

  protected checks(checks: readonly Localised[]): void {
    const { checks: _, ...rest } = this.rule();
    this.wrote.emit(checks.length === 0 ? rest : { ...rest, checks });
  }

  protected check(place: number, words: Localised): void {
    const checks = this.rule().checks ?? [];
    this.checks(words.es === '' && words.en === '' ? checks.toSpliced(place, 1) : checks.with(place, words));
  }

  protected because(because: Localised): void {
    this.wrote.emit({ ...this.rule(), because });
  }

  private then(then: readonly AllowedRemedy[]): void {
    this.wrote.emit({ ...this.rule(), then });
  }
}
