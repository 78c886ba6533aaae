import type { SourceFact, SourceFrame } from '@aliado/domain';
import { interactionIdOf } from '../../sources/contact-id.ts';

/** The source of every contact that a spec makes up. */
export const pbx = { name: 'pbx', can: ['answer', 'decline', 'hold', 'resume', 'transfer', 'end'] } as const;

/** Makes the frames of one contact of `pbx`, each with an id of its own. */
export class Contact {
  readonly interactionId: string;
  private frames = 0;
  private spoken = 0;

  constructor(
    readonly contactId: string,
    private readonly at: number,
  ) {
    this.interactionId = interactionIdOf(pbx.name, contactId);
  }

  frame(fact: SourceFact, id = `${this.contactId}:${++this.frames}`): SourceFrame {
    return { id, contactId: this.contactId, occurredAt: this.at + this.frames, fact };
  }

  opened(): SourceFrame {
    const about = { channel: 'voice', direction: 'inbound', language: 'es', consent: 'announced' } as const;
    return this.frame({ type: 'InteractionOpened', ...about, from: '+34611550117', to: '+34900550100' });
  }

  queued(queueId: string): SourceFrame {
    return this.frame({ type: 'InteractionQueued', queueId });
  }

  offered(agentId: string): SourceFrame {
    return this.frame({ type: 'InteractionOffered', agentId, expiresAt: null });
  }

  answered(agentId: string): SourceFrame {
    return this.frame({ type: 'InteractionAnswered', agentId, agentName: agentId });
  }

  /** From opening to answer. */
  with(agentId: string): readonly SourceFrame[] {
    return [this.opened(), this.offered(agentId), this.answered(agentId)];
  }

  says(text: string, utteranceId = `u-${++this.spoken}`): SourceFrame {
    const about = { participantId: 'customer', role: 'customer', language: 'es', confidence: null } as const;
    return this.frame({ type: 'UtteranceSpoken', utteranceId, text, startedAt: 0, endedAt: 0, ...about });
  }

  held(): SourceFrame {
    return this.frame({ type: 'CallHeld' });
  }

  passedOn(): SourceFrame {
    return this.frame({ type: 'InteractionTransferred', manner: 'blind', to: { kind: 'queue', id: 'repairs' } });
  }

  ended(): SourceFrame {
    return this.frame({ type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' });
  }
}
