import { Component, input, output } from '@angular/core';
import type { DraftFinding, Exclusion, NeverRule, RemedyKind } from '@aliado/domain';
import { BothWords, ChoiceSet, FoundHere, LineField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { remedyChoices } from './remedy-choices.ts';

/** What nobody gives in some case, or remedies that exclude each other, to write in: the first has an id and a condition. */
@Component({
  selector: 'aliado-never-form',
  imports: [BothWords, ChoiceSet, FoundHere, LineField, TranslocoDirective],
  host: { class: 'ui-fields' },
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.authority'">
      @let at = this.at();
      @let one = rule();
      @if ('id' in one) {
        <ui-line-field
          [label]="t('id')"
          [value]="one.id"
          [at]="at + '.id'"
          [findings]="findings()"
          [isId]="true"
          [isReadOnly]="isReadOnly()"
          (wrote)="wrote.emit({ ...one, id: $event })"
        />
      }
      <ui-choice-set
        [label]="t('what')"
        [choices]="choices"
        [chosen]="one.remedies"
        [at]="at + '.remedies'"
        [findings]="findings()"
        [isReadOnly]="isReadOnly()"
        (wrote)="remedies($event)"
      />
      @if ('when' in one) {
        <ui-line-field
          [label]="t('when')"
          [value]="one.when"
          [at]="at + '.when'"
          [findings]="findings()"
          [isId]="true"
          [isReadOnly]="isReadOnly()"
          (wrote)="wrote.emit({ ...one, when: $event })"
        />
      }
      <div class="words">
        <span class="eyebrow" aria-hidden="true">{{ t('because') }}</span>
        <ui-both-words
          [label]="t('because')"
          [value]="one.because"
          [isReadOnly]="isReadOnly()"
          (wrote)="wrote.emit({ ...one, because: $event })"
        />
        <ui-found-here [findings]="findings()" [at]="at + '.because'" />
      </div>
    </ng-container>
  `,
})
export class NeverForm {
  readonly rule = input.required<NeverRule | Exclusion>();
  /** Where it stands in the content. */
  readonly at = input.required<string>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly isReadOnly = input(false);
  readonly wrote = output<NeverRule | Exclusion>();

  protected readonly choices = remedyChoices;

  protected remedies(ids: readonly string[]): void {
    this.wrote.emit({ ...this.rule(), remedies: ids as readonly RemedyKind[] });
  }
}
