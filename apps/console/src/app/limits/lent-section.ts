import { Component, computed, inject, input, resource, signal, viewChild } from '@angular/core';
import type { Organisation } from '@aliado/domain';
import { may } from '@aliado/domain';
import type { Loan } from '@aliado/ui';
import { Bones, Empty, Failure, LendForm, LentList, Ticker } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Session } from '../session/session.ts';
import { Notices } from '../shell/notices.ts';
import { failureOf, LimitsApi } from './limits-api.ts';

/** The reader's own authority, lent to a colleague until an hour, and what was lent to the reader. */
@Component({
  selector: 'aliado-lent-section',
  imports: [Bones, Empty, Failure, LendForm, LentList, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'limits.lent'">
      <h2>{{ t('title') }}</h2>
      @if (read.hasValue()) {
        @if (delegations().length > 0) {
          <ui-lent-list
            [delegations]="delegations()"
            [ownId]="ownId()"
            [people]="people()"
            [busyWith]="busyWith()"
            (takeBack)="takeBack($event)"
          />
        } @else {
          <ui-empty icon="i-handoff" [title]="t('empty')" [hint]="t('emptyHint')" />
        }
      } @else if (read.error()) {
        <ui-failure [title]="t('failed')" (act)="read.reload()" />
      } @else {
        <ui-bones [title]="t('loading')" />
      }
      <ui-lend-form [colleagues]="colleagues()" [isBusy]="isLending()" (lend)="lend($event)" />
    </ng-container>
  `,
})
export class LentSection {
  readonly staff = input<Organisation['people']>([]);
  /** Names of people by their id. */
  readonly people = input<ReadonlyMap<string, string>>(new Map());

  private readonly api = inject(LimitsApi);
  private readonly session = inject(Session);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly ticker = inject(Ticker);
  private readonly form = viewChild(LendForm);
  protected readonly read = resource({ loader: () => this.api.delegations() });
  protected readonly busyWith = signal<string | null>(null);
  protected readonly isLending = signal(false);
  protected readonly ownId = computed(() => this.session.view()?.account.id ?? '');
  /** What ends while the reader looks leaves the list by itself. */
  protected readonly delegations = computed(() =>
    (this.read.hasValue() ? this.read.value() : []).filter(({ until }) => until > this.ticker.now()),
  );
  /** Who gives remedies or decides on them: to all others authority is of no use. */
  protected readonly colleagues = computed(() =>
    this.staff()
      .filter(({ id, roles }) => id !== this.ownId() && (may(roles, 'desk:work') || may(roles, 'approval:decide')))
      .toSorted((one, other) => one.name.localeCompare(other.name)),
  );

  protected async lend(loan: Loan): Promise<void> {
    this.isLending.set(true);
    const name = this.people().get(loan.to) ?? loan.to;
    if (await this.isDone(() => this.api.lend(loan), this.transloco.translate('limits.lent.done', { name }))) {
      this.form()?.clear();
    }
    this.isLending.set(false);
  }

  protected async takeBack(delegationId: string): Promise<void> {
    this.busyWith.set(delegationId);
    await this.isDone(() => this.api.takeBack(delegationId), this.transloco.translate('limits.lent.takenBack'));
    this.busyWith.set(null);
  }

  /** Does it, says what became of it, and reads the list again. */
  private async isDone(act: () => Promise<unknown>, words: string): Promise<boolean> {
    try {
      await act();
      this.notices.show('done', words);
      return true;
    } catch (error) {
      this.notices.show('watch', this.transloco.translate(`limits.failure.${failureOf(error)}`));
      return false;
    } finally {
      this.read.reload();
    }
  }
}
