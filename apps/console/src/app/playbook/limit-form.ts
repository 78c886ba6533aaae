import { Component, computed, input, output } from '@angular/core';
import type { AuthorityLimit, DraftFinding, Money, Organisation, RemedyKind } from '@aliado/domain';
import { ChoiceSet, LineField, SumField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { withSum } from './authority-edits.ts';
import { LimitScope } from './limit-scope.ts';
import { remedyChoices } from './remedy-choices.ts';

/** Days of a customer's window where none was set yet. */
const usualDays = 90;

/** One limit to write in: whom it is for, what they give, and up to how much. */
@Component({
  selector: 'aliado-limit-form',
  imports: [ChoiceSet, LimitScope, LineField, SumField, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.authority'">
      @let at = this.at();
      <ui-line-field
        [label]="t('id')"
        [value]="limit().id"
        [at]="at + '.id'"
        [findings]="findings()"
        [isId]="true"
        [isReadOnly]="isReadOnly()"
        (wrote)="write({ id: $event })"
      />
      <fieldset>
        <legend>{{ t('who') }}</legend>
        <aliado-limit-scope
          [scope]="limit().for"
          [at]="at + '.for'"
          [findings]="findings()"
          [organisation]="organisation()"
          [isReadOnly]="isReadOnly()"
          (wrote)="write({ for: $event })"
        />
      </fieldset>
      <fieldset>
        <legend>{{ t('whatAndHowMuch') }}</legend>
        <ui-choice-set
          [label]="t('what')"
          [choices]="choices"
          [chosen]="limit().remedies"
          [at]="at + '.remedies'"
          [findings]="findings()"
          [isReadOnly]="isReadOnly()"
          (wrote)="remedies($event)"
        />
        <div class="sums">
          <ui-sum-field
            [label]="t('perDecision')"
            [value]="limit().perDecision ?? null"
            [currencies]="currencies()"
            [at]="at + '.perDecision'"
            [findings]="findings()"
            [canBeEmpty]="true"
            [isReadOnly]="isReadOnly()"
            (wrote)="sum('perDecision', $event)"
          />
          <ui-sum-field
            [label]="t('perDay')"
            [value]="limit().perDay ?? null"
            [currencies]="currencies()"
            [at]="at + '.perDay'"
            [findings]="findings()"
            [canBeEmpty]="true"
            [isReadOnly]="isReadOnly()"
            (wrote)="sum('perDay', $event)"
          />
          <ui-sum-field
            [label]="t('perCustomer')"
            [value]="limit().perCustomer ?? null"
            [currencies]="currencies()"
            [at]="at + '.perCustomer'"
            [findings]="customerFindings()"
            [canBeEmpty]="true"
            [isReadOnly]="isReadOnly()"
            (wrote)="perCustomer($event)"
          />
          @if (limit().perCustomer; as window) {
            <ui-line-field
              [label]="t('window')"
              [value]="'' + window.days"
              [at]="at + '.perCustomer.days'"
              [findings]="findings()"
              [isWhole]="true"
              [unit]="t('days')"
              [isReadOnly]="isReadOnly()"
              (wrote)="days($event)"
            />
          }
        </div>
      </fieldset>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 16px;
    }
    ui-line-field {
      max-width: 360px;
    }
    fieldset {
      display: grid;
      gap: 12px;
    }
    legend {
      padding-bottom: 8px;
      font-size: var(--al-text-sm);
      font-weight: var(--al-weight-strong);
    }
    .sums {
      display: grid;
      grid-template-columns: repeat(2, minmax(0, 220px));
      gap: 12px;
    }
  `,
})
export class LimitForm {
  readonly limit = input.required<AuthorityLimit>();
  /** Where it stands in the content. */
  readonly at = input.required<string>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly organisation = input<Organisation | null>(null);
  readonly currencies = input.required<readonly string[]>();
  readonly isReadOnly = input(false);
  readonly wrote = output<AuthorityLimit>();

  protected readonly choices = remedyChoices;
  /** What was found in the days is told there. */
  protected readonly customerFindings = computed(() =>
    this.findings().filter(({ path }) => !path.endsWith('.perCustomer.days')),
  );

  protected write(change: Partial<AuthorityLimit>): void {
    this.wrote.emit({ ...this.limit(), ...change });
  }

  protected remedies(ids: readonly string[]): void {
    this.write({ remedies: ids as readonly RemedyKind[] });
  }

  protected sum(name: 'perDecision' | 'perDay', sum: Money | null): void {
    this.wrote.emit(withSum(this.limit(), name, sum));
  }

  protected perCustomer(sum: Money | null): void {
    const { days = usualDays } = this.limit().perCustomer ?? {};
    this.wrote.emit(withSum(this.limit(), 'perCustomer', sum && { ...sum, days }));
  }

  protected days(typed: string): void {
    const { perCustomer } = this.limit();
    if (perCustomer) this.wrote.emit(withSum(this.limit(), 'perCustomer', { ...perCustomer, days: Number(typed) }));
  }
}
