import { Component, computed, input, output } from '@angular/core';
import type { Guideline, Localised } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { BothWords } from '../both-words/both-words.ts';
import { activeLanguage } from '../words/active-language.ts';

/** One condition column: its name in both languages, and the FEEL expression whose value it asks about. */
@Component({
  selector: 'ui-column-form',
  imports: [BothWords, TranslocoPipe],
  host: { class: 'ui-rule-form', role: 'form', '[attr.aria-label]': 'name()' },
  template: `
    <div class="row head">
      <b>{{ name() }}</b>
      @if (canRemove() && !isReadOnly()) {
        <button type="button" class="btn btn-quiet btn-sm" (click)="remove.emit()">
          <i class="i i-x i-14" aria-hidden="true"></i>{{ 'ui.table.removeColumn' | transloco }}
        </button>
      }
      <button type="button" class="btn btn-sm close" (click)="closed.emit()">{{ 'ui.table.close' | transloco }}</button>
    </div>
    <div class="cols">
      <div class="words">
        <span class="eyebrow" aria-hidden="true">{{ 'ui.table.columnName' | transloco }}</span>
        <ui-both-words
          [label]="'ui.table.columnName' | transloco"
          [value]="column().label"
          [isReadOnly]="isReadOnly()"
          (wrote)="wrote.emit({ label: $event, expression: column().expression })"
        />
      </div>
      <label class="words">
        <span class="eyebrow">{{ 'ui.table.expression' | transloco }}</span>
        <span class="field">
          <input
            #expression
            class="id"
            autocomplete="off"
            spellcheck="false"
            [readOnly]="isReadOnly()"
            [value]="column().expression"
            (change)="wrote.emit({ label: column().label, expression: expression.value.trim() })"
          />
        </span>
      </label>
    </div>
  `,
})
export class ColumnForm {
  readonly column = input.required<Guideline['inputs'][number]>();
  readonly canRemove = input.required<boolean>();
  readonly isReadOnly = input(false);
  readonly wrote = output<{ readonly label: Localised; readonly expression: string }>();
  readonly remove = output();
  readonly closed = output();

  private readonly language = activeLanguage();
  protected readonly name = computed(() => this.column().label[this.language()]);
}
