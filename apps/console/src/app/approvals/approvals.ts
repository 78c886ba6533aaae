import { computed, effect, inject, linkedSignal, Service, signal } from '@angular/core';
import type { ApprovalAct, WaitingApproval } from '@aliado/domain';
import type { ApprovalChoice, AttentionLevel } from '@aliado/ui';
import { attentionLevels } from '@aliado/ui';
import { Store } from '@ngrx/store';
import { approvalsFeature } from '../live/approvals.feature.ts';
import { LiveSocket } from '../live/live-socket.ts';
import type { Refusal } from '../live/outbox-entry.ts';
import { Session } from '../session/session.ts';
import { Notices } from '../shell/notices.ts';

/** The requests that wait for the reader, the one on the screen, and what can be done about it. */
@Service()
export class Approvals {
  private readonly socket = inject(LiveSocket);
  private readonly session = inject(Session);
  private readonly notices = inject(Notices);
  private readonly waiting = inject(Store).selectSignal(approvalsFeature.selectWaiting);
  private readonly accountId = computed(() => this.session.view()?.account.id ?? '');
  /** Requests that the reader opened here, by their ids: told once. */
  private readonly opened = new Map<string, WaitingApproval>();
  private readonly sending = signal(false);
  private readonly decided = signal(0);

  /** Whether an answer is on its way. */
  readonly isBusy = this.sending.asReadonly();
  /** How many requests the reader decided here. */
  readonly decidedHere = this.decided.asReadonly();

  /** As they stand on the screen: by how pressing they are, then by how long they wait. */
  readonly inOrder = computed(() =>
    attentionLevels.flatMap((level) => this.waiting().filter((approval) => this.levelOf(approval) === level)),
  );
  /** Those that nobody else reads. */
  readonly untaken = computed(() => this.waiting().filter((approval) => this.levelOf(approval) !== 'taken'));

  /**
   * The request on the screen, also once it is settled: nothing that arrives takes its place. The first that waits comes to an
   * empty place.
   */
  readonly selected = linkedSignal<readonly WaitingApproval[], WaitingApproval | null>({
    source: this.inOrder,
    computation: (waiting, previous) => {
      const kept = previous?.value ?? null;
      return waiting.find((approval) => isSame(approval, kept)) ?? kept ?? waiting[0] ?? null;
    },
  });
  /** Whether the request on the screen waits still. */
  readonly isWaiting = computed(() => this.inOrder().some((approval) => isSame(approval, this.selected())));

  constructor() {
    effect(() => {
      if (!this.socket.isOpen()) this.opened.clear(); // the server puts back what a line had open when it breaks
    });
  }

  /** How pressing a request is for the reader. */
  levelOf(approval: WaitingApproval): AttentionLevel {
    if (this.readerOf(approval) !== null) return 'taken';
    return approval.isOnLine ? 'now' : 'soon';
  }

  /** Somebody else who reads a request; null for nobody. */
  readerOf({ openedBy }: WaitingApproval): string | null {
    return openedBy !== null && openedBy.accountId !== this.accountId() ? openedBy.name : null;
  }

  /** Puts a request on the screen: the reader opened it. */
  look(approvalId: string): void {
    const approval = this.inOrder().find((one) => one.approvalId === approvalId);
    if (!approval) return;
    this.selected.set(approval);
    this.open();
  }

  /** Puts the next (1) or the previous (-1) request on the screen; tells whether there is one. */
  step(by: 1 | -1): boolean {
    const ids = this.inOrder().map(({ approvalId }) => approvalId);
    const at = ids.indexOf(this.selected()?.approvalId ?? '');
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
    if (next !== undefined) this.look(next);
    return next !== undefined;
  }

  /** Tells the others, and the agent, that the reader reads it. Said once; nobody is told of one that is settled. */
  open(): void {
    const approval = this.selected();
    if (!approval || !this.isWaiting() || approval.openedBy !== null || this.opened.has(approval.approvalId)) return;
    this.opened.set(approval.approvalId, approval);
    void this.ask(approval, { type: 'open' }).then((refusal) => refusal && this.opened.delete(approval.approvalId));
  }

  /** Leaves to others what the reader opened and did not decide. */
  leave(): void {
    const left = [...this.opened.values()].filter((opened) => this.inOrder().some((one) => isSame(one, opened)));
    this.opened.clear();
    for (const approval of left) void this.ask(approval, { type: 'put-back' });
  }

  /** Decides the request on the screen; resolves to whether it was. What was refused is said in words. */
  async decide({ decision, amount, words }: ApprovalChoice): Promise<boolean> {
    const approval = this.selected();
    if (!approval || this.sending()) return false;
    this.sending.set(true);
    const refusal = await this.ask(approval, { type: 'decide', decision, amount, words });
    this.sending.set(false);
    if (refusal) this.notices.refused(refusal);
    else if (isSame(this.selected(), approval)) this.goOn(approval);
    return refusal === null;
  }

  /** What was decided here gives its place to the next one. */
  private goOn(decided: WaitingApproval): void {
    const others = this.inOrder().filter((approval) => !isSame(approval, decided));
    this.selected.set(others.find((approval) => this.levelOf(approval) !== 'taken') ?? null);
    this.decided.update((count) => count + 1);
  }

  private async ask({ interactionId, approvalId }: WaitingApproval, act: ApprovalAct): Promise<Refusal | null> {
    const outcome = await this.socket
      .ask('approval', { commandId: crypto.randomUUID(), interactionId, approvalId, act })
      .catch((): { readonly refused: Refusal } => ({ refused: 'live/unavailable' }));
    return 'refused' in outcome ? outcome.refused : null;
  }
}

const isSame = (one: WaitingApproval | null, other: WaitingApproval | null): boolean =>
  one?.approvalId === other?.approvalId && one?.interactionId === other?.interactionId;
