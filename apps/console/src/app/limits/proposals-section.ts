import { Component, computed, inject, input, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { LimitProposal } from '@aliado/domain';
import { Bones, Empty, Failure, LimitProposalCard } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { pathTo } from '../playbook/playbook-paths.ts';
import { Session } from '../session/session.ts';
import { Notices } from '../shell/notices.ts';
import { failureOf, LimitsApi } from './limits-api.ts';

/** Limits that are too narrow by what was decided: each is drafted by a person, or said no to with a reason. */
@Component({
  selector: 'aliado-proposals-section',
  imports: [Bones, Empty, Failure, LimitProposalCard, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'limits.proposals'">
      <h2>
        {{ t('title') }}
        @if (list().length; as count) {
          <span class="count">{{ count }}</span>
        }
      </h2>
      <p class="sm soft">{{ t('what') }}</p>
      @if (read.hasValue()) {
        @for (one of list(); track one.key) {
          <ui-limit-proposal-card
            [proposal]="one.proposal"
            [people]="people()"
            [isBusy]="busyWith() === one.key"
            (dismiss)="dismiss(one.key, one.proposal, $event)"
          >
            <a class="btn btn-main" [routerLink]="one.path"
              ><i class="i i-table i-14" aria-hidden="true"></i>{{ t(canWrite() ? 'draft' : 'look') }}</a
            >
          </ui-limit-proposal-card>
        } @empty {
          <ui-empty icon="i-scales" [title]="t('empty')" [hint]="t('emptyHint')" />
        }
      } @else if (read.error()) {
        <ui-failure [title]="t('failed')" (act)="read.reload()" />
      } @else {
        <ui-bones [title]="t('loading')" />
      }
    </ng-container>
  `,
})
export class ProposalsSection {
  /** Names of people by their id. */
  readonly people = input<ReadonlyMap<string, string>>(new Map());

  private readonly api = inject(LimitsApi);
  private readonly session = inject(Session);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly read = resource({ loader: () => this.api.proposals() });
  protected readonly busyWith = signal<string | null>(null);
  protected readonly canWrite = computed(() => this.session.permissions().has('playbook:write'));
  protected readonly list = computed(() =>
    (this.read.hasValue() ? this.read.value() : []).map((proposal) => ({
      proposal,
      key: keyOf(proposal),
      path: pathTo('guideline', proposal.guidelineId),
    })),
  );

  protected async dismiss(key: string, proposal: LimitProposal, reason: string): Promise<void> {
    this.busyWith.set(key);
    try {
      await this.api.dismiss(proposal, reason);
      this.notices.show('done', this.transloco.translate('limits.proposals.dismissed'));
      this.read.reload();
    } catch (error) {
      this.notices.show('watch', this.transloco.translate(`limits.failure.${failureOf(error)}`));
    } finally {
      this.busyWith.set(null);
    }
  }
}

/** Of one rule there is one for each remedy and currency. */
const keyOf = ({ guidelineId, ruleId, remedy, proposed }: LimitProposal): string =>
  [guidelineId, ruleId, remedy, proposed?.currency ?? ''].join(' ');
