import { Component, computed, inject, input, signal, viewChild } from '@angular/core';
import type { Interaction } from '@aliado/domain';
import { WhisperField, WhisperThread } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { LiveSocket } from '../live/live-socket.ts';
import { tellWhenSeen } from '../live/whispers-in-sight.ts';
import { Session } from '../session/session.ts';
import { HandOver } from './hand-over.ts';
import { SupportAsks } from './support-asks.ts';

/** What is said to the agent of a contact and to nobody else, and what is put before them. */
@Component({
  selector: 'aliado-whisper-panel',
  imports: [HandOver, TranslocoDirective, WhisperField, WhisperThread],
  host: { '[hidden]': 'isOver() && interaction().whispers.length === 0' },
  template: `
    <ng-container *transloco="let t; prefix: 'floor.look'">
      @if (interaction().whispers.length > 0) {
        <ui-whisper-thread [whispers]="interaction().whispers" side="supervisor" [readerId]="readerId()" />
      }
      @if (!isOver()) {
        <p class="row xs">
          <button
            type="button"
            class="btn btn-sm"
            [attr.aria-expanded]="isHanding()"
            (click)="isHanding.set(!isHanding())"
          >
            <i class="i i-script i-14" aria-hidden="true"></i>{{ t('hand') }}
          </button>
          <span class="t-aside end">{{ t('onlyThey', { name: agentName() }) }}</span>
        </p>
        @if (isHanding()) {
          <aliado-hand-over [interactionId]="interactionId()" [agentName]="agentName()" (done)="isHanding.set(false)" />
        }
        <ui-whisper-field
          [label]="t('whisperTo', { name: agentName() })"
          [phrases]="[t('phrases.time'), t('phrases.well'), t('phrases.coming')]"
          [isOff]="!socket.isOpen()"
          (send)="whisper($event)"
        />
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      flex: none;
      gap: 8px;
      max-height: 55%;
      padding: 10px var(--al-pad) 12px;
      border-top: 1px solid var(--al-aside-line);
      background: var(--al-aside-soft);
      overflow: auto;
    }
    :host([hidden]) {
      display: none;
    }
    ui-whisper-thread {
      max-height: 112px;
    }
    .end {
      margin-left: auto;
    }
  `,
})
export class WhisperPanel {
  private readonly asks = inject(SupportAsks);
  private readonly session = inject(Session);
  protected readonly socket = inject(LiveSocket);
  private readonly field = viewChild(WhisperField);
  readonly interactionId = input.required<string>();
  readonly interaction = input.required<Interaction>();
  /** The agent's first name. */
  readonly agentName = input.required<string>();
  readonly isOver = input(false);

  protected readonly isHanding = signal(false);
  protected readonly readerId = computed(() => this.session.view()?.account.id ?? '');

  constructor() {
    tellWhenSeen(
      () => this.interaction().whispers,
      'agent',
      (whisperId) => void this.asks.quietly(this.interactionId(), { type: 'ReadAnswer', whisperId }),
    );
  }

  /** Puts the focus into the field; tells whether there is one. */
  focus(): boolean {
    this.field()?.focus();
    return this.field() !== undefined;
  }

  protected async whisper(text: string): Promise<void> {
    const command = { type: 'SendWhisper', whisperId: crypto.randomUUID(), text } as const;
    if (!(await this.asks.do(this.interactionId(), command))) this.field()?.putBack(text);
  }
}
