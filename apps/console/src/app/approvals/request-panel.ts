import { Component, computed, DestroyRef, effect, inject, input, untracked, viewChild } from '@angular/core';
import type { Interaction, WaitingApproval } from '@aliado/domain';
import type { ApprovalChoice } from '@aliado/ui';
import {
  activeLanguage,
  ApprovalCard,
  deafForMs,
  formatHour,
  initialsOf,
  remedyWords,
  Timer,
  Transcript,
  HOUSE_ZONE,
} from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { shortName } from '../desk/names.ts';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Attendance } from '../live/attendance.ts';
import { connectionFeature } from '../live/connection.feature.ts';
import { interactionsFeature } from '../live/interactions.feature.ts';
import { interimFeature } from '../live/interim.feature.ts';
import { spokenNow } from '../live/interim-words.ts';
import { LiveSocketActions } from '../live/live.actions.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { Notices } from '../shell/notices.ts';
import { Approvals } from './approvals.ts';

/** The request in hand: who asks, the card that decides it, and what is being said. Following the conversation changes nothing in it. */
@Component({
  selector: 'aliado-request-panel',
  imports: [ApprovalCard, Timer, Transcript, TranslocoDirective],
  host: { '(pointerover)': 'approvals.open()', '(focusin)': 'approvals.open()' },
  templateUrl: './request-panel.html',
  styleUrls: ['../shell/contact-beside.css', './request-panel.css'],
})
export class RequestPanel {
  readonly approval = input.required<WaitingApproval>();

  protected readonly approvals = inject(Approvals);
  private readonly store = inject(Store);
  private readonly socket = inject(LiveSocket);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly attendance = inject(Attendance);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  private readonly remedies = remedyWords();
  private readonly byId = this.store.selectSignal(interactionsFeature.selectById);
  private readonly interim = this.store.selectSignal(interimFeature.selectWords);
  private readonly connection = this.store.selectSignal(connectionFeature.selectConnectionState);
  private readonly isBehind = this.store.selectSignal(connectionFeature.selectIsBehind);
  private readonly card = viewChild(ApprovalCard);
  private shownSince = 0;

  private readonly key = computed(() => this.approval().approvalId);
  private readonly interactionId = computed(() => this.approval().interactionId);
  protected readonly interaction = computed((): Interaction | null => this.byId()[this.interactionId()] ?? null);
  protected readonly isForbidden = computed(() => this.socket.refusals().has(this.interactionId()));
  protected readonly isOffline = computed(() => !this.socket.isOpen());
  protected readonly initials = computed(() => initialsOf(this.approval().agent.name));
  protected readonly spoken = computed(() => spokenNow(this.interim(), this.interactionId()));
  protected readonly names = computed((): Readonly<Record<string, string | null>> => {
    const { agent, customerName } = this.approval();
    const told = (this.interaction()?.participants ?? []).map(({ id, name }) => [id, shortName(name)] as const);
    return {
      ...Object.fromEntries(told),
      ...{ customer: shortName(customerName), [`agent:${agent.accountId}`]: shortName(agent.name) },
    };
  });
  protected readonly staleHour = computed(() => {
    if (this.attendance.isAttending() && !this.isBehind()) return null;
    const { certainUntil, changedAt } = this.connection();
    return formatHour(certainUntil ?? changedAt, this.language(), { withSeconds: true, timeZone: this.zone() });
  });
  protected readonly staleSince = computed(() => (this.isBehind() ? this.connection().certainUntil : null));
  /** Somebody else who reads it; null for nobody. */
  protected readonly reader = computed(() => this.approvals.readerOf(this.approval()));
  /** What became of it, in words, once it does not wait any more; null while it does, or while that is not known yet. */
  protected readonly became = computed((): string | null => {
    if (this.approvals.isWaiting()) return null;
    const known = this.interaction()?.approvals.find(({ approvalId }) => approvalId === this.key());
    if (!known || known.state === 'asked') return null;
    const { remedy } = known.terms;
    const what = this.remedies.what({ remedy, amount: known.decision?.amount ?? null });
    const values = { name: known.decision?.by.name ?? '', agent: this.approval().agent.name, what };
    const how = known.decision?.decision ?? (known.state === 'withdrawn' ? 'withdrawn' : 'lapsed');
    return this.transloco.translate(`approvals.became.${how}`, values, this.language());
  });

  constructor() {
    effect((whenLeft) => {
      const streamId = this.interactionId();
      untracked(() => this.socket.watch(streamId));
      whenLeft(() => {
        if (this.socket.unwatch(streamId)) this.store.dispatch(LiveSocketActions.left({ streamId }));
      });
    });
    effect(() => {
      this.key();
      this.shownSince = performance.now();
    });
    inject(Keyboard).bind(
      {
        grant: () => this.approve(),
        chooseAmount: () => this.card()?.writeLess() ?? false,
        confirmForm: () => this.card()?.confirm() ?? false,
      },
      inject(DestroyRef),
    );
  }

  protected async decide(choice: ApprovalChoice): Promise<void> {
    const { agent, terms } = this.approval();
    const amount = choice.decision === 'approved' ? terms.amount : choice.amount;
    const values = { agent: agent.name, what: this.remedies.what({ remedy: terms.remedy, amount }) };
    if (!(await this.approvals.decide(choice))) return;
    this.notices.show('done', this.transloco.translate(`approvals.decided.${choice.decision}`, values));
  }

  protected async copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.notices.show('done', this.transloco.translate('desk.copied', { text }));
  }

  private approve(): boolean {
    const isFresh = performance.now() - this.shownSince < deafForMs;
    return isFresh || (this.card()?.approve() ?? false);
  }
}
