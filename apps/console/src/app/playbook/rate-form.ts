import { Component, input, output } from '@angular/core';
import type { DraftFinding, ExchangeRate } from '@aliado/domain';
import { LineField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';

/** What a currency is worth from a day on, to write in. */
@Component({
  selector: 'aliado-rate-form',
  imports: [LineField, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.authority'">
      @let at = this.at();
      <ui-line-field
        [label]="t('currency')"
        [value]="rate().currency"
        [at]="at + '.currency'"
        [findings]="findings()"
        [isId]="true"
        [isReadOnly]="isReadOnly()"
        (wrote)="wrote.emit({ ...rate(), currency: $event.toUpperCase() })"
      />
      <ui-line-field
        [label]="t('from')"
        type="date"
        [value]="rate().from"
        [at]="at + '.from'"
        [findings]="findings()"
        [isReadOnly]="isReadOnly()"
        (wrote)="wrote.emit({ ...rate(), from: $event })"
      />
      <ui-line-field
        [label]="t('rate', { currency: own() })"
        [value]="rate().rate"
        [at]="at + '.rate'"
        [findings]="findings()"
        [isReadOnly]="isReadOnly()"
        (wrote)="wrote.emit({ ...rate(), rate: $event })"
      />
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: 100px 170px minmax(0, 200px);
      gap: 12px;
    }
  `,
})
export class RateForm {
  readonly rate = input.required<ExchangeRate>();
  /** Where it stands in the content. */
  readonly at = input.required<string>();
  /** The currency of the house. */
  readonly own = input.required<string>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly isReadOnly = input(false);
  readonly wrote = output<ExchangeRate>();
}
