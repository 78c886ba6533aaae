import { Component, computed, input, output } from '@angular/core';
import type { CallControlType, DurationMs, Interaction } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { formatAddress } from '../format/phone-format.ts';
import { KeyCap } from '../keys/key-cap.ts';
import type { KeyCommand } from '../keys/key-map.ts';
import { Timer } from '../timer/timer.ts';
import { PressTwice } from './press-twice.ts';

interface Control {
  readonly id: 'mute' | 'hold' | 'record' | 'pass' | 'help';
  readonly command: KeyCommand;
  readonly icon: string;
  readonly label: string;
  readonly isOn: boolean;
  /** What the source must be able to do; null for what Aliado does by itself. */
  readonly needs: CallControlType | null;
}

/**
 * The controls of the call in hand. What the source cannot do says so and stays where it is; without a connection all that
 * needs one is dashed. Hanging up takes two presses within three seconds.
 */
@Component({
  selector: 'ui-call-bar',
  imports: [KeyCap, Timer, TranslocoPipe],
  host: { class: 'ui-call-bar' },
  template: `
    <ui-timer class="clockface" [since]="call().answeredAt" [frozenAt]="call().endedAt" />
    <div class="grow">
      <div class="meta">
        <span class="who clip">{{ who() ?? ('ui.call.newPerson' | transloco) }}</span>
        @if (address(); as from) {
          <span class="address">· {{ from }}</span>
        }
      </div>
      <div class="meta">
        @if (call().heldSince; as heldSince) {
          <i class="i i-hold i-12" aria-hidden="true"></i>
          <span>{{ 'ui.call.held' | transloco }} <ui-timer [since]="heldSince" [watchAfter]="holdWatchAfter()" /></span>
        } @else if (call().isMuted) {
          <i class="i i-mic-off i-12" aria-hidden="true"></i><span>{{ 'ui.call.muted' | transloco }}</span>
        } @else {
          <i class="i i-12" [class]="recording().icon" aria-hidden="true"></i>
          <span class="clip">{{ recording().label | transloco }}</span>
        }
      </div>
    </div>
    <div class="controls" role="toolbar" [attr.aria-label]="'ui.call.label' | transloco">
      @for (control of controls(); track control.id) {
        <button
          type="button"
          class="btn"
          [class.btn-on]="control.isOn"
          [class.is-off]="!isPossible(control) || isOffline()"
          [class.is-impossible]="!isPossible(control)"
          [attr.aria-disabled]="!isPossible(control) || isOffline()"
          [attr.aria-label]="control.label | transloco"
          [attr.title]="reasonKey(control) | transloco: { what: (control.label | transloco) }"
          (click)="press(control.id)"
        >
          <i class="i" [class]="control.icon" aria-hidden="true"></i>
          <span class="lbl">{{ control.label | transloco }}</span>
          <ui-key [command]="control.command" />
        </button>
      }
      <button
        type="button"
        class="btn btn-late"
        [class.btn-armed]="isArmed()"
        [class.is-off]="!canEnd()"
        [class.is-impossible]="!has('end')"
        [attr.aria-disabled]="!canEnd()"
        [attr.title]="endTitle() | transloco: { what: ('ui.call.end' | transloco) }"
        (click)="pressEnd()"
      >
        <i class="i i-phone-end" aria-hidden="true"></i>
        <span [class.lbl]="!isArmed()">{{ (isArmed() ? 'ui.call.endAgain' : 'ui.call.end') | transloco }}</span>
        <ui-key command="end" />
      </button>
      <span class="sr" role="status">{{ isArmed() ? ('ui.call.endAgain' | transloco) : '' }}</span>
    </div>
  `,
})
export class CallBar {
  readonly call = input.required<Interaction>();
  /** What the source of this call can be asked to do. */
  readonly can = input.required<readonly CallControlType[]>();
  /** The customer's name; null while nobody knows it. */
  readonly who = input<string | null>(null);
  /** Whether the server cannot be reached now. */
  readonly isOffline = input(false);
  /** From this long on hold, the clock of the hold asks for attention. */
  readonly holdWatchAfter = input<DurationMs>(120_000);

  readonly mute = output<'mute' | 'unmute'>();
  readonly hold = output<'hold' | 'resume'>();
  readonly record = output<'pause-recording' | 'resume-recording'>();
  readonly pass = output();
  readonly help = output();
  readonly end = output();

  private readonly hangingUp = new PressTwice();
  protected readonly isArmed = this.hangingUp.isArmed;

  protected readonly address = computed(() => {
    const { from } = this.call();
    return from === null ? null : formatAddress(from);
  });
  protected readonly recording = computed(() => {
    const { consent, isRecordingPaused } = this.call();
    if (isRecordingPaused) return { icon: 'i-hold', label: 'ui.call.recordingPaused' };
    if (consent === 'given') return { icon: 'i-record', label: 'ui.call.recording' };
    return { icon: consent === 'refused' ? 'i-x' : 'i-record', label: `ui.call.consent.${consent}` };
  });
  protected readonly controls = computed<readonly Control[]>(() => {
    const { isMuted, heldSince, isRecordingPaused, help } = this.call();
    const isHeld = heldSince !== null;
    return [
      {
        id: 'mute',
        command: 'mute',
        icon: isMuted ? 'i-mic-off' : 'i-mic',
        label: isMuted ? 'ui.call.unmute' : 'ui.call.mute',
        isOn: isMuted,
        needs: isMuted ? 'unmute' : 'mute',
      },
      {
        id: 'hold',
        command: 'hold',
        icon: isHeld ? 'i-play' : 'i-hold',
        label: isHeld ? 'ui.call.resume' : 'ui.call.hold',
        isOn: isHeld,
        needs: isHeld ? 'resume' : 'hold',
      },
      ...(this.has('pause-recording')
        ? [
            {
              id: 'record',
              command: 'record',
              icon: 'i-record',
              label: isRecordingPaused ? 'ui.call.resumeRecording' : 'ui.call.pauseRecording',
              isOn: isRecordingPaused,
              needs: isRecordingPaused ? 'resume-recording' : 'pause-recording',
            } as const,
          ]
        : []),
      { id: 'pass', command: 'pass', icon: 'i-transfer', label: 'ui.call.pass', isOn: false, needs: 'transfer' },
      {
        id: 'help',
        command: 'help',
        icon: 'i-hand',
        label: help === null ? 'ui.call.help' : 'ui.call.helpAsked',
        isOn: help !== null,
        needs: null,
      },
    ];
  });
  protected readonly canEnd = computed(() => this.has('end') && !this.isOffline());
  protected readonly endTitle = computed(() => {
    if (!this.has('end')) return 'ui.call.impossible';
    return this.isOffline() ? 'ui.call.needsConnection' : 'ui.call.endHint';
  });

  /** Arms "hang up", or hangs up when it is armed. For the key as for the pointer. */
  pressEnd(): void {
    if (this.canEnd()) this.hangingUp.press(() => this.end.emit());
  }

  /** Does what a control does; nothing when it is not possible now. For the key as for the pointer. */
  press(id: Control['id']): void {
    const control = this.controls().find((one) => one.id === id);
    if (!control || !this.isPossible(control) || this.isOffline()) return;
    const { isMuted, heldSince, isRecordingPaused } = this.call();
    if (id === 'mute') this.mute.emit(isMuted ? 'unmute' : 'mute');
    else if (id === 'hold') this.hold.emit(heldSince === null ? 'hold' : 'resume');
    else if (id === 'record') this.record.emit(isRecordingPaused ? 'resume-recording' : 'pause-recording');
    else if (id === 'pass') this.pass.emit();
    else this.help.emit();
  }

  protected has(control: CallControlType): boolean {
    return this.can().includes(control);
  }

  protected isPossible({ needs }: Control): boolean {
    return needs === null || this.has(needs);
  }

  protected reasonKey(control: Control): string {
    if (!this.isPossible(control)) return 'ui.call.impossible';
    return this.isOffline() ? 'ui.call.needsConnection' : control.label;
  }
}
