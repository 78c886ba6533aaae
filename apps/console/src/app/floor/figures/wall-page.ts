import { Component, computed, DestroyRef, inject } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { sampleOf, valueOf, type FloorQueue } from '@aliado/domain';
import {
  activeLanguage,
  figureText,
  formatHour,
  formatNumber,
  formatPercent,
  FreshnessBadge,
  Ticker,
  Timer,
} from '@aliado/ui';
import { TranslocoDirective, TranslocoPipe } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Keyboard } from '../../keyboard/keyboard.ts';
import { connectionFeature } from '../../live/connection.feature.ts';
import { FloorWatch } from '../../live/floor-watch.ts';
import { LiveSocket } from '../../live/live-socket.ts';
import { HouseZone } from '../../session/house-zone.ts';
import { Floor } from '../floor.ts';
import { Definitions } from './definitions.ts';

/** Of fewer contacts a share says nothing. */
const fewest = 5;

/** The floor for a wall: each queue in letters that are read from across a room, and nobody's name. */
@Component({
  selector: 'aliado-wall-page',
  imports: [FreshnessBadge, RouterLink, Timer, TranslocoDirective, TranslocoPipe],
  templateUrl: './wall-page.html',
  styleUrl: './wall-page.css',
})
export class WallPage {
  private readonly language = activeLanguage();
  private readonly zone = inject(HouseZone);
  private readonly ticker = inject(Ticker);
  private readonly definitions = inject(Definitions);
  private readonly floor = inject(Floor);
  protected readonly socket = inject(LiveSocket);
  protected readonly connection = inject(Store).selectSignal(connectionFeature.selectConnectionState);
  protected readonly isKnown = this.floor.isKnown;
  protected readonly metric = computed(() => this.definitions.of('service-level'));
  protected readonly changedAt = computed(() => {
    const { certainUntil, changedAt } = this.connection();
    return certainUntil ?? changedAt;
  });
  protected readonly hour = computed(() =>
    formatHour(this.ticker.now(), this.language(), { timeZone: this.zone.zone() }),
  );
  /** From when on it is counted. */
  protected readonly since = computed(() =>
    formatHour(this.floor.dayFrom() ?? this.ticker.now(), this.language(), { timeZone: this.zone.zone() }),
  );
  protected readonly queues = computed(() =>
    this.floor.queues().map(({ queue, name }) => ({
      ...{ name, id: queue.queueId, longestSince: queue.longestSince, isBelow: this.isBelow(queue) },
      figure: figureText(this.metric(), queue.tally, this.language()),
      target: formatPercent(queue.target.share, this.language()),
      seconds: this.number(queue.target.answerWithin / 1_000),
      waiting: this.number(queue.waiting),
      free: this.number(queue.free),
      onContact: this.number(queue.onContact),
    })),
  );

  constructor() {
    inject(FloorWatch).begin();
    const router = inject(Router);
    const leave = () => void router.navigate(['/floor']);
    inject(Keyboard).bind({ dismissHint: leave }, inject(DestroyRef));
  }

  private isBelow({ target, tally }: FloorQueue): boolean {
    const value = valueOf(this.metric(), tally);
    return value !== null && value < target.share && sampleOf(this.metric(), tally) >= fewest;
  }

  private number(count: number): string {
    return formatNumber(count, this.language());
  }
}
