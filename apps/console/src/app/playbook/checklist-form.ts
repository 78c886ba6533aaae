import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import type { ChecklistItem, DraftFinding, Language } from '@aliado/domain';
import { languages } from '@aliado/domain';
import { BothWords, FoundHere, LineField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { PhraseField } from './phrase-field.ts';
import { checklistLength, newChecklist, withItem, withMoved, withNewItem } from './script-head-edits.ts';

/** The checklist of a script: what is to be done or said at whatever step, and what ticks it when it is heard. */
@Component({
  selector: 'aliado-checklist-form',
  imports: [BothWords, FoundHere, LineField, PhraseField, TranslocoDirective],
  host: { class: 'scroll' },
  template: `
    <form
      class="ui-fields"
      *transloco="let t; prefix: 'playbook.step.checklist'"
      [attr.aria-label]="t('title')"
      (submit)="$event.preventDefault()"
    >
      <p class="sm soft">{{ t('hint') }}</p>
      @if (items(); as list) {
        <p class="xs quiet" [class.t-late]="!isLongEnough()">{{ t('count', { count: list.length }) }}</p>
        <ui-found-here [findings]="whole()" at="checklist" />
        <ol>
          @for (one of list; track one.id; let place = $index) {
            <li class="option">
              <div class="row">
                <b class="sm">{{ place + 1 }}</b>
                <select
                  #by
                  class="field"
                  [attr.aria-label]="t('by')"
                  [attr.data-path]="'checklist.' + place + '.by'"
                  [disabled]="isReadOnly()"
                  (change)="change(place, { by: by.selectedIndex === 1 ? 'customer' : 'agent' })"
                >
                  <option [selected]="one.by === 'agent'">{{ t('agent') }}</option>
                  <option [selected]="one.by === 'customer'">{{ t('customer') }}</option>
                </select>
                @if (!isReadOnly()) {
                  <span class="end row">
                    <button
                      type="button"
                      class="btn btn-quiet btn-sm"
                      [disabled]="$first"
                      [attr.aria-label]="t('up', { number: place + 1 })"
                      (click)="move(place, -1)"
                    >
                      <span aria-hidden="true">↑</span>
                    </button>
                    <button
                      type="button"
                      class="btn btn-quiet btn-sm"
                      [disabled]="$last"
                      [attr.aria-label]="t('down', { number: place + 1 })"
                      (click)="move(place, 1)"
                    >
                      <span aria-hidden="true">↓</span>
                    </button>
                    <button
                      type="button"
                      class="btn btn-quiet btn-sm"
                      [attr.aria-label]="t('remove', { number: place + 1 })"
                      (click)="wrote.emit(list.toSpliced(place, 1))"
                    >
                      <i class="i i-x i-14" aria-hidden="true"></i>
                    </button>
                  </span>
                }
              </div>
              <ui-both-words
                [label]="t('item', { number: place + 1 })"
                [value]="one.words"
                [isReadOnly]="isReadOnly()"
                (wrote)="change(place, { words: $event })"
              />
              <ui-found-here [findings]="findings()" [at]="'checklist.' + place + '.words'" />
              <details [open]="isWrong(place)">
                <summary class="xs">{{ t('heard', { count: one.heard.es.length + one.heard.en.length }) }}</summary>
                <div class="phrases">
                  @for (language of languages; track language) {
                    <aliado-phrase-field
                      [label]="t('phrases.' + language)"
                      [phrases]="one.heard[language]"
                      [language]="language"
                      [at]="'checklist.' + place + '.heard.' + language"
                      [findings]="findings()"
                      [lines]="[2, 6]"
                      [isReadOnly]="isReadOnly()"
                      (wrote)="hear(place, language, $event)"
                    />
                  }
                  <ui-line-field
                    [label]="t('id')"
                    [value]="one.id"
                    [at]="'checklist.' + place + '.id'"
                    [findings]="findings()"
                    [isId]="true"
                    [isReadOnly]="true"
                  />
                </div>
              </details>
            </li>
          }
        </ol>
        @if (!isReadOnly()) {
          <div class="row">
            @if (list.length < length.most) {
              <button type="button" class="btn btn-quiet btn-sm" (click)="wrote.emit(withNewItem(list))">
                <i class="i i-plus i-14" aria-hidden="true"></i>{{ t('add') }}
              </button>
            }
            <button type="button" class="btn btn-quiet btn-sm end" (click)="wrote.emit(null)">{{ t('drop') }}</button>
          </div>
        }
      } @else if (!isReadOnly()) {
        <button type="button" class="btn start" (click)="wrote.emit(newChecklist())">
          <i class="i i-plus i-14" aria-hidden="true"></i>{{ t('begin') }}
        </button>
      } @else {
        <p class="sm soft">{{ t('none') }}</p>
      }
    </form>
  `,
  styleUrl: './step-form.css',
  styles: `
    ol {
      display: grid;
      gap: 8px;
    }
    summary {
      min-height: 24px;
      color: var(--al-ink-2);
    }
    .phrases {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(200px, 1fr));
      gap: 8px 12px;
    }
    .start {
      justify-self: start;
    }
  `,
})
export class ChecklistForm {
  /** Null for a script without one. */
  readonly items = input.required<readonly ChecklistItem[] | null>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly isReadOnly = input(false);
  readonly wrote = output<readonly ChecklistItem[] | null>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly languages = languages;
  protected readonly length = checklistLength;
  protected readonly newChecklist = newChecklist;
  protected readonly withNewItem = withNewItem;
  protected readonly isLongEnough = computed(() => (this.items()?.length ?? 0) >= checklistLength.least);
  /** What was found of the list as a whole. */
  protected readonly whole = computed(() => this.findings().filter(({ path }) => path === 'checklist'));

  protected isWrong(place: number): boolean {
    const at = `checklist.${place}.`;
    return this.findings().some(({ path }) => path.startsWith(`${at}heard`) || path === `${at}id`);
  }

  protected change(place: number, change: Partial<ChecklistItem>): void {
    this.wrote.emit(withItem(this.items() ?? [], place, change));
  }

  protected hear(place: number, language: Language, phrases: readonly string[]): void {
    const { heard = { es: [], en: [] } } = this.items()?.[place] ?? {};
    this.change(place, { heard: { ...heard, [language]: phrases } });
  }

  /** The item keeps the focus where it goes. */
  protected move(place: number, by: -1 | 1): void {
    this.wrote.emit(withMoved(this.items() ?? [], place, by));
    const selector = `[data-path="checklist.${place + by}.by"]`;
    setTimeout(() => this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus());
  }
}
