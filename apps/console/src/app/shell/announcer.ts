import { computed, effect, inject, Service, untracked } from '@angular/core';
import type { Approval } from '@aliado/domain';
import { remedyWords } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Desk } from '../desk/desk.ts';
import { callerOf } from '../desk/names.ts';
import { connectionFeature } from '../live/connection.feature.ts';
import { Notices } from './notices.ts';
import { PageTitle } from './page-title.ts';

/** Tells what must not be missed: who rings, in the title and once to who listens; what was answered; whether the connection stands. */
@Service()
export class Announcer {
  private readonly desk = inject(Desk);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly title = inject(PageTitle);
  private readonly freshness = inject(Store).selectSignal(connectionFeature.selectFreshness);
  private readonly recovered = inject(Store).selectSignal(connectionFeature.selectRecovered);
  private readonly ringingId = computed(() => this.desk.ringing()?.id ?? null);
  private readonly words = remedyWords();
  /** Requests for approval of the contacts in hand, with who they are about. */
  private readonly approvals = computed(() =>
    this.desk.contacts().flatMap(({ id, interaction }) => interaction.approvals.map((approval) => ({ id, approval }))),
  );
  /** Requests that were seen waiting: only what becomes of these is news. */
  private readonly waiting = new Set<string>();
  private wasLost = false;

  /** Starts telling; call it in an injection context that lasts as long as it should. */
  begin(): void {
    effect(() => this.tellRinging(this.ringingId()));
    effect(() => this.tellConnection(this.freshness()));
    effect(() => this.tellAnswers(this.approvals()));
  }

  private tellRinging(id: string | null): void {
    const contact = untracked(this.desk.ringing);
    const name = contact && callerOf(contact.interaction);
    const who = name ?? this.transloco.translate('shell.somebody');
    this.title.ringing.set(id === null ? null : who);
    if (id !== null) this.notices.say(this.transloco.translate('shell.rings', { who }), 'assertive');
  }

  private tellAnswers(approvals: readonly { readonly id: string; readonly approval: Approval }[]): void {
    for (const { id, approval } of approvals) {
      const { approvalId, decision, state, terms } = approval;
      if (state === 'asked') this.waiting.add(approvalId);
      else if (this.waiting.delete(approvalId) && decision) untracked(() => this.tellAnswer(id, terms, decision));
    }
  }

  private tellAnswer(id: string, { remedy }: Approval['terms'], answer: NonNullable<Approval['decision']>): void {
    const { by, decision, amount } = answer;
    const what = this.words.what({ remedy, amount });
    const text = this.transloco.translate(`ui.authority.answered.${decision}`, { name: by.name, what });
    if (id === this.desk.selectedId()) this.notices.say(text, 'polite');
    else this.notices.show(decision === 'refused' ? 'watch' : 'done', text);
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
