import { createHash } from 'node:crypto';
import type { SourceFact, SourceFrame } from '@aliado/domain';

/** The frames of made-up calls for measuring: each call knows how to open and to say one more thing. */
export class MadeUpCall {
  private frames = 0;

  constructor(
    readonly contactId: string,
    readonly agentId: string,
  ) {}

  /** A call that this agent has answered. */
  open(at: number): readonly SourceFrame[] {
    return [
      this.frame(at, {
        type: 'InteractionOpened',
        channel: 'voice',
        direction: 'inbound',
        from: null,
        to: null,
        language: 'es',
        consent: 'announced',
      }),
      this.frame(at, { type: 'InteractionQueued', queueId: 'general' }),
      this.frame(at, { type: 'InteractionOffered', agentId: this.agentId, expiresAt: null }),
      this.frame(at, { type: 'InteractionAnswered', agentId: this.agentId, agentName: null }),
    ];
  }

  /** One more utterance, by customer and agent in turn. */
  say(at: number, text: string, utteranceId = `u${this.frames}`): SourceFrame {
    const isCustomer = this.frames % 2 === 0;
    return this.frame(at, {
      type: 'UtteranceSpoken',
      utteranceId,
      participantId: isCustomer ? 'customer' : `agent:${this.agentId}`,
      role: isCustomer ? 'customer' : 'agent',
      text,
      startedAt: at,
      endedAt: at,
      language: 'es',
      confidence: 0.9,
    });
  }

  /** The customer hangs up. */
  end(at: number): SourceFrame {
    return this.frame(at, { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' });
  }

  private frame(occurredAt: number, fact: SourceFact): SourceFrame {
    this.frames += 1;
    return { id: `${this.contactId}:${this.frames}`, contactId: this.contactId, occurredAt, fact };
  }
}

/** Sentences of about the length that people speak in; no two alike, so that nothing is measured from a cache. */
export function sentence(index: number): string {
  const words = 'el pedido salió ayer por la tarde y todavía no llegó a casa nadie avisó del cambio de hora'.split(' ');
  const mark = createHash('sha1').update(String(index)).digest('hex').slice(0, 6).replace(/[0-9]/g, 'a');
  return `${words.slice(0, 8 + (index % 10)).join(' ')} ${mark}`;
}
