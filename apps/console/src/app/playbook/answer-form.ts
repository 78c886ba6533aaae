import { Component, input, output } from '@angular/core';
import type { DraftFinding, ScriptField } from '@aliado/domain';
import { BothWords, FoundHere, LineField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { withChoice, withType } from './call-edits.ts';

const types: readonly ScriptField['type'][] = ['text', 'number', 'date', 'phone', 'money', 'choice'];

/** What a question is answered with: its type, as what it is kept, and what there is to choose from. */
@Component({
  selector: 'aliado-answer-form',
  imports: [BothWords, FoundHere, LineField, TranslocoDirective],
  host: { class: 'ui-fields' },
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.step'">
      @let now = field();
      <div class="pair">
        <label class="ui-checked-field">
          <span class="eyebrow">{{ t('fieldType') }}</span>
          <select
            #type
            class="field"
            [attr.data-path]="at() + '.type'"
            [disabled]="isReadOnly()"
            (change)="wrote.emit(withType(now, types[type.selectedIndex] ?? 'text'))"
          >
            @for (each of types; track each) {
              <option [selected]="each === now.type">{{ t('fieldTypes.' + each) }}</option>
            }
          </select>
        </label>
        <ui-line-field
          [label]="t('fieldId')"
          [value]="now.id"
          [at]="at() + '.id'"
          [findings]="findings()"
          [isId]="true"
          [isReadOnly]="isReadOnly()"
          (wrote)="wrote.emit({ ...now, id: $event })"
        />
      </div>
      <div class="words">
        <span class="eyebrow" aria-hidden="true">{{ t('fieldLabel') }}</span>
        <ui-both-words
          [label]="t('fieldLabel')"
          [value]="now.label"
          [isReadOnly]="isReadOnly()"
          (wrote)="wrote.emit({ ...now, label: $event })"
        />
        <ui-found-here [findings]="findings()" [at]="at() + '.label'" />
      </div>
      @if (now.choices; as choices) {
        <div class="words" role="group" [attr.aria-label]="t('choices')">
          <span class="eyebrow" aria-hidden="true">{{ t('choices') }}</span>
          @for (one of choices; track $index) {
            <div class="choice">
              <ui-both-words
                [label]="t('choice', { number: $index + 1 })"
                [value]="one"
                [isReadOnly]="isReadOnly()"
                (wrote)="wrote.emit(withChoice(now, $index, $event))"
              />
              @if (!isReadOnly() && choices.length > 2) {
                <button
                  type="button"
                  class="btn btn-quiet btn-sm"
                  [attr.aria-label]="t('removeChoice', { number: $index + 1 })"
                  (click)="wrote.emit(withChoice(now, $index, { es: '', en: '' }))"
                >
                  <i class="i i-x i-14" aria-hidden="true"></i>
                </button>
              }
            </div>
          }
          <ui-found-here [findings]="findings()" [at]="at() + '.choices'" />
          @if (!isReadOnly()) {
            <button
              type="button"
              class="btn btn-quiet btn-sm start"
              (click)="wrote.emit(withChoice(now, choices.length))"
            >
              <i class="i i-plus i-14" aria-hidden="true"></i>{{ t('addChoice') }}
            </button>
          }
        </div>
      }
    </ng-container>
  `,
  styles: `
    .choice {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 6px;
      align-items: center;
    }
    .start {
      justify-self: start;
    }
  `,
})
export class AnswerForm {
  readonly field = input.required<ScriptField>();
  /** Where it stands in the content. */
  readonly at = input.required<string>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly isReadOnly = input(false);
  readonly wrote = output<ScriptField>();

  protected readonly types = types;
  protected readonly withType = withType;
  protected readonly withChoice = withChoice;
}
