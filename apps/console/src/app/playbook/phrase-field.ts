import { Component, computed, input, output, signal } from '@angular/core';
import type { DraftFinding, Language } from '@aliado/domain';
import { findingsAt, FoundHere, foundIdOf } from '@aliado/ui';
import { phrasesOf } from './script-head-edits.ts';

/** Phrases in one language, one a line. Says what they became with every key; what is typed stays as it is until it is left. */
@Component({
  selector: 'aliado-phrase-field',
  imports: [FoundHere],
  host: { class: 'ui-checked-field' },
  template: `
    <label>
      <span class="eyebrow">{{ label() }}</span>
      <textarea
        #area
        class="field"
        spellcheck="false"
        [rows]="rows()"
        [attr.lang]="language()"
        [attr.data-path]="at()"
        [attr.aria-describedby]="foundId()"
        [attr.aria-invalid]="isWrong()"
        [readOnly]="isReadOnly()"
        [value]="shown()"
        (input)="take(area.value)"
        (blur)="typed.set(null)"
      ></textarea>
    </label>
    <ui-found-here [findings]="findings()" [at]="at()" />
  `,
  styles: `
    textarea {
      width: 100%;
      font-size: var(--al-text-sm);
      line-height: var(--al-leading-sm);
    }
  `,
})
export class PhraseField {
  readonly label = input.required<string>();
  readonly phrases = input.required<readonly string[]>();
  readonly language = input.required<Language>();
  /** Where they stand in the content. */
  readonly at = input.required<string>();
  readonly findings = input<readonly DraftFinding[]>([]);
  /** Lines that are shown at least and at most. */
  readonly lines = input<readonly [least: number, most: number]>([3, 12]);
  readonly isReadOnly = input(false);
  readonly wrote = output<readonly string[]>();

  protected readonly typed = signal<string | null>(null);
  protected readonly shown = computed(() => this.typed() ?? this.phrases().join('\n'));
  protected readonly rows = computed(() => {
    const [least, most] = this.lines();
    return Math.min(most, Math.max(least, this.phrases().length + 1));
  });
  protected readonly foundId = computed(() => foundIdOf(this.at()));
  protected readonly isWrong = computed(() => findingsAt(this.findings(), this.at()).length > 0);

  protected take(text: string): void {
    this.typed.set(text);
    this.wrote.emit(phrasesOf(text));
  }
}
