import { Component, computed, inject, input } from '@angular/core';
import type { Bound, Money } from '@aliado/domain';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { formatAmount, formatMoneyBriefly, moneyInWords } from '../format/number-format.ts';
import { activeLanguage } from '../words/active-language.ts';

/** From this share of a limit on, it is near. */
const nearFrom = 0.8;

/** Whether a limit is almost used up, or would be with this sum. */
export const isNear = ({ used, limit }: Bound, amount: Money | null): boolean =>
  used.amount + (amount?.amount ?? 0) >= limit.amount * nearFrom;

/** How much of each limit is used, and hatched what would be with the sum in hand. Budgets show only when they are near. */
@Component({
  selector: 'ui-authority-meters',
  imports: [TranslocoPipe],
  host: { class: 'ui-authority-meters' },
  template: `
    @for (meter of meters(); track $index) {
      <div class="meter" [class.watch]="meter.isNear">
        <span class="clip">{{ meter.label }}</span>
        <span
          class="track"
          role="meter"
          aria-valuemin="0"
          [attr.aria-valuemax]="meter.max"
          [attr.aria-valuenow]="meter.now"
          [attr.aria-valuetext]="meter.text"
          [attr.aria-label]="meter.label"
        >
          <span class="used" [style.width.%]="meter.used"></span>
          <span class="now" [style.width.%]="meter.proposed"></span>
        </span>
        <span class="of" aria-hidden="true">{{ 'ui.authority.of' | transloco: meter.figures }}</span>
      </div>
    }
  `,
})
export class AuthorityMeters {
  readonly bounds = input.required<readonly Bound[]>();
  /** What is in hand; null for what is not a sum. */
  readonly amount = input<Money | null>(null);

  private readonly transloco = inject(TranslocoService);
  private readonly language = activeLanguage();
  protected readonly meters = computed(() => {
    const [amount, language] = [this.amount(), this.language()];
    const shown = this.bounds().filter(
      (bound) => bound.kind !== 'decision' && (bound.kind !== 'budget' || isNear(bound, amount)),
    );
    return shown.map((bound) => {
      const { kind, used, limit, days, name } = bound;
      const share = (part: number) => (limit.amount === 0 ? 0 : Math.min(100, (part / limit.amount) * 100));
      const proposed = Math.min(share(amount?.amount ?? 0), 100 - share(used.amount));
      const after = { ...used, amount: used.amount + (amount?.amount ?? 0) };
      return {
        label: name?.[language] ?? this.transloco.translate(`ui.authority.meter.${kind}`, { days }, language),
        used: share(used.amount),
        proposed,
        now: used.amount,
        max: limit.amount,
        isNear: isNear(bound, amount),
        figures: { used: formatAmount(used, language), limit: formatMoneyBriefly(limit, language) },
        text: this.transloco.translate(
          amount ? 'ui.authority.ofWith' : 'ui.authority.of',
          {
            used: formatAmount(used, language),
            limit: moneyInWords(limit, language),
            after: formatAmount(after, language),
          },
          language,
        ),
      };
    });
  });
}
