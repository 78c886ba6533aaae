import type { ElementRef } from '@angular/core';
import { afterNextRender, Component, computed, input, linkedSignal, output, untracked, viewChild } from '@angular/core';
import type { Money } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatAmount, formatMoney } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';
import { parseAmount } from './parse-amount.ts';

/** The amount as it is being typed: exact, and with the limits beside it. It takes the focus: the reader opened it to type. */
@Component({
  selector: 'ui-amount-field',
  imports: [TranslocoPipe],
  host: { class: 'ui-amount-field' },
  template: `
    <label class="field">
      <span class="sr">{{ 'ui.authority.amount.label' | transloco }}</span>
      <input
        #field
        class="num"
        inputmode="decimal"
        autocomplete="off"
        [value]="text()"
        [attr.aria-invalid]="problem() !== null"
        aria-describedby="amount-limits"
        (input)="type(field.value)"
        (keydown.enter)="take($event)"
        (keydown.escape)="leave.emit(); $event.stopPropagation()"
      />
      <span class="quiet sm" aria-hidden="true">{{ upTo().currency }}</span>
    </label>
    <span id="amount-limits" class="xs" [class]="problem() === 'beyond' ? 't-watch' : 'quiet'">
      @switch (problem()) {
        @case ('wrong') {
          {{ 'ui.authority.amount.wrong' | transloco: { example: example() } }}
        }
        @case ('beyond') {
          {{ 'ui.authority.amount.beyond' | transloco: limits() }}
        }
        @default {
          {{ (askUpTo() ? 'ui.authority.amount.ask' : 'ui.authority.amount.own') | transloco: limits() }}
        }
      }
    </span>
  `,
})
export class AmountField {
  /** What stands in the field at first; null for nothing. */
  readonly amount = input<Money | null>(null);
  /** What may be given without asking. */
  readonly upTo = input.required<Money>();
  /** The most that can be asked for; null where nothing can. */
  readonly askUpTo = input<Money | null>(null);
  /** What was typed, within the limits or above them; null while it is no amount. */
  readonly typed = output<Money | null>();
  /** Enter: the reader has done with it. */
  readonly keep = output();
  readonly leave = output();

  private readonly field = viewChild.required<ElementRef<HTMLInputElement>>('field');
  private readonly language = activeLanguage();
  /** Taken once: what arrives later never changes what is being typed. */
  protected readonly text = linkedSignal<null, string>({
    source: () => null,
    computation: () => {
      const amount = untracked(this.amount);
      return amount === null || amount.amount === 0 ? '' : formatAmount(amount, untracked(this.language));
    },
  });
  private readonly most = computed(() => {
    const [upTo, askUpTo] = [this.upTo(), this.askUpTo()];
    return askUpTo && askUpTo.amount > upTo.amount ? askUpTo : upTo;
  });
  protected readonly problem = computed(() => {
    if (this.text().trim() === '') return null;
    const amount = parseAmount(this.text(), this.upTo().currency, this.language());
    if (!amount) return 'wrong';
    return amount.amount > this.most().amount ? 'beyond' : null;
  });
  protected readonly limits = computed(() => {
    const askUpTo = this.askUpTo();
    return {
      upTo: formatMoney(this.upTo(), this.language()),
      askUpTo: askUpTo ? formatMoney(askUpTo, this.language()) : '',
      most: formatMoney(this.most(), this.language()),
    };
  });
  protected readonly example = computed(() => formatAmount({ amount: 2_550, currency: 'EUR' }, this.language()));

  constructor() {
    afterNextRender(() => this.field().nativeElement.select());
  }

  protected type(text: string): void {
    this.text.set(text);
    this.typed.emit(parseAmount(text, this.upTo().currency, this.language()));
  }

  protected take(event: Event): void {
    event.preventDefault();
    event.stopPropagation();
    if (this.problem() === null) this.keep.emit();
  }
}
