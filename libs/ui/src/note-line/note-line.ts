import type { ElementRef } from '@angular/core';
import { Component, computed, inject, input, linkedSignal, output, viewChild } from '@angular/core';
import type { EpochMs } from '@aliado/domain';
import { noteLimit } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Ticker } from '../clock/ticker.ts';
import { formatAgo } from '../format/time-format.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { activeLanguage } from '../words/active-language.ts';

/** Where what was typed is kept: by the server, on its way there, or on this computer alone. */
export type NotePlace = 'server' | 'sending' | 'here-only';

/**
 * The line to note in. What is being typed is the reader's: nothing that arrives changes it, and Enter starts the next
 * note only after this one was told.
 */
@Component({
  selector: 'ui-note-line',
  imports: [KeyCap, TranslocoPipe],
  host: { class: 'ui-note-line' },
  template: `
    <label class="field">
      <i class="i i-note i-14 quiet" aria-hidden="true"></i>
      <span class="sr">{{ 'ui.note.label' | transloco }}</span>
      <textarea
        #field
        rows="1"
        [attr.aria-invalid]="excess() > 0"
        [attr.placeholder]="(isBeforeAnswer() ? 'ui.note.beforeAnswer' : 'ui.note.placeholder') | transloco"
        [value]="draft()"
        (input)="type(field.value)"
        (keydown)="act($event)"
      ></textarea>
      @if (excess() > 0) {
        <span class="xs t-late">{{ 'ui.note.tooLong' | transloco: { count: excess() } }}</span>
      } @else if (draft() !== '' && place() !== null) {
        <span class="xs quiet">{{ placeKey() | transloco: { when: savedAgo() } }}</span>
      } @else {
        <ui-key command="note" />
      }
    </label>
    @if (canPromise()) {
      <button type="button" class="btn" [attr.aria-label]="'ui.promise.button' | transloco" (click)="promise.emit()">
        <i class="i i-promise i-14" aria-hidden="true"></i
        ><span class="lbl">{{ 'ui.promise.button' | transloco }}</span>
        <ui-key command="promise" />
      </button>
      <button type="button" class="btn" [attr.aria-label]="'ui.idea.button' | transloco" (click)="idea.emit()">
        <i class="i i-idea i-14" aria-hidden="true"></i><span class="lbl">{{ 'ui.idea.button' | transloco }}</span>
        <ui-key command="idea" />
      </button>
    }
    <ng-content />
  `,
})
export class NoteLine {
  /** Which note is being written; another id puts another text into the line. */
  readonly noteId = input.required<string>();
  /** The note as it was kept last. */
  readonly text = input('');
  readonly place = input<NotePlace | null>(null);
  /** When it was kept last; null when never. */
  readonly savedAt = input<EpochMs | null>(null);
  /** Whether the contact is still ringing. */
  readonly isBeforeAnswer = input(false);
  /** Whether something can be promised, or an idea caught, from here. */
  readonly canPromise = input(false);
  /** What stands in the line, at every letter. */
  readonly write = output<string>();
  /** The note is finished; the next one gets an id of its own. */
  readonly done = output<string>();
  /** The reader wants to promise something. */
  readonly promise = output();
  /** The reader wants to catch an idea of the customer. */
  readonly idea = output();
  /** The reader wants to leave the line. */
  readonly leave = output();

  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('field');
  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  protected readonly draft = linkedSignal<{ readonly noteId: string; readonly text: string }, string>({
    source: () => ({ noteId: this.noteId(), text: this.text() }),
    computation: ({ noteId, text }, before) =>
      before?.source.noteId === noteId && before.value !== before.source.text ? before.value : text,
  });
  protected readonly excess = computed(() => Math.max(0, this.draft().length - noteLimit));
  protected readonly placeKey = computed(() => placeKeys[this.place() ?? 'server']);
  protected readonly savedAgo = computed(() => {
    const at = this.savedAt();
    return at === null ? '' : formatAgo(at, this.ticker.now(), this.language());
  });

  /** Puts the cursor into the line, at the end of what stands there. For the key. */
  focus(): void {
    const field = this.field().nativeElement;
    field.focus();
    field.setSelectionRange(field.value.length, field.value.length);
  }

  protected type(text: string): void {
    this.draft.set(text);
    this.write.emit(text);
  }

  protected act(event: KeyboardEvent): void {
    if (event.key === 'Escape') {
      this.leave.emit();
      this.field().nativeElement.blur();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.ctrlKey && !event.metaKey && !event.isComposing) {
      if (this.draft().trim() !== '' && this.excess() === 0) this.done.emit(this.draft());
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

const placeKeys: Readonly<Record<NotePlace, string>> = {
  server: 'ui.note.saved',
  sending: 'ui.note.saving',
  'here-only': 'ui.note.hereOnly',
};
