import { Component, computed, type ElementRef, inject, input, resource, signal, viewChild } from '@angular/core';
import type { UndoWish } from '@aliado/ui';
import { Bones, Empty, Failure, Ticker, UndoableList } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Notices } from '../shell/notices.ts';
import { failureOf, LimitsApi } from './limits-api.ts';

/** What agents gave and can still be taken back, each with a reason. */
@Component({
  selector: 'aliado-given-section',
  imports: [Bones, Empty, Failure, TranslocoDirective, UndoableList],
  template: `
    <ng-container *transloco="let t; prefix: 'limits.given'">
      <h2 #heading tabindex="-1">
        {{ t('title') }}
        @if (grants().length; as count) {
          <span class="count">{{ count }}</span>
        }
      </h2>
      @if (read.hasValue()) {
        @if (grants().length > 0) {
          <p class="sm soft">{{ t('what') }}</p>
          <ui-undoable-list [grants]="grants()" [people]="people()" [busyWith]="busyWith()" (undo)="undo($event)" />
        } @else {
          <ui-empty icon="i-undo" [title]="t('empty')" [hint]="t('emptyHint')" />
        }
      } @else if (read.error()) {
        <ui-failure [title]="t('failed')" (act)="read.reload()" />
      } @else {
        <ui-bones [title]="t('loading')" />
      }
    </ng-container>
  `,
})
export class GivenSection {
  /** Names of people by their id. */
  readonly people = input<ReadonlyMap<string, string>>(new Map());

  private readonly api = inject(LimitsApi);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly ticker = inject(Ticker);
  private readonly heading = viewChild<ElementRef<HTMLElement>>('heading');
  protected readonly read = resource({ loader: () => this.api.undoable() });
  protected readonly busyWith = signal<string | null>(null);
  /** What can be taken back no more leaves the list by itself. */
  protected readonly grants = computed(() =>
    (this.read.hasValue() ? this.read.value() : []).filter(({ undoUntil }) => undoUntil > this.ticker.now()),
  );

  protected async undo({ grant, name, reason }: UndoWish): Promise<void> {
    this.busyWith.set(`${grant.interactionId}.${grant.grantId}`);
    try {
      await this.api.undo(grant, reason);
      this.notices.show('done', this.transloco.translate('limits.given.undone', { name }));
    } catch (error) {
      const words = failureOf(error) === 'gone' ? 'limits.given.late' : 'limits.failure.unreachable';
      this.notices.show('watch', this.transloco.translate(words));
    } finally {
      this.busyWith.set(null);
      this.heading()?.nativeElement.focus(); // the row goes, and the focus must not go with it
      this.read.reload();
    }
  }
}
