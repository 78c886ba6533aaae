import { isWithCustomer, tallyOf, type CareSign, type DurationMs, type Interaction } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Subject, Subscription } from 'rxjs';
import { AgentRecorder } from '../../agents/agent-recorder.ts';
import { Presence } from '../../agents/presence.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { Clock } from '../../platform/clock.ts';
import { AgentFloor } from '../agents/agent-floor.ts';
import { ContactFloor, type SegmentChanged } from '../contacts/contact-floor.ts';
import type { Day } from '../day.ts';
import { TrackLog } from '../log/track-log.ts';
import type { AgentOnFloor } from '../agents/floor-agents.ts';
import { Absences } from './absences.ts';
import { CareSights } from './care-sights.ts';
import { CareSigns } from './care-signs.ts';
import { HardCalls } from './hard-calls.ts';
import { ShownNeeds } from './shown-needs.ts';
import { CareLimits, needsOfSigns, signsOf, type Strain } from './strain.ts';

/** So many calls of a queue have to be handled before one is long beside them. */
const enoughHandled = 10;

/** A queue is softer than another when its contacts take less than this share of the time. */
const softerShare = 0.8;

/**
 * Sees when somebody has one hard call after another, works long without a break, or writes up for long. They are told first; what they
 * put away their supervisors are never shown.
 */
@Injectable()
export class AgentCare {
  private readonly calls = new HardCalls();
  /** Contacts that go on in which the customer turned upset. */
  private readonly upset = new Set<string>();
  private readonly absences = new Absences();
  private readonly sights = new CareSights();
  private readonly told = new Subject<string>();
  private readonly signs = new CareSigns((agentId) => this.told.next(agentId));
  /** Told of each agent to whom other signs are to be shown, by id. */
  readonly changed = this.told.asObservable();

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly recorder: AgentRecorder,
    private readonly contacts: ContactFloor,
    private readonly staff: AgentFloor,
    private readonly tracks: TrackLog,
    private readonly shown: ShownNeeds,
    private readonly presence: Presence,
    private readonly limits: CareLimits,
    private readonly clock: Clock,
  ) {}

  /** The signs that somebody is to be shown. */
  signsOf(agentId: string): readonly CareSign[] {
    return this.signs.of(agentId, this.clock.now());
  }

  /** Puts a sign of somebody's away; false where there is none such. */
  putAway(agentId: string, signId: string): boolean {
    return this.signs.putAway(agentId, signId, this.clock.now());
  }

  /** Lets come what is due. */
  come(now: number): void {
    this.signs.come(now);
  }

  /** Forgets what was put away, and what was seen: another day begins. */
  forget(): void {
    this.signs.forget();
    this.sights.forget();
  }

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
    following.add(
      this.presence.present.subscribe((present) => {
        for (const agentId of this.absences.take(present, this.clock.now())) this.weigh(agentId);
      }),
    );
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
    const agentIds = new Set([...this.calls.agents(), ...this.staff.agents.ids()]);
    this.calls.forgetBefore(day.from);
    this.absences.forgetBefore(day.from);
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
    const now = this.clock.now();
    const held = this.staff.agents.get(agentId);
    const strain = held ? this.strainOf(agentId, held, now) : null;
    this.sights.turn(agentId, strain !== null && !isWithCustomer(this.staff.agents.status(agentId)), now);
    const signs = strain
      ? signsOf(strain, this.limits, (signId, from) => this.sights.of(agentId, signId, from, now))
      : [];
    this.signs.set(agentId, signs, now);
    this.shown.index.set(`agent ${agentId}`, strain ? needsOfSigns(strain, signs) : [], now);
  }

  /** Null for whoever rests, or is about to. */
  private strainOf(agentId: string, held: AgentOnFloor, now: number): Strain | null {
    const { agent, day } = held;
    const restedAt = this.absences.restedAt(agentId, day.restedAt);
    const isResting = restedAt === null || agent.chosen === 'break' || this.staff.agents.status(agentId) === 'offline';
    if (isResting) return null;
    const meanIn = (queueId: string | null) => this.meanIn(queueId);
    const softerThan = (queueId: string | null) => this.softerThan(queueId, held.colleague.queues);
    return { agentId, agent, restedAt, hardCalls: this.calls.need(agentId, { restedAt, now, meanIn, softerThan }) };
  }

  /** Of these queues the one whose contacts are shortest today, where they are shorter; null where none is. */
  private softerThan(queueId: string | null, queues: readonly string[]): string | null {
    const mean = this.meanIn(queueId);
    if (mean === null) return null;
    const known = queues.flatMap((id) => {
      const other = this.meanIn(id);
      return other === null ? [] : [{ id, mean: other }];
    });
    const [shortest] = known.toSorted((one, other) => one.mean - other.mean);
    return shortest && shortest.mean < softerShare * mean ? shortest.id : null;
  }

  private meanIn(queueId: string | null): DurationMs | null {
    const { handled, talkMs, holdMs, workMs } = this.contacts.counted().line(queueId).tally;
    return handled < enoughHandled ? null : (talkMs + holdMs + workMs) / handled;
  }
}
