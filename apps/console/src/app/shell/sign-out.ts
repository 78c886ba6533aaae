import { HttpErrorResponse } from '@angular/common/http';
import { DOCUMENT, inject, Service } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { agentFeature } from '../live/agent.feature.ts';
import { Kept } from '../live/kept.ts';
import { Session } from '../session/session.ts';
import { Notices } from './notices.ts';

/** Leaves the console, unless there is work in hand: a customer is not left on the line. */
@Service()
export class SignOut {
  private readonly session = inject(Session);
  private readonly document = inject(DOCUMENT);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly kept = inject(Kept);
  private readonly work = inject(Store).selectSignal(agentFeature.selectWork);

  /** Ends the session in this browser. */
  here(): Promise<void> {
    return this.leave('here');
  }

  /** Ends every session of this account. */
  everywhere(): Promise<void> {
    return this.leave('everywhere');
  }

  private async leave(where: 'here' | 'everywhere'): Promise<void> {
    if (this.work().length > 0) return this.notices.refused('agent/has-open-work');
    const accountId = this.session.view()?.account.id;
    try {
      await this.session.signOut(where);
    } catch (error) {
      if (!(error instanceof HttpErrorResponse)) throw error;
      this.notices.show('late', this.transloco.translate('shell.signOutFailed'));
      return;
    }
    if (accountId !== undefined) this.kept.clear(accountId, 'draft'); // the next person here may be somebody else
    this.document.location.assign('/sign-in'); // a page made anew remembers nothing of this one
  }
}
