import { Component, ElementRef, input, output, viewChild } from '@angular/core';
import { whisperLimit } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';

/** Where one colleague says something to another beside a contact. It keeps what cannot be sent now. */
@Component({
  selector: 'ui-whisper-field',
  imports: [TranslocoPipe],
  host: { class: 'ui-whisper-field' },
  template: `
    <form class="row" (submit)="say($event)">
      <label class="field grow">
        <input
          #field
          autocomplete="off"
          [attr.maxlength]="limit"
          [attr.aria-label]="label()"
          [placeholder]="label()"
          (keydown.control.enter)="say($event)"
          (keydown.meta.enter)="say($event)"
        />
        <kbd aria-hidden="true">Ctrl ↵</kbd>
      </label>
      <button type="submit" class="btn btn-aside" [disabled]="isOff()">{{ 'ui.whisper.send' | transloco }}</button>
    </form>
    @if (phrases().length > 0) {
      <div class="quick" role="group" [attr.aria-label]="'ui.whisper.phrases' | transloco">
        @for (phrase of phrases(); track phrase) {
          <button type="button" class="btn btn-sm" [disabled]="isOff()" (click)="send.emit(phrase)">
            {{ phrase }}
          </button>
        }
      </div>
    }
  `,
})
export class WhisperField {
  /** Whom it reaches. */
  readonly label = input.required<string>();
  /** What can be said with one press. */
  readonly phrases = input<readonly string[]>([]);
  /** Whether nothing can be sent now. */
  readonly isOff = input(false);
  readonly send = output<string>();

  protected readonly limit = whisperLimit;
  private readonly field = viewChild.required<unknown, ElementRef<HTMLInputElement>>('field', { read: ElementRef });

  /** Puts the focus into it. */
  focus(): void {
    this.field().nativeElement.focus();
  }

  /** Puts words back that could not be sent, unless others are being written. */
  putBack(text: string): void {
    const field = this.field().nativeElement;
    if (field.value === '') field.value = text;
  }

  protected say(event: Event): void {
    event.preventDefault();
    const field = this.field().nativeElement;
    const text = field.value.trim();
    if (text === '' || this.isOff()) return;
    this.send.emit(text);
    field.value = '';
  }
}
