import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import type { AuthorityOutcome, Interaction } from '@aliado/domain';
import { Store } from '@ngrx/store';
import { Subject } from 'rxjs';
import { backoff } from '../live/backoff.ts';
import { interactionsFeature } from '../live/interactions.feature.ts';
import { Kept } from '../live/kept.ts';
import { LiveSocket } from '../live/live-socket.ts';
import type { Refusal } from '../live/outbox-entry.ts';
import { isPassing } from '../live/outbox-entry.ts';
import { Session } from '../session/session.ts';
import type { Intention } from './authority-intention.ts';
import { hasDifference, nextMessage, standingOf } from './authority-intention.ts';

const attemptLimit = 4;

/** What became of an intention that is over. `lost` never arrived: nothing was given or asked for. */
export interface Ending {
  readonly intention: Intention;
  readonly ended: 'done' | 'lost' | { readonly refused: Refusal };
}

/**
 * What is given, asked for and taken back, on its way to the server: one thing at a time for each contact, and only while the
 * line is open. What is given is set aside first, compared with what was on the screen, and confirmed only if it is the same. When
 * an answer is lost, by the line or by a reload, the log is asked what became of it.
 */
@Service()
export class AuthorityRequests {
  private readonly socket = inject(LiveSocket);
  private readonly kept = inject(Kept);
  private readonly session = inject(Session);
  private readonly byId = inject(Store).selectSignal(interactionsFeature.selectById);
  private readonly accountId = computed(() => this.session.view()?.account.id ?? null);
  private readonly all = signal<ReadonlyMap<string, Intention>>(new Map());
  /** Contacts of which a message waits for its answer. */
  private readonly sending = new Set<string>();

  /** What is over. */
  readonly endings = new Subject<Ending>();

  constructor() {
    effect(() => {
      const accountId = this.accountId();
      untracked(() => this.takeUp(accountId));
    });
    effect(() => {
      const isOpen = this.socket.isOpen();
      this.byId();
      this.all();
      if (isOpen) untracked(() => this.settleAll());
    });
  }

  /** What is under way in a contact; null for nothing. */
  of(interactionId: string): Intention | null {
    return this.all().get(interactionId) ?? null;
  }

  /** Starts what the agent wants; false while something else is under way there, or without a line. */
  start(wish: Pick<Intention, 'wants' | 'interactionId' | 'id'> & Partial<Intention>): boolean {
    if (this.of(wish.interactionId) || !this.socket.isOpen()) return false;
    const commandIds = [crypto.randomUUID(), crypto.randomUUID()] as const;
    const nothingYet = { shown: null, approvalId: null, reason: '', knownGrants: null, kept: null, doneAt: null };
    const intention: Intention = { ...nothingYet, commandIds, ...wish };
    this.put(intention);
    void this.post(intention);
    return true;
  }

  /** Confirms what was set aside although it is not what was shown: the agent has seen it now. */
  accept(interactionId: string): void {
    const intention = this.of(interactionId);
    if (!intention?.kept || this.sending.has(interactionId)) return;
    const seen = { ...intention, shown: intention.kept };
    this.put(seen);
    void this.post(seen);
  }

  /** Releases what was set aside and is not what was shown. */
  decline(interactionId: string): void {
    const intention = this.of(interactionId);
    if (!intention?.kept || this.sending.has(interactionId)) return;
    this.drop(intention);
    this.start({ wants: 'release', interactionId, id: intention.id });
  }

  private async post(intention: Intention, failures = 0): Promise<void> {
    const { interactionId } = intention;
    this.sending.add(interactionId);
    const outcome = await this.socket
      .ask('authority', { interactionId, ...nextMessage(intention) })
      .catch((): AuthorityOutcome => ({ refused: 'live/unavailable' })); // no answer: it may have happened all the same
    const mayPass = 'refused' in outcome && isPassing(outcome.refused);
    if (mayPass && this.socket.isOpen() && failures < attemptLimit) {
      await pause(failures);
      return this.post(intention, failures + 1);
    }
    this.sending.delete(interactionId);
    if ('accepted' in outcome) this.answered(intention, outcome.accepted);
    else if (!mayPass || this.socket.isOpen()) this.end(intention, { refused: outcome.refused });
  }

  private answered(
    intention: Intention,
    { sequence, terms }: Extract<AuthorityOutcome, { accepted: unknown }>['accepted'],
  ): void {
    if (intention.wants !== 'give' || intention.kept) {
      this.put({ ...intention, doneAt: sequence }); // it goes when the log shows it, so that the screen never falls back
      return;
    }
    const setAside = { ...intention, kept: terms ?? intention.shown };
    this.put(setAside);
    if (!hasDifference(setAside)) void this.post(setAside);
  }

  /** Looks up in the logs what became of everything that waits for no answer. */
  private settleAll(): void {
    for (const intention of this.all().values()) {
      const interaction = this.byId()[intention.interactionId];
      if (interaction && !this.sending.has(intention.interactionId)) this.settle(intention, interaction);
    }
  }

  private settle(intention: Intention, interaction: Interaction): void {
    const standing = standingOf(intention, interaction);
    if (standing.is === 'done') this.end(intention, 'done');
    else if (standing.is === 'void') this.end(intention, 'lost');
    else if (intention.doneAt !== null)
      return; // on its way to this screen
    else if (standing.is === 'absent') void this.verify(intention, interaction.sequence);
    else {
      const setAside = { ...intention, kept: standing.kept };
      if (standing.kept && intention.kept === null) this.put(setAside);
      if (!hasDifference(setAside)) void this.post(setAside);
    }
  }

  /** What this screen does not know of may be in the part of the log that it has not read yet: it is lost only if there is none. */
  private async verify(intention: Intention, after: number): Promise<void> {
    const { interactionId } = intention;
    this.sending.add(interactionId);
    const isWhole = await this.isWhole(interactionId, after);
    if (!isWhole) await pause(0);
    this.sending.delete(interactionId);
    if (!this.socket.isOpen()) return;
    if (isWhole && this.of(interactionId)?.id === intention.id) this.end(intention, 'lost');
    else this.settleAll();
  }

  /** Whether the log holds nothing after this sequence. */
  private async isWhole(interactionId: string, after: number): Promise<boolean> {
    const reply = await this.socket.ask('watch', { streamId: interactionId, after }).catch(() => null);
    const hasNothing = reply !== null && 'entries' in reply && reply.entries.length === 0 && reply.snapshot === null;
    return hasNothing && this.byId()[interactionId]?.sequence === after;
  }

  private end(intention: Intention, ended: Ending['ended']): void {
    this.drop(intention);
    this.endings.next({ intention, ended });
  }

  private put(intention: Intention): void {
    this.all.update((all) => new Map(all).set(intention.interactionId, intention));
    this.keep(intention.interactionId, intention);
  }

  private drop({ interactionId }: Intention): void {
    this.all.update((all) => new Map([...all].filter(([id]) => id !== interactionId)));
    this.keep(interactionId, null);
  }

  private keep(interactionId: string, intention: Intention | null): void {
    const accountId = this.accountId();
    if (accountId !== null) this.kept.put(accountId, 'authority', interactionId, intention);
  }

  /** Takes up what a reload left under way. */
  private takeUp(accountId: string | null): void {
    const left = accountId === null ? [] : [...this.kept.all(accountId, 'authority').values()].filter(isIntention);
    this.all.set(new Map(left.map((intention) => [intention.interactionId, intention])));
  }
}

const pause = (failures: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, backoff(failures, Math.random())));

function isIntention(value: unknown): value is Intention {
  return typeof value === 'object' && value !== null && 'wants' in value && 'commandIds' in value;
}
