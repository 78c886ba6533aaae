import { HttpClient, HttpErrorResponse } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { Delegation, LimitProposal, ProposalKey, TroubledDelivery, UndoableGrant } from '@aliado/domain';
import type { Loan } from '@aliado/ui';
import { firstValueFrom } from 'rxjs';

/** The server's side of limits: what past decisions propose, what is lent, what can be taken back, and what did not arrive. Everything fails as HTTP does. */
@Service()
export class LimitsApi {
  private readonly http = inject(HttpClient);

  proposals(): Promise<readonly LimitProposal[]> {
    return firstValueFrom(this.http.get<readonly LimitProposal[]>('/api/authority/proposals'));
  }

  /** Says no to a proposal, with the reason. */
  async dismiss({ guidelineId, ruleId, remedy }: ProposalKey, reason: string): Promise<void> {
    const dismissal = { guidelineId, ruleId, remedy, reason };
    await firstValueFrom(this.http.post('/api/authority/proposals/dismiss', dismissal));
  }

  /** What the reader lent and was lent, and has not ended; the first to end first. */
  delegations(): Promise<readonly Delegation[]> {
    return firstValueFrom(this.http.get<readonly Delegation[]>('/api/authority/delegations'));
  }

  lend(loan: Loan): Promise<Delegation> {
    return firstValueFrom(this.http.post<Delegation>('/api/authority/delegations', loan));
  }

  /** Ends now what the reader lent. */
  async takeBack(delegationId: string): Promise<void> {
    await firstValueFrom(this.http.delete(`/api/authority/delegations/${encodeURIComponent(delegationId)}`));
  }

  /** What was given and can still be taken back, newest first. */
  async undoable(): Promise<readonly UndoableGrant[]> {
    const read = this.http.get<{ readonly grants: readonly UndoableGrant[] }>('/api/authority/grants');
    return (await firstValueFrom(read)).grants;
  }

  /** Takes one back, with the reason. */
  async undo({ interactionId, grantId }: UndoableGrant, reason: string): Promise<void> {
    const contact = `/api/interactions/${encodeURIComponent(interactionId)}`;
    const path = `${contact}/authority/grants/${encodeURIComponent(grantId)}/undo`;
    await firstValueFrom(this.http.post(path, { reason }));
  }

  /** Granted remedies that did not arrive, those given up first. */
  async troubled(): Promise<readonly TroubledDelivery[]> {
    const read = this.http.get<{ readonly troubled: readonly TroubledDelivery[] }>('/api/fulfilment/troubled');
    return (await firstValueFrom(read)).troubled;
  }

  /** Puts one in line for now. */
  async tryAgain({ interactionId, grantId }: TroubledDelivery): Promise<void> {
    const path = `/api/fulfilment/${encodeURIComponent(interactionId)}/${encodeURIComponent(grantId)}/attempts`;
    await firstValueFrom(this.http.post(path, {}));
  }
}

/**
 * Why something was not done: `gone` where it is not there any more, as when somebody else was faster, else `unreachable`.
 *
 * @throws what is no answer of HTTP.
 */
export function failureOf(error: unknown): 'gone' | 'unreachable' {
  if (!(error instanceof HttpErrorResponse)) throw error;
  return error.status === 404 || error.status === 409 ? 'gone' : 'unreachable';
}
