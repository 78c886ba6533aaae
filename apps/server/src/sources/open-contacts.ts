import { accountOnLine, isOver, itemAt, type Interaction, type OpenContact } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { EventLog } from '../interactions/event-log.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';

/** What the log holds as not over, for a source that comes back. */
@Injectable()
export class OpenContacts {
  constructor(
    private readonly log: EventLog,
    private readonly interactions: InteractionRecorder,
  ) {}

  /** The open contacts of one source, oldest first. */
  async of(source: string): Promise<readonly OpenContact[]> {
    const states = await Promise.all((await this.log.liveStreams()).map((id) => this.interactions.state(id)));
    return states.flatMap((state) => (state.source?.name === source ? openContact(state, state.source.contactId) : []));
  }
}

function openContact(state: Interaction, contactId: string): readonly OpenContact[] {
  const { phase, queueId, offer, agentId, heldSince, isMuted, participants } = state;
  if (phase === 'unopened' || isOver(state)) return [];
  return [
    {
      contactId,
      phase: phase as OpenContact['phase'],
      queueId,
      agentId: phase === 'ringing' ? (offer?.agentId ?? null) : phase === 'talking' ? agentId : null,
      isHeld: heldSince !== null,
      isMuted,
      lastUtteranceId: lastUtteranceOf(state),
      supervisors: participants.flatMap(({ id, role }) => (role === 'supervisor' ? [accountOnLine(id)] : [])),
    },
  ];
}

function lastUtteranceOf({ lines }: Interaction): string | null {
  for (let index = lines.size - 1; index >= 0; index--) {
    const line = itemAt(lines, index);
    if (line?.kind === 'utterance') return line.utteranceId;
  }
  return null;
}
