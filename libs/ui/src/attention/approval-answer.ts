import { afterNextRender, Component, computed, ElementRef, input, output, signal, viewChild } from '@angular/core';
import type { Money } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { parseAmount } from '../authority/parse-amount.ts';
import { formatAmount, formatMoney } from '../format/number-format.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { activeLanguage } from '../words/active-language.ts';

/** What somebody with authority answers: a sum that is less than asked, or no; with words that the agent can say. */
export interface ApprovalAnswer {
  readonly decision: 'less' | 'refused';
  readonly amount: Money | null;
  readonly words: string;
}

/** Writes an answer that is not a plain yes. It takes the focus: the reader opened it to write. */
@Component({
  selector: 'ui-approval-answer',
  imports: [KeyCap, TranslocoPipe],
  host: { class: 'ui-approval-answer' },
  template: `
    <form (submit)="$event.preventDefault(); send()" (keydown.escape)="leave.emit(); $event.stopPropagation()">
      @if (asked(); as most) {
        <label class="field">
          <span class="sr">{{ 'ui.approval.amount' | transloco }}</span>
          <input
            #first
            class="num"
            inputmode="decimal"
            autocomplete="off"
            aria-describedby="answer-problem"
            [value]="amountText()"
            [attr.aria-invalid]="problem() === 'amount'"
            (input)="amountText.set(first.value)"
          />
          <span class="quiet sm" aria-hidden="true">{{ most.currency }}</span>
        </label>
      }
      <label class="words">
        <span class="sr">{{ wordsLabel() | transloco }}</span>
        <textarea
          #said
          class="field"
          rows="2"
          maxlength="1000"
          aria-describedby="answer-problem"
          [placeholder]="wordsLabel() | transloco"
          [value]="words()"
          [attr.aria-invalid]="problem() === 'words'"
          (input)="words.set(said.value)"
        ></textarea>
      </label>
      <div class="picks" role="group" [attr.aria-label]="'ui.approval.suggestions' | transloco">
        @for (key of suggestions(); track key) {
          <button #phrase type="button" class="btn btn-sm" (click)="words.set(phrase.textContent.trim())">
            {{ key | transloco: { amount: sum() } }}
          </button>
        }
      </div>
      <p id="answer-problem" class="xs t-watch" role="status">
        @if (isTried()) {
          @switch (problem()) {
            @case ('amount') {
              {{ 'ui.approval.amountWrong' | transloco: { most: most() } }}
            }
            @case ('words') {
              {{ 'ui.approval.wordsMissing' | transloco }}
            }
          }
        }
      </p>
      <div class="row">
        <button type="submit" class="btn btn-main" [disabled]="isBusy()">
          {{ (asked() ? 'ui.approval.allow' : 'ui.approval.sayNo') | transloco: { amount: sum() } }}
          <ui-key command="confirmForm" />
        </button>
        <button type="button" class="btn" (click)="leave.emit()">{{ 'ui.approval.back' | transloco }}</button>
      </div>
    </form>
  `,
})
export class ApprovalAnswerForm {
  /** The sum that was asked for, of which less is given; null to say no. */
  readonly asked = input<Money | null>(null);
  /** What stands in the field at first; null for nothing. */
  readonly proposed = input<Money | null>(null);
  readonly isBusy = input(false);
  readonly answer = output<ApprovalAnswer>();
  readonly leave = output();

  private readonly language = activeLanguage();
  private readonly first = viewChild<ElementRef<HTMLInputElement>>('first');
  private readonly said = viewChild.required<ElementRef<HTMLTextAreaElement>>('said');
  protected readonly amountText = signal('');
  protected readonly words = signal('');
  /** Whether the reader tried to send it: before that, nothing is wrong yet. */
  protected readonly isTried = signal(false);

  protected readonly wordsLabel = computed(() => (this.asked() ? 'ui.approval.wordsToSay' : 'ui.approval.because'));
  protected readonly suggestions = computed((): readonly string[] =>
    this.asked() ? (this.amount() ? lessSuggestions : []) : refusalSuggestions,
  );
  private readonly amount = computed(() => {
    const asked = this.asked();
    const amount = asked && parseAmount(this.amountText(), asked.currency, this.language());
    return amount && asked && amount.amount < asked.amount ? amount : null;
  });
  protected readonly sum = computed(() => {
    const amount = this.amount();
    return amount ? formatMoney(amount, this.language()) : '';
  });
  protected readonly most = computed(() => {
    const asked = this.asked();
    return asked ? formatMoney(asked, this.language()) : '';
  });
  protected readonly problem = computed(() => {
    if (this.asked()) return this.amount() ? null : 'amount';
    return this.words().trim() === '' ? 'words' : null;
  });

  constructor() {
    afterNextRender(() => {
      const proposed = this.proposed();
      if (this.asked() && proposed) this.amountText.set(formatAmount(proposed, this.language()));
      const field = this.first()?.nativeElement ?? this.said().nativeElement;
      field.focus();
      field.select();
    });
  }

  /** Sends it if it is complete; else says what is missing. */
  send(): void {
    this.isTried.set(true);
    if (this.problem() !== null || this.isBusy()) return;
    const decision = this.asked() ? 'less' : 'refused';
    this.answer.emit({ decision, amount: this.amount(), words: this.words().trim() });
  }
}

const lessSuggestions = ['ui.approval.suggest.upTo', 'ui.approval.suggest.thisTime'] as const;
const refusalSuggestions = [
  'ui.approval.suggest.promiseFirst',
  'ui.approval.suggest.alreadyGiven',
  'ui.approval.suggest.callBack',
] as const;
