import type { ElementRef } from '@angular/core';
import { afterNextRender, Component, input, output, signal, viewChild } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** Does something that takes a reason, such as saying no to a proposal. It takes the focus: the reader opened it to write. */
@Component({
  selector: 'ui-reason-form',
  imports: [TranslocoPipe],
  host: { class: 'ui-reason-form' },
  template: `
    <form
      [attr.aria-label]="words() + 'of' | transloco: { name: name() }"
      (keydown.escape)="leave.emit(); $event.stopPropagation()"
      (submit)="$event.preventDefault(); send()"
    >
      <label class="sm">
        {{ words() + 'reason' | transloco }}
        <textarea
          #why
          class="field"
          rows="2"
          maxlength="1000"
          aria-required="true"
          [value]="reason()"
          [attr.aria-invalid]="isMissing()"
          [attr.aria-describedby]="problemId()"
          (input)="write(why.value)"
        ></textarea>
      </label>
      <p class="xs t-watch" role="status" [id]="problemId()">
        @if (isMissing()) {
          {{ 'ui.limits.reasonMissing' | transloco }}
        }
      </p>
      <div class="row">
        <button type="submit" class="btn btn-main" [attr.aria-disabled]="isBusy()">
          {{ words() + 'act' | transloco }}
        </button>
        <button type="button" class="btn btn-quiet" (click)="leave.emit()">{{ 'ui.limits.cancel' | transloco }}</button>
        <span class="xs quiet">{{ words() + 'hint' | transloco }}</span>
      </div>
    </form>
  `,
})
export class ReasonForm {
  /** Where its words are, up to the dot before `of`, `reason`, `act` and `hint`. */
  readonly words = input.required<string>();
  /** What it is done to. */
  readonly name = input.required<string>();
  /** The id in the page of the words that tell what is missing. */
  readonly problemId = input.required<string>();
  readonly isBusy = input(false);
  /** The reason. */
  readonly tell = output<string>();
  readonly leave = output();

  private readonly field = viewChild.required<ElementRef<HTMLTextAreaElement>>('why');
  protected readonly reason = signal('');
  protected readonly isMissing = signal(false);

  constructor() {
    afterNextRender(() => this.field().nativeElement.focus());
  }

  protected write(reason: string): void {
    this.reason.set(reason);
    this.isMissing.set(false);
  }

  protected send(): void {
    const reason = this.reason().trim();
    this.isMissing.set(reason === '');
    if (reason === '') this.field().nativeElement.focus();
    else if (!this.isBusy()) this.tell.emit(reason);
  }
}
