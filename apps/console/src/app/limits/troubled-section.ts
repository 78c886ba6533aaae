import { Component, computed, effect, inject, input, resource, signal, untracked } from '@angular/core';
import type { DurationMs, TroubledDelivery } from '@aliado/domain';
import { Bones, Empty, Failure, Ticker, TroubledList } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Notices } from '../shell/notices.ts';
import { failureOf, LimitsApi } from './limits-api.ts';

/** How often the list is read again while something in it is being tried. */
const lookAfter: DurationMs = 3_000;

/** Granted remedies that the system behind did not take, each with one more try. */
@Component({
  selector: 'aliado-troubled-section',
  imports: [Bones, Empty, Failure, TranslocoDirective, TroubledList],
  template: `
    <ng-container *transloco="let t; prefix: 'limits.troubled'">
      <h2>
        {{ t('title') }}
        @if (deliveries().length; as count) {
          <span class="count late">{{ count }}</span>
        }
      </h2>
      @if (read.hasValue()) {
        @if (deliveries().length > 0) {
          <p class="sm soft">{{ t('what') }}</p>
          <ui-troubled-list
            [deliveries]="deliveries()"
            [people]="people()"
            [busyWith]="busyWith()"
            (tryAgain)="tryAgain($event)"
          />
        } @else {
          <ui-empty icon="i-st-done" [title]="t('empty')" [hint]="t('emptyHint')" />
        }
      } @else if (read.error()) {
        <ui-failure [title]="t('failed')" (act)="read.reload()" />
      } @else {
        <ui-bones [title]="t('loading')" />
      }
    </ng-container>
  `,
})
export class TroubledSection {
  /** Names of people by their id. */
  readonly people = input<ReadonlyMap<string, string>>(new Map());

  private readonly api = inject(LimitsApi);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly ticker = inject(Ticker);
  protected readonly read = resource({ loader: () => this.api.troubled() });
  protected readonly busyWith = signal<string | null>(null);
  protected readonly deliveries = computed(() => (this.read.hasValue() ? this.read.value() : []));
  private readonly isTrying = computed(() =>
    this.deliveries().some(({ state, dueAt }) => state === 'waiting' && dueAt <= this.ticker.now()),
  );

  constructor() {
    effect((whenOver) => {
      if (!this.isTrying()) return;
      const looking = setInterval(() => untracked(() => this.read.reload()), lookAfter);
      whenOver(() => clearInterval(looking));
    });
  }

  protected async tryAgain(delivery: TroubledDelivery): Promise<void> {
    this.busyWith.set(`${delivery.interactionId}.${delivery.grantId}`);
    try {
      await this.api.tryAgain(delivery);
      this.notices.show('done', this.transloco.translate('limits.troubled.inLine'));
    } catch (error) {
      this.notices.show('watch', this.transloco.translate(`limits.failure.${failureOf(error)}`));
    } finally {
      this.busyWith.set(null);
      this.read.reload();
    }
  }
}
