import { Component, input, output } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** A short notice. It says what happened, never asks. */
export interface Toast {
  readonly id: string;
  readonly text: string;
  readonly kind: 'done' | 'watch' | 'late';
  /** Words of its one button; null for none. */
  readonly action: string | null;
}

/** Short notices at the foot of the screen, announced politely; they never lie over the call bar and never take the focus. */
@Component({
  selector: 'ui-toasts',
  imports: [TranslocoPipe],
  host: { class: 'ui-toasts', role: 'status', 'aria-live': 'polite' },
  template: `
    @for (toast of toasts(); track toast.id) {
      <div class="toast">
        <i class="i i-14" [class]="icons[toast.kind]" aria-hidden="true"></i>
        <span class="grow">{{ toast.text }}</span>
        @if (toast.action; as label) {
          <button type="button" (click)="act.emit(toast.id)">{{ label }}</button>
        }
        <button type="button" [attr.aria-label]="'ui.toasts.close' | transloco" (click)="dismiss.emit(toast.id)">
          <i class="i i-x i-14" aria-hidden="true"></i>
        </button>
      </div>
    }
  `,
})
export class Toasts {
  /** Oldest first. */
  readonly toasts = input.required<readonly Toast[]>();
  readonly act = output<string>();
  readonly dismiss = output<string>();
  protected readonly icons = { done: 'i-st-done', watch: 'i-st-watch', late: 'i-st-late' } as const;
}
