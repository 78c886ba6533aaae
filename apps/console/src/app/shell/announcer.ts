import { computed, effect, inject, Service, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Desk } from '../desk/desk.ts';
import { callerOf } from '../desk/names.ts';
import { connectionFeature } from '../live/connection.feature.ts';
import { Notices } from './notices.ts';
import { PageTitle } from './page-title.ts';

/** Tells what must not be missed: who rings, in the title and once to who listens; and whether the connection stands. */
@Service()
export class Announcer {
  private readonly desk = inject(Desk);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly title = inject(PageTitle);
  private readonly freshness = inject(Store).selectSignal(connectionFeature.selectFreshness);
  private readonly recovered = inject(Store).selectSignal(connectionFeature.selectRecovered);
  private readonly ringingId = computed(() => this.desk.ringing()?.id ?? null);
  private wasLost = false;

  /** Starts telling; call it in an injection context that lasts as long as it should. */
  begin(): void {
    effect(() => this.tellRinging(this.ringingId()));
    effect(() => this.tellConnection(this.freshness()));
  }

  private tellRinging(id: string | null): void {
    const contact = untracked(this.desk.ringing);
    const name = contact && callerOf(contact.interaction);
    const who = name ?? this.transloco.translate('shell.somebody');
    this.title.ringing.set(id === null ? null : who);
    if (id !== null) this.notices.say(this.transloco.translate('shell.rings', { who }), 'assertive');
  }

  private tellConnection(freshness: string): void {
    if (freshness === 'offline' && !this.wasLost) {
      this.wasLost = true;
      this.notices.say(this.transloco.translate('shell.lost'), 'assertive');
    } else if (freshness === 'live' && this.wasLost) {
      this.wasLost = false;
      const count = untracked(this.recovered);
      this.notices.say(this.transloco.translate('shell.back', { count }), 'polite');
    }
  }
}
