import { Component, computed, ElementRef, inject, input, output, signal } from '@angular/core';
import type { Language, Localised, Money } from '@aliado/domain';
import { languages } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { activeLanguage } from '../words/active-language.ts';
import type { FeelUnit } from '../guideline/feel-words.ts';
import { wordsOfTest } from '../guideline/feel-words.ts';
import { majorOf, minorOf } from './money-field.ts';

/** What a cell holds while it is written in. */
export type CellValue =
  | { readonly kind: 'condition'; readonly test: string; readonly unit: FeelUnit }
  | { readonly kind: 'limit'; readonly limit: Money }
  | { readonly kind: 'decides'; readonly decides: 'agent' | 'supervisor' }
  | { readonly kind: 'because'; readonly words: Localised };

/** One cell of a decision table while it is written in: Enter keeps what is written, Escape what was. */
@Component({
  selector: 'ui-cell-editor',
  imports: [TranslocoPipe],
  host: { class: 'cell-editor', '(keydown)': 'press($event)', '(focusout)': 'leave($event)' },
  template: `
    @let cell = value();
    @switch (cell.kind) {
      @case ('condition') {
        <input
          #test
          class="id"
          autocomplete="off"
          spellcheck="false"
          [attr.aria-label]="label()"
          [value]="cell.test"
          (input)="draft.set(test.value)"
        />
        <span class="xs quiet">{{ 'ui.feel.' + read().kind | transloco: { value: read().value, to: read().to } }}</span>
      }
      @case ('limit') {
        <input
          #sum
          class="num"
          inputmode="decimal"
          autocomplete="off"
          [attr.aria-label]="label()"
          [value]="major(cell.limit)"
          (input)="draft.set(sum.value)"
        />
        <span class="xs quiet">{{ cell.limit.currency }}</span>
      }
      @case ('decides') {
        <select #who [attr.aria-label]="label()" (change)="draft.set(who.value)">
          @for (one of deciders; track one) {
            <option [value]="one" [selected]="one === cell.decides">{{ 'ui.table.decider.' + one | transloco }}</option>
          }
        </select>
      }
      @case ('because') {
        @for (language of languages; track language) {
          <textarea
            #words
            rows="2"
            [attr.lang]="language"
            [attr.aria-label]="'ui.bothWords.' + language | transloco: { label: label() }"
            [value]="cell.words[language]"
            (input)="write(language, words.value)"
          ></textarea>
        }
      }
    }
  `,
})
export class CellEditor {
  readonly value = input.required<CellValue>();
  readonly label = input.required<string>();
  /** What was written, and whether the next cell is wanted then. */
  readonly keep = output<{ readonly value: CellValue; readonly by: 'Enter' | 'Tab' | 'leaving' }>();
  readonly dropped = output();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly language = activeLanguage();
  protected readonly draft = signal<string | null>(null);
  private readonly both = signal<Partial<Localised>>({});
  private isOver = false;
  protected readonly languages = languages;
  protected readonly deciders = ['agent', 'supervisor'] as const;
  protected readonly major = majorOf;
  protected readonly read = computed(() => {
    const cell = this.value();
    if (cell.kind !== 'condition') return wordsOfTest('-', this.language());
    return wordsOfTest(this.draft() ?? cell.test, this.language(), cell.unit);
  });

  protected write(language: Language, text: string): void {
    this.both.update((before) => ({ ...before, [language]: text }));
  }

  protected press(event: KeyboardEvent): void {
    const { key } = event;
    if (event.isComposing || (key === 'Enter' && event.shiftKey)) return;
    if (key !== 'Enter' && key !== 'Escape' && key !== 'Tab') {
      event.stopPropagation(); // arrows and letters belong to the field, not to the table
      return;
    }
    if (event.ctrlKey || event.metaKey || (key === 'Tab' && this.hasAnotherField(event))) return;
    event.preventDefault();
    event.stopPropagation();
    if (key === 'Escape') this.end(() => this.dropped.emit());
    else this.end(() => this.keep.emit({ value: this.written(), by: key }));
  }

  protected leave({ relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && this.host.nativeElement.contains(relatedTarget)) return;
    this.end(() => this.keep.emit({ value: this.written(), by: 'leaving' }));
  }

  /** Says once how it ended: what comes after (the focus leaves as the field goes) says no more. */
  private end(say: () => void): void {
    if (this.isOver) return;
    this.isOver = true;
    say();
  }

  private hasAnotherField({ target, shiftKey }: KeyboardEvent): boolean {
    const fields = [...this.host.nativeElement.querySelectorAll('input, select, textarea')];
    return fields[fields.indexOf(target as Element) + (shiftKey ? -1 : 1)] !== undefined;
  }

  private written(): CellValue {
    const [cell, draft] = [this.value(), this.draft()];
    switch (cell.kind) {
      case 'condition':
        return { ...cell, test: draft ?? cell.test };
      case 'limit':
        return { ...cell, limit: draft === null ? cell.limit : (minorOf(draft, cell.limit.currency) ?? cell.limit) };
      case 'decides':
        return { ...cell, decides: draft === 'supervisor' || draft === 'agent' ? draft : cell.decides };
      case 'because':
        return { ...cell, words: { ...cell.words, ...this.both() } };
    }
  }
}
