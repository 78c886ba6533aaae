import { Component, input, output } from '@angular/core';
import type { Language, Localised } from '@aliado/domain';
import { languages } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';

/** A text in both languages, one field under the other. Says what it became when the reader leaves a field. */
@Component({
  selector: 'ui-both-words',
  imports: [TranslocoPipe],
  host: { class: 'ui-both-words', role: 'group', '[attr.aria-label]': 'label()' },
  template: `
    @for (language of languages; track language) {
      <div class="field">
        <span class="tag" aria-hidden="true">{{ language }}</span>
        @if (isLong()) {
          <textarea
            #area
            rows="2"
            [attr.lang]="language"
            [attr.aria-label]="'ui.bothWords.' + language | transloco: { label: label() }"
            [readOnly]="isReadOnly()"
            [value]="value()[language]"
            (change)="write(language, area.value)"
          ></textarea>
        } @else {
          <input
            #line
            autocomplete="off"
            [attr.lang]="language"
            [attr.aria-label]="'ui.bothWords.' + language | transloco: { label: label() }"
            [readOnly]="isReadOnly()"
            [value]="value()[language]"
            (change)="write(language, line.value)"
          />
        }
      </div>
    }
  `,
})
export class BothWords {
  /** What the text is, for who does not see where it stands. */
  readonly label = input.required<string>();
  readonly value = input.required<Localised>();
  /** Whether it may take several lines. */
  readonly isLong = input(false);
  readonly isReadOnly = input(false);
  readonly wrote = output<Localised>();
  protected readonly languages = languages;

  protected write(language: Language, text: string): void {
    this.wrote.emit({ ...this.value(), [language]: text.trim() });
  }
}
