import { Component, computed, inject } from '@angular/core';
import { Empty } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { agentFeature } from '../live/agent.feature.ts';
import { LiveShift } from '../shell/live-shift.ts';
import { CallPanel } from './call-panel.ts';
import { Desk } from './desk.ts';
import { NotePanel } from './note-panel.ts';
import { RingingPanel } from './ringing-panel.ts';
import { StaleBanner } from './stale-banner.ts';
import { Unfollowed } from './unfollowed.ts';
import { WrapUpPanel } from './wrap-up-panel.ts';

/** The middle of the desk: what rings, the call, what is to be written up, or nothing. */
@Component({
  selector: 'aliado-conversation',
  imports: [CallPanel, Empty, NotePanel, RingingPanel, StaleBanner, TranslocoDirective, Unfollowed, WrapUpPanel],
  host: { class: 'centre' },
  template: `
    <aliado-unfollowed />
    @if (desk.selected(); as contact) {
      @switch (contact.work.stage) {
        @case ('offered') {
          <aliado-ringing-panel />
          <aliado-note-panel />
        }
        @case ('on-contact') {
          <aliado-call-panel />
        }
        @case ('after-contact-work') {
          <aliado-wrap-up-panel />
          <aliado-note-panel />
        }
      }
    } @else if (desk.refusals().length === 0) {
      <ng-container *transloco="let t; prefix: 'desk'">
        <aliado-stale-banner />
        <ui-empty
          class="nothing"
          [title]="t('empty')"
          [hint]="t(isAvailable() ? 'emptyAvailable' : 'emptyAway')"
          [action]="isAvailable() ? null : t('becomeAvailable')"
          (act)="becomeAvailable()"
        />
      </ng-container>
    }
  `,
  styles: `
    :host {
      flex: 1;
    }
    .nothing {
      margin: auto;
      align-items: center;
      text-align: center;
    }
  `,
})
export class Conversation {
  protected readonly desk = inject(Desk);
  private readonly shift = inject(LiveShift);
  private readonly status = inject(Store).selectSignal(agentFeature.selectStatus);
  protected readonly isAvailable = computed(() => this.status() === 'available');

  protected becomeAvailable(): void {
    void this.shift.choose({ state: 'available', reason: null });
  }
}
