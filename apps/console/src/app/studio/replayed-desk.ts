import { computed, inject, Injectable, signal } from '@angular/core';
import { workOf, type EpochMs, type Interaction, type WorkStage } from '@aliado/domain';
import type { Contact, Desk } from '../desk/desk.ts';
import { Playhead } from './playhead.ts';

/**
 * The desk of whoever had a session, at the instant that is shown. It has the shape of the real one, so that the parts of the desk
 * show it by themselves; nothing that is asked of it is done.
 */
@Injectable()
export class ReplayedDesk implements Pick<Desk, keyof Desk> {
  private readonly playhead = inject(Playhead);

  /** Whose desk it is. */
  readonly agentId = signal('');
  /** Their name then; empty where nobody knows it. */
  readonly agentName = computed(() => {
    const answers = this.playhead
      .playback()
      .tape.flatMap(({ event }) => (event.type === 'InteractionAnswered' ? event : []));
    return answers.find(({ agentId, agentName }) => agentId === this.agentId() && agentName !== null)?.agentName ?? '';
  });
  readonly isBehind = signal(false);
  readonly isOffline = signal(false);
  readonly refusals = signal<ReturnType<Desk['refusals']>>([]);
  readonly contacts = computed((): readonly Contact[] => {
    const interaction = this.playhead.interaction();
    const stage = workOf(interaction).get(this.agentId());
    if (!stage) return [];
    const interactionId = this.playhead.playback().tape[0]?.streamId ?? '';
    return [{ id: interactionId, work: { interactionId, stage, since: sinceOf(stage, interaction) }, interaction }];
  });
  readonly selected = computed(() => this.contacts()[0] ?? null);
  readonly selectedId = computed(() => this.selected()?.id ?? null);
  readonly ringing = computed(() => this.contacts().find(({ work }) => work.stage === 'offered') ?? null);

  select(): void {}
  step(): void {}
  followAgain(): void {}
  submit(): void {}
  async control(): Promise<void> {}
}

function sinceOf(stage: WorkStage, { offeredAt, connectedAt, endedAt, openedAt }: Interaction): EpochMs {
  const began = { offered: offeredAt, 'on-contact': connectedAt, 'after-contact-work': endedAt }[stage];
  return began ?? openedAt ?? 0;
}
