import { Component, computed, input, output } from '@angular/core';
import type { SupervisorControl } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { PressTwice } from '../call-bar/press-twice.ts';
import { KeyCap } from '../keys/key-cap.ts';
import type { KeyCommand } from '../keys/key-map.ts';

type Asked = SupervisorControl['type'];

interface Control {
  readonly id: Asked;
  readonly command: KeyCommand;
  readonly icon: string;
  readonly label: string;
}

const joining: Control = { id: 'join', command: 'join', icon: 'i-headset', label: 'ui.line.join' };
const leaving: Control = { id: 'leave', command: 'join', icon: 'i-headset', label: 'ui.line.leave' };
const others: readonly Control[] = [
  { id: 'take-over', command: 'takeOver', icon: 'i-phone-in', label: 'ui.line.takeOver' },
  { id: 'end', command: 'end', icon: 'i-phone-end', label: 'ui.line.end' },
];

/**
 * What a supervisor can ask of the line of somebody else's contact. What was asked and not confirmed yet is dashed, and nothing else
 * can be asked meanwhile; what cannot be asked says why and stays where it is. Ending takes two presses within three seconds.
 */
@Component({
  selector: 'ui-line-controls',
  imports: [KeyCap, TranslocoPipe],
  template: `
    <div class="ui-line-controls" role="toolbar" [attr.aria-label]="'ui.line.label' | transloco">
      @for (control of controls(); track control.id) {
        @let label = control.label | transloco;
        @let isEnd = control.id === 'end';
        <button
          type="button"
          class="btn btn-sm"
          [class.btn-on]="control.id === 'leave'"
          [class.btn-late]="isEnd"
          [class.btn-armed]="isEnd && isArmed()"
          [class.is-off]="!canAsk(control.id)"
          [attr.aria-disabled]="!canAsk(control.id)"
          [attr.aria-busy]="asked() === control.id"
          [attr.title]="titleOf(control.id) ?? (hintOf(control.id) | transloco: { what: label })"
          (click)="press(control.id)"
        >
          <i class="i i-14" [class]="control.icon" aria-hidden="true"></i>
          {{ isEnd && isArmed() ? ('ui.line.endAgain' | transloco) : label }}
          <ui-key [command]="control.command" />
        </button>
      }
      <span class="sr" role="status">{{ status() | transloco }}</span>
    </div>
  `,
})
export class LineControls {
  /** Why each cannot be asked now, in words; left out where it can. */
  readonly reasons = input.required<Readonly<Partial<Record<Asked, string>>>>();
  /** Whether the reader is heard on the line. */
  readonly isJoined = input.required<boolean>();
  /** What was asked of the source and is not confirmed; null for nothing. */
  readonly asked = input<Asked | null>(null);
  /** Whether the server cannot be reached now. */
  readonly isOffline = input(false);
  readonly ask = output<Asked>();

  private readonly ending = new PressTwice();
  protected readonly isArmed = this.ending.isArmed;
  protected readonly controls = computed(() => [this.isJoined() ? leaving : joining, ...others]);
  protected readonly status = computed(() => {
    if (this.isArmed()) return 'ui.line.endAgain';
    return this.asked() === null ? '' : 'ui.line.waiting';
  });

  /** Does what a control does; nothing when it cannot be asked now. For the key as for the pointer. */
  press(id: Asked): void {
    if (!this.canAsk(id)) return;
    if (id === 'end') this.ending.press(() => this.ask.emit('end'));
    else this.ask.emit(id);
  }

  protected canAsk(id: Asked): boolean {
    return this.asked() === null && !this.isOffline() && this.reasons()[id] === undefined;
  }

  protected titleOf(id: Asked): string | null {
    return this.asked() === null && !this.isOffline() ? (this.reasons()[id] ?? null) : null;
  }

  protected hintOf(id: Asked): string {
    if (this.asked() === id) return 'ui.line.waiting';
    return this.isOffline() ? 'ui.call.needsConnection' : `ui.line.hint.${id}`;
  }
}
