import { isOver, workOf, type DeskControl, type Interaction, type InteractionRefusal } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import type { RecordOutcome } from '../interactions/stream-recorder.ts';
import { SourceHub } from '../sources/source-port.ts';

/** Passes on to its source what an agent asks of a line. Nothing is recorded until the source says that it happened. */
@Injectable()
export class CallControls {
  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly hub: SourceHub,
  ) {}

  /** Accepted means that the source will do it. */
  async ask(interactionId: string, agentId: string, control: DeskControl): Promise<RecordOutcome<InteractionRefusal>> {
    const state = await this.interactions.state(interactionId);
    const refused = refusalOf(state, agentId, control);
    if (refused) return { refused };
    const source = state.source && this.hub.find(state.source.name);
    if (!state.source || !source?.can.includes(control.type)) return { refused: 'call-control/not-supported' };
    const { contactId } = state.source;
    const answer = await source.control({ contactId, agentId, name: null, as: 'agent', control });
    return 'accepted' in answer ? { accepted: { sequence: state.sequence } } : { refused: 'call-control/failed' };
  }
}

function refusalOf(state: Interaction, agentId: string, { type }: DeskControl): InteractionRefusal | null {
  if (state.phase === 'unopened') return 'interaction/unknown';
  if (isOver(state)) return 'interaction/already-over';
  if (type === 'answer' || type === 'decline') {
    return state.offer?.agentId === agentId ? null : 'interaction/not-ringing';
  }
  return workOf(state).get(agentId) === 'on-contact' ? null : 'interaction/not-yours';
}
