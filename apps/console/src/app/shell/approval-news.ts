import { effect, inject, Service, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { WaitingApproval } from '@aliado/domain';
import { approvalWords } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Approvals } from '../approvals/approvals.ts';
import { approvalsFeature } from '../live/approvals.feature.ts';
import { Notices } from './notices.ts';
import { PageTitle } from './page-title.ts';

/** Tells of requests wherever the reader is: how many in the title, each new one once to who listens, and elsewhere on the screen. */
@Service()
export class ApprovalNews {
  private readonly approvals = inject(Approvals);
  private readonly list = inject(Store).selectSignal(approvalsFeature.selectList);
  private readonly notices = inject(Notices);
  private readonly title = inject(PageTitle);
  private readonly router = inject(Router);
  private readonly transloco = inject(TranslocoService);
  private readonly words = approvalWords();
  /** Requests that were told; null before the first list, which is no news. */
  private told: Set<string> | null = null;

  /** Starts telling; call it in an injection context that lasts as long as it should. */
  begin(): void {
    effect(() => this.title.waiting.set(this.approvals.untaken().length));
    effect(() => {
      const list = this.list();
      if (list) untracked(() => this.tell(list.waiting));
    });
  }

  private tell(waiting: readonly WaitingApproval[]): void {
    const told = this.told;
    const news = told ? waiting.filter(({ approvalId }) => !told.has(approvalId)) : [];
    this.told = new Set(waiting.map(({ approvalId }) => approvalId));
    for (const approval of news) this.tellOne(approval);
  }

  private tellOne(approval: WaitingApproval): void {
    const text = this.words.asks(approval);
    if (this.router.url.startsWith('/approvals')) return this.notices.say(text, 'polite');
    const label = this.transloco.translate('approvals.open');
    const act = () => void this.router.navigate(['/approvals']).then(() => this.approvals.look(approval.approvalId));
    this.notices.show('watch', text, { label, act });
  }
}
