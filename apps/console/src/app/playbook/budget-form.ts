import { Component, computed, input, output } from '@angular/core';
import type { Budget, DraftFinding, Organisation } from '@aliado/domain';
import { activeLanguage, BothWords, ChoiceSet, FoundHere, LineField, SumField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';

const periods: readonly Budget['period'][] = ['day', 'week', 'month'];

/** A sum that teams share, to write in. */
@Component({
  selector: 'aliado-budget-form',
  imports: [BothWords, ChoiceSet, FoundHere, LineField, SumField, TranslocoDirective],
  host: { class: 'ui-fields' },
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.authority'">
      @let at = this.at();
      <ui-line-field
        [label]="t('id')"
        [value]="budget().id"
        [at]="at + '.id'"
        [findings]="findings()"
        [isId]="true"
        [isReadOnly]="isReadOnly()"
        (wrote)="write({ id: $event })"
      />
      <div class="words">
        <span class="eyebrow" aria-hidden="true">{{ t('name') }}</span>
        <ui-both-words
          [label]="t('name')"
          [value]="budget().name"
          [isReadOnly]="isReadOnly()"
          (wrote)="write({ name: $event })"
        />
        <ui-found-here [findings]="findings()" [at]="at + '.name'" />
      </div>
      <ui-choice-set
        [label]="t('teams')"
        [choices]="teams()"
        [chosen]="budget().teams"
        [at]="at + '.teams'"
        [findings]="findings()"
        [isReadOnly]="isReadOnly()"
        (wrote)="write({ teams: $event })"
      />
      <div class="pair">
        <ui-sum-field
          [label]="t('amount')"
          [value]="budget().amount"
          [currencies]="currencies()"
          [at]="at + '.amount'"
          [findings]="findings()"
          [isReadOnly]="isReadOnly()"
          (wrote)="$event && write({ amount: $event })"
        />
        <label class="words">
          <span class="eyebrow">{{ t('each') }}</span>
          <select #period class="field" [disabled]="isReadOnly()" (change)="each(period.selectedIndex)">
            @for (one of periods; track one) {
              <option [selected]="one === budget().period">{{ t('period.' + one) }}</option>
            }
          </select>
        </label>
      </div>
    </ng-container>
  `,
})
export class BudgetForm {
  readonly budget = input.required<Budget>();
  /** Where it stands in the content. */
  readonly at = input.required<string>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly organisation = input<Organisation | null>(null);
  readonly currencies = input.required<readonly string[]>();
  readonly isReadOnly = input(false);
  readonly wrote = output<Budget>();

  private readonly language = activeLanguage();
  protected readonly periods = periods;
  protected readonly teams = computed(() =>
    (this.organisation()?.teams ?? []).map(({ id, name }) => ({ id, name: name[this.language()] })),
  );

  protected write(change: Partial<Budget>): void {
    this.wrote.emit({ ...this.budget(), ...change });
  }

  protected each(place: number): void {
    this.write({ period: periods[place] ?? 'month' });
  }
}
