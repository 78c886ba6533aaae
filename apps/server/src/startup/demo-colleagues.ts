import { summaryIn, type Interaction } from '@aliado/domain';
import { Logger } from '@nestjs/common';
import { Subscription } from 'rxjs';
import { Presence } from '../agents/presence.ts';
import { InteractionRecorder, type InteractionCommitted } from '../interactions/interaction-recorder.ts';
import { CallControls } from '../live/call-controls.ts';

/** How long they leave the first calls to whoever came, take to answer, and to write a contact up, milliseconds at speed 1. */
const [comeAfterMs, answerAfterMs, writeUpMs] = [10_000, 4_000, 25_000];

/**
 * People of the demo who are at work while somebody looks, so that its floor is one: they take contacts as an agent does, by the line
 * and by the log, and confirm what was proposed as its summary. They have no console and decide nothing.
 */
export class DemoColleagues {
  private readonly logger = new Logger('Demo');
  private readonly subscriptions = new Subscription();
  private readonly timers = new Map<string, NodeJS.Timeout>();
  /** Whether somebody else has a console open. */
  private isWatched = false;
  private areAtWork = false;

  /** @param ids who they are. @param speed 1 is real time. */
  constructor(
    private readonly presence: Presence,
    private readonly interactions: InteractionRecorder,
    private readonly controls: CallControls,
    private readonly ids: ReadonlySet<string>,
    private readonly speed: number,
  ) {}

  /** From now on they come to work when somebody else opens a console, and leave with the last of those. */
  start(): void {
    this.subscriptions.add(this.presence.present.subscribe((people) => this.follow(people)));
    this.subscriptions.add(this.interactions.committed.subscribe((committed) => this.note(committed)));
  }

  stop(): void {
    this.subscriptions.unsubscribe();
    for (const timer of this.timers.values()) clearTimeout(timer);
    this.timers.clear();
  }

  private follow(people: ReadonlySet<string>): void {
    const isWatched = [...people].some((id) => !this.ids.has(id));
    if (isWatched === this.isWatched) return;
    this.isWatched = isWatched;
    this.soon('turn', isWatched ? comeAfterMs : 0, async () => this.turn());
  }

  private turn(): void {
    if (this.isWatched === this.areAtWork) return;
    this.areAtWork = this.isWatched;
    for (const id of this.ids) {
      if (this.areAtWork) this.presence.arrive(id);
      else this.presence.depart(id);
    }
  }

  private note({ streamId, before, after }: InteractionCommitted): void {
    const { offer } = after;
    if (offer && offer.agentId !== before.offer?.agentId && this.ids.has(offer.agentId))
      this.soon(`${streamId} ${offer.agentId} answer`, answerAfterMs, () => this.answer(streamId, offer.agentId));
    for (const { agentId } of after.afterContactWork)
      if (this.ids.has(agentId) && !hasWork(before, agentId))
        this.soon(`${streamId} ${agentId} work`, writeUpMs, () => this.writeUp(streamId, agentId));
  }

  /** Not always after the same time: nobody works like a clock. */
  private soon(key: string, span: number, act: () => Promise<unknown>): void {
    clearTimeout(this.timers.get(key));
    const wait = (span * (0.5 + Math.random())) / this.speed;
    const timer = setTimeout(() => {
      this.timers.delete(key);
      act().catch((error: unknown) => this.logger.warn(`a colleague of the demo could not go on: ${String(error)}`));
    }, wait);
    this.timers.set(key, timer);
  }

  private answer(interactionId: string, agentId: string): Promise<unknown> {
    return this.controls.ask(interactionId, agentId, { type: 'answer' });
  }

  private async writeUp(interactionId: string, agentId: string): Promise<void> {
    const { wrapUpProposals, language, matter } = await this.interactions.state(interactionId);
    const proposal = wrapUpProposals.find((one) => one.agentId === agentId);
    await this.interactions.record({
      interactionId,
      command: {
        type: 'FinishAfterContactWork',
        disposition: proposal?.disposition ?? null,
        matter: proposal?.matter ?? matter,
        summary: summaryIn(proposal?.sentences ?? [], language ?? 'es'),
      },
      by: `agent:${agentId}`,
      agentId,
      commandId: null,
    });
  }
}

const hasWork = ({ afterContactWork }: Interaction, agentId: string): boolean =>
  afterContactWork.some((work) => work.agentId === agentId);
