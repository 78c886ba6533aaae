import { Component, computed, inject } from '@angular/core';
import { activeLanguage, formatHour, Ticker, HOUSE_ZONE } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { connectionFeature } from '../live/connection.feature.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { Desk } from './desk.ts';

/** While the screen may be behind: up to when it is certain, what goes on, and the one way out. Nothing while it is fresh. */
@Component({
  selector: 'aliado-stale-banner',
  imports: [TranslocoDirective],
  template: `
    @if (isBehind()) {
      <div *transloco="let t; prefix: 'desk'" class="banner">
        <div class="note-bar watch">
          <i class="i i-signal-off" aria-hidden="true"></i>
          <span class="grow"
            ><b>{{ t('staleTitle') }}</b> {{ t('staleText', { hour: hour() }) }}</span
          >
          @if (seconds(); as left) {
            <span class="num">{{ t('retryIn', { seconds: left }) }}</span>
          }
          <button type="button" class="btn btn-sm" (click)="socket.retryNow()">{{ t('retry') }}</button>
        </div>
      </div>
    }
  `,
  styles: `
    .num {
      white-space: nowrap;
    }
  `,
})
export class StaleBanner {
  private readonly store = inject(Store);
  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  private readonly connection = this.store.selectSignal(connectionFeature.selectConnectionState);
  protected readonly socket = inject(LiveSocket);
  protected readonly isBehind = inject(Desk).isBehind;
  protected readonly hour = computed(() => {
    const { certainUntil, changedAt } = this.connection();
    return formatHour(certainUntil ?? changedAt, this.language(), { withSeconds: true, timeZone: this.zone() });
  });
  protected readonly seconds = computed(() => {
    const { retryAt } = this.connection();
    return retryAt === null ? 0 : Math.max(0, Math.ceil((retryAt - this.ticker.now()) / 1_000));
  });
}
