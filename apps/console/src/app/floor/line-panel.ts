import { Component, computed, DestroyRef, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router } from '@angular/router';
import type { DurationMs, Interaction, SupervisorControl } from '@aliado/domain';
import { isOnLine, isOver, refusalOfIntervention, supervisorControlTypes } from '@aliado/domain';
import { LineControls } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Desk } from '../desk/desk.ts';
import { Keyboard } from '../keyboard/keyboard.ts';
import { LiveSocket } from '../live/live-socket.ts';
import type { Refusal } from '../live/outbox-entry.ts';
import { Session } from '../session/session.ts';
import { Notices } from '../shell/notices.ts';

type Asked = SupervisorControl['type'];

/** A source that has not confirmed by then what it said it would do may still: the reader can ask for something else. */
const confirmedWithin: DurationMs = 10_000;

/** The line of a contact of somebody else: the reader joins it, takes it over, or ends it. What the source confirms counts. */
@Component({
  selector: 'aliado-line-panel',
  imports: [LineControls, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'floor.line'">
      @if (isMine()) {
        <p class="row sm">
          <span class="grow">{{ t('mine') }}</span>
          <button type="button" class="btn btn-main btn-sm" (click)="goToDesk()">{{ t('toDesk') }}</button>
        </p>
      } @else {
        @if (isJoined()) {
          <p class="sm heard" role="status">
            <i class="i i-headset i-14" aria-hidden="true"></i>{{ t('heard', { name: agentName() }) }}
          </p>
        }
        <ui-line-controls
          [reasons]="reasons()"
          [isJoined]="isJoined()"
          [asked]="asked()"
          [isOffline]="!socket.isOpen()"
          (ask)="ask($event)"
        />
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      flex: none;
      gap: 6px;
      padding: 8px var(--al-pad);
      border-top: 1px solid var(--al-line);
    }
    .heard {
      display: flex;
      align-items: center;
      gap: 6px;
      color: var(--al-aside-ink);
    }
  `,
})
export class LinePanel {
  private readonly session = inject(Session);
  private readonly desk = inject(Desk);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly socket = inject(LiveSocket);
  private readonly controls = viewChild(LineControls);
  readonly interactionId = input.required<string>();
  readonly interaction = input.required<Interaction>();
  /** The agent's first name. */
  readonly agentName = input.required<string>();

  private readonly readerId = computed(() => this.session.view()?.account.id ?? '');
  /** What was asked of the source and is not seen in the contact yet; null for nothing. */
  protected readonly asked = signal<Asked | null>(null);
  private waiting: ReturnType<typeof setTimeout> | undefined;

  protected readonly isJoined = computed(() => isOnLine(this.interaction(), this.readerId()));
  protected readonly isMine = computed(() => this.interaction().agentId === this.readerId());
  /** Whether the contact has come to the reader's own desk. */
  private readonly isOnDesk = computed(() =>
    this.desk.contacts().some(({ id, work }) => id === this.interactionId() && work.stage === 'on-contact'),
  );
  protected readonly reasons = computed(() => {
    const can = this.interaction().source?.can ?? [];
    const reader = { accountId: this.readerId(), hasDesk: this.session.permissions().has('desk:work') };
    const refusals = supervisorControlTypes.flatMap((control): readonly (readonly [Asked, Refusal])[] => {
      const refusal = refusalOfIntervention(this.interaction(), control, reader);
      if (refusal) return [[control, refusal]];
      return can.includes(control) ? [] : [[control, 'call-control/not-supported']];
    });
    return Object.fromEntries(
      refusals.map(([control, refusal]) => [control, this.transloco.translate(`refusal.${refusal}`)]),
    );
  });
  private readonly isConfirmed = computed(() => {
    switch (this.asked()) {
      case 'join':
        return this.isJoined();
      case 'leave':
        return !this.isJoined();
      case 'take-over':
        return this.isOnDesk();
      case 'end':
        return isOver(this.interaction());
      case null:
        return false;
    }
  });

  constructor() {
    const destroyRef = inject(DestroyRef);
    destroyRef.onDestroy(() => clearTimeout(this.waiting));
    effect(() => {
      if (this.isConfirmed()) untracked(() => this.confirm());
    });
    inject(Keyboard).bind(
      {
        join: () => this.controls()?.press(this.isJoined() ? 'leave' : 'join'),
        takeOver: () => this.controls()?.press('take-over'),
        end: () => this.controls()?.press('end'),
      },
      destroyRef,
    );
  }

  protected async ask(control: Asked): Promise<void> {
    this.asked.set(control);
    const request = { commandId: crypto.randomUUID(), interactionId: this.interactionId(), control: { type: control } };
    const outcome = await this.socket
      .ask('supervise', request)
      .catch((): { readonly refused: Refusal } => ({ refused: 'live/unavailable' }));
    clearTimeout(this.waiting);
    if ('accepted' in outcome) this.waiting = setTimeout(() => this.giveUp(control), confirmedWithin);
    else {
      this.asked.set(null);
      this.notices.refused(outcome.refused);
    }
  }

  protected goToDesk(): void {
    this.desk.select(this.interactionId());
    void this.router.navigate(['/desk']);
  }

  private confirm(): void {
    const control = this.asked();
    clearTimeout(this.waiting);
    this.asked.set(null);
    if (control === 'take-over') this.goToDesk(); // the reader asked for the contact
  }

  private giveUp(control: Asked): void {
    if (this.asked() !== control) return;
    this.asked.set(null);
    this.notices.show('watch', this.transloco.translate('floor.line.unconfirmed'));
  }
}
