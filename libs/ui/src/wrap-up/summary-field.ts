import type { ElementRef } from '@angular/core';
import {
  Component,
  Injector,
  afterNextRender,
  computed,
  inject,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** A line that a sentence stands on. */
export interface SentenceSource {
  /** Counted from 1 through the whole summary. */
  readonly number: number;
  readonly sequence: number;
  /** What was said; null for what is no utterance. */
  readonly words: string | null;
}

/** A sentence of a summary as it is read, with the lines it stands on. */
export interface WrittenSentence {
  readonly text: string;
  readonly sources: readonly SentenceSource[];
}

/**
 * A summary that is there to be read, its sentences with numbers that lead to the words; as plain text as soon as somebody wants
 * it otherwise.
 */
@Component({
  selector: 'ui-summary-field',
  imports: [TranslocoPipe],
  host: { class: 'ui-summary-field', '(click)': 'editAt($event)' },
  template: `
    <div class="of">
      <span class="label" [id]="labelId()">{{ 'ui.wrapUp.summary' | transloco }}</span>
      <small>{{ hint() | transloco }}</small>
      @if (model(); as name) {
        <span class="chip" [attr.title]="name">{{ 'ui.hints.model' | transloco }}</span>
      }
      @if (isReading()) {
        <button type="button" class="link" (click)="edit()">{{ 'ui.wrapUp.change' | transloco }}</button>
      }
    </div>
    @if (isReading()) {
      <p class="summary" role="group" [attr.aria-labelledby]="labelId()">
        @for (sentence of sentences(); track $index) {
          <span>{{ sentence.text }}</span>
          @for (source of sentence.sources; track source.sequence) {
            <button
              type="button"
              class="source"
              [attr.title]="source.words"
              [attr.aria-label]="
                (source.words === null ? 'ui.wrapUp.sourcePlace' : 'ui.wrapUp.source') | transloco: { ...source }
              "
              [textContent]="source.number"
              (click)="jump.emit(source.sequence)"
            ></button>
          }
        }
      </p>
    } @else {
      <textarea
        #text
        class="summary"
        rows="2"
        [attr.aria-labelledby]="labelId()"
        [value]="value()"
        (input)="write.emit(text.value)"
        (focus)="open(true)"
        (blur)="open(false)"
      ></textarea>
    }
  `,
})
export class SummaryField {
  /** The contact it is about: another one is read first. */
  readonly contactId = input.required<string>();
  /** What is written so far. */
  readonly value = input.required<string>();
  /** What was proposed; empty where nothing was. */
  readonly sentences = input<readonly WrittenSentence[]>([]);
  /** The model that worded it; null where none did. */
  readonly model = input<string | null>(null);
  readonly write = output<string>();
  /** Whether somebody has it open to change it: until it is closed, nothing else may change it. */
  readonly editing = output<boolean>();
  /** The sequence of a line to go to. */
  readonly jump = output<number>();

  private readonly injector = inject(Injector);
  private readonly field = viewChild<ElementRef<HTMLTextAreaElement>>('text');
  protected readonly isEditing = linkedSignal({ source: this.contactId, computation: () => false });
  protected readonly labelId = computed(() => `summary-${this.contactId()}`);
  /** Text that somebody changed has no sources any more. */
  protected readonly isReading = computed(() => {
    const sentences = this.sentences();
    const proposed = sentences.map(({ text }) => text).join(' ');
    return !this.isEditing() && sentences.length > 0 && this.value() === proposed;
  });
  /** Says that it is written already only where it is. */
  protected readonly hint = computed(() => {
    if (this.isReading()) return 'ui.wrapUp.summaryHint';
    return this.value() === '' ? 'ui.wrapUp.summaryEmpty' : 'ui.wrapUp.summaryOwn';
  });

  protected edit(): void {
    this.open(true);
    afterNextRender(() => this.field()?.nativeElement.focus(), { injector: this.injector });
  }

  protected open(isEditing: boolean): void {
    if (this.isEditing() === isEditing) return;
    this.isEditing.set(isEditing);
    this.editing.emit(isEditing);
  }

  /** Whoever clicks into the words wants to change them, unless they mark some to copy. */
  protected editAt({ target }: Event): void {
    const isInWords = target instanceof Element && target.closest('p.summary') && !target.closest('button');
    if (isInWords && (getSelection()?.isCollapsed ?? true)) this.edit();
  }
}
