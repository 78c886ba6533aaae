import { computed, inject, linkedSignal, Service } from '@angular/core';
import type { DeskCommand, DeskControl, Interaction, WorkItem } from '@aliado/domain';
import { isAgentStream } from '@aliado/domain';
import { Store } from '@ngrx/store';
import { agentFeature } from '../live/agent.feature.ts';
import { connectionFeature } from '../live/connection.feature.ts';
import { foresee } from '../live/foresee.ts';
import { interactionsFeature } from '../live/interactions.feature.ts';
import { LiveSocket } from '../live/live-socket.ts';
import type { Refusal } from '../live/outbox-entry.ts';
import { Outbox } from '../live/outbox.ts';
import { ServerClock } from '../live/server-clock.ts';
import { Session } from '../session/session.ts';
import { Notices } from '../shell/notices.ts';

/** A contact in hand: how far the agent is with it, and what its log tells. */
export interface Contact {
  readonly id: string;
  readonly work: WorkItem;
  readonly interaction: Interaction;
}

/** The agent's contacts, the one on the screen, and what can be asked about it. */
@Service()
export class Desk {
  private readonly store = inject(Store);
  private readonly socket = inject(LiveSocket);
  private readonly outbox = inject(Outbox);
  private readonly clock = inject(ServerClock);
  private readonly notices = inject(Notices);
  private readonly session = inject(Session);
  private readonly work = this.store.selectSignal(agentFeature.selectWork);
  private readonly byId = this.store.selectSignal(interactionsFeature.selectById);

  readonly agentId = computed(() => this.session.view()?.account.id ?? '');
  /** Whether the screen may be behind what is happening. */
  readonly isBehind = this.store.selectSignal(connectionFeature.selectIsBehind);
  readonly isOffline = computed(() => !this.socket.isOpen());

  /** What the server does not let the agent follow, and why: contacts in hand, or their own day. */
  readonly refusals = computed(() =>
    [...this.socket.refusals()].map(([streamId, why]) => ({ streamId, why, isDay: isAgentStream(streamId) })),
  );

  /** Contacts whose log has been read, in the order in which they came. */
  readonly contacts = computed((): readonly Contact[] =>
    this.work().flatMap((work) => {
      const interaction = this.byId()[work.interactionId];
      return interaction ? { id: work.interactionId, work, interaction } : [];
    }),
  );

  private readonly chosenId = linkedSignal<readonly Contact[], string | null>({
    source: this.contacts,
    computation: (contacts, previous) => {
      const isStill = contacts.some(({ id }) => id === previous?.value);
      return isStill && previous ? previous.value : (contacts[0]?.id ?? null);
    },
  });
  /** The contact on the screen. It stays until it is let go or another is chosen: nothing that rings takes its place. */
  readonly selectedId = this.chosenId.asReadonly();

  /** The contact on the screen with what is on its way to the log already in it; null when nothing is in hand. */
  readonly selected = computed((): Contact | null => {
    const contact = this.contacts().find(({ id }) => id === this.selectedId());
    if (!contact) return null;
    const context = { interactionId: contact.id, agentId: this.agentId(), now: this.clock.now() };
    return { ...contact, interaction: foresee(contact.interaction, this.outbox.entries(), context) };
  });

  /** What rings now; null when nothing does. */
  readonly ringing = computed(() => this.contacts().find(({ work }) => work.stage === 'offered') ?? null);

  /** Puts a contact on the screen. */
  select(id: string): void {
    this.chosenId.set(id);
  }

  /** Puts the contact before or after the present one on the screen, round and round. */
  step(by: 1 | -1): void {
    const ids = this.contacts().map(({ id }) => id);
    const at = ids.indexOf(this.selectedId() ?? '');
    this.chosenId.set(ids[(at + by + ids.length) % ids.length] ?? null);
  }

  /** Tries again to follow what was refused. */
  followAgain(): void {
    this.socket.retryNow();
  }

  /** Sends a command about the contact on the screen, now or as soon as can be. */
  submit(command: DeskCommand): void {
    const id = this.selectedId();
    if (id !== null) this.outbox.submit(id, command);
  }

  /** Asks something of the line, now or never: a call is not hung up minutes later. What was refused is said in words. */
  async control(interactionId: string, control: DeskControl): Promise<void> {
    const outcome = await this.socket
      .ask('control', { commandId: crypto.randomUUID(), interactionId, control })
      .catch((): { readonly refused: Refusal } => ({ refused: 'live/unavailable' }));
    if ('refused' in outcome) this.notices.refused(outcome.refused);
  }
}
