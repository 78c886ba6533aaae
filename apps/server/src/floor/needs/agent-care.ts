import { tallyOf, type DurationMs, type Interaction } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Subscription } from 'rxjs';
import { AgentRecorder } from '../../agents/agent-recorder.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { Clock } from '../../platform/clock.ts';
import { AgentFloor } from '../agents/agent-floor.ts';
import { ContactFloor, type SegmentChanged } from '../contacts/contact-floor.ts';
import type { Day } from '../day.ts';
import { TrackLog } from '../log/track-log.ts';
import { HardCalls } from './hard-calls.ts';
import { ShownNeeds } from './shown-needs.ts';

/** So many calls of a queue have to be handled before one is long beside them. */
const enoughHandled = 10;

/** Sees when somebody has one hard call after another and no break. */
@Injectable()
export class AgentCare {
  private readonly calls = new HardCalls();
  /** Contacts that go on in which the customer turned upset. */
  private readonly upset = new Set<string>();

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly recorder: AgentRecorder,
    private readonly contacts: ContactFloor,
    private readonly staff: AgentFloor,
    private readonly tracks: TrackLog,
    private readonly shown: ShownNeeds,
    private readonly clock: Clock,
  ) {}

  /** Follows calls and breaks. Whoever counts the contacts has to follow before. */
  follow(): Subscription {
    const following = new Subscription();
    following.add(this.contacts.read.subscribe((change) => this.note(change)));
    following.add(
      this.contacts.segments.subscribe((change) => {
        const agentId = this.note(change);
        if (agentId !== null) this.weigh(agentId);
      }),
    );
    following.add(this.interactions.committed.subscribe(({ streamId, after }) => this.hear(streamId, after)));
    following.add(this.recorder.committed.subscribe(({ streamId }) => this.weigh(streamId.slice('agent:'.length))));
    return following;
  }

  /**
   * Weighs what was read of the day, and forgets the day before. How customers sounded is looked up for contacts that go on and for the
   * last calls of each alone.
   * @throws LogUnavailable if the log cannot be read now.
   */
  async begin(day: Day): Promise<void> {
    const finished = this.calls.agents().flatMap((agentId) => this.calls.of(agentId).map((call) => call.interactionId));
    const ids = [...finished, ...this.contacts.counted().openIds()];
    const upset = new Set<string>();
    for await (const batch of this.tracks.readOf([...new Set(ids)], ['MoodTurned']))
      for (const { streamId, event } of batch)
        if (event.type === 'MoodTurned' && event.mood === 'upset') upset.add(streamId);
    for (const id of this.contacts.counted().openIds()) if (upset.has(id)) this.upset.add(id);
    const agentIds = this.calls.agents();
    this.calls.forgetBefore(day.from);
    for (const agentId of agentIds) {
      for (const call of this.calls.of(agentId))
        if (upset.has(call.interactionId)) this.calls.note(agentId, { ...call, isUpset: true });
      this.weigh(agentId);
    }
  }

  private hear(interactionId: string, { phase, moodTurns }: Interaction): void {
    if (phase === 'closed') this.upset.delete(interactionId);
    else if (moodTurns.some(({ mood }) => mood === 'upset')) this.upset.add(interactionId);
  }

  /** Whose call it was, if one was finished by it, or is not finished any more. */
  private note({ before, after, at }: SegmentChanged): string | null {
    const target = this.contacts.targetOf(after.queueId);
    const { handled, talkMs, holdMs, workMs } = tallyOf(after, target);
    const wasHandled = before === null ? 0 : tallyOf(before, target).handled;
    const { agentId, interactionId, ordinal, queueId } = after;
    if (handled === wasHandled || agentId === null) return null;
    if (handled === 0) this.calls.takeBack(agentId, after);
    else {
      const isUpset = this.upset.has(interactionId);
      this.calls.note(agentId, { interactionId, ordinal, queueId, at, handled: talkMs + holdMs + workMs, isUpset });
    }
    return agentId;
  }

  private weigh(agentId: string): void {
    const restedAt = this.staff.agents.get(agentId)?.day.restedAt ?? null;
    const now = this.clock.now();
    const need = this.calls.need(agentId, { restedAt, now, meanIn: (queueId) => this.meanIn(queueId) });
    this.shown.index.set(`agent ${agentId}`, need ? [need] : [], now);
  }

  private meanIn(queueId: string | null): DurationMs | null {
    const { handled, talkMs, holdMs, workMs } = this.contacts.counted().line(queueId).tally;
    return handled < enoughHandled ? null : (talkMs + holdMs + workMs) / handled;
  }
}
