import { isLive, isOver, type Interaction, type Interim } from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Subscription } from 'rxjs';
import { InteractionRecorder, type InteractionCommitted } from '../interactions/interaction-recorder.ts';
import { InterimFeed } from '../interactions/interim-feed.ts';
import { Clock } from '../platform/clock.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { Advisor, defaultLanguage } from './advisor.ts';
import { CallerKnowledge } from './caller-knowledge.ts';
import { ContactListener, type ListenerTools } from './contact-listener.ts';
import { heededIn } from './house/heeded-events.ts';
import { HouseAdvisor } from './house/house-advisor.ts';
import { LiveCustomers } from './house/live-customers.ts';
import { LearntModels } from './models/learnt-models.ts';
import { MoodReaders } from './mood/mood-readers.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { promiseHint } from './propose/promise-hint.ts';

/** How often open hints are looked at for their age. */
const lookEveryMs = 1_000;

/**
 * Listens to what customers say and shows what may help. Decides nothing itself: proposers propose, the domain's policy
 * decides, the recorder records. Interactions that were live before a restart are taken up with their next words.
 */
@Injectable()
export class Assist implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(Assist.name);
  private readonly listeners = new Map<string, ContactListener>();
  private readonly live = new LiveCustomers();
  private readonly subscriptions = new Subscription();
  private readonly tools: ListenerTools;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly interims: InterimFeed,
    private readonly playbook: Playbook,
    advisor: Advisor,
    callers: CallerKnowledge,
    clock: Clock,
    models: LearntModels,
    house: HouseAdvisor,
  ) {
    const moods = new MoodReaders(playbook, models);
    const { live } = this;
    this.tools = { interactions, advisor, callers, clock, turns: new OneAtATime(), moods, house, live };
  }

  onModuleInit(): void {
    this.subscriptions.add(this.interactions.committed.subscribe((committed) => this.follow(committed)));
    this.subscriptions.add(this.interims.words.subscribe((words) => this.hear(words)));
    this.timer = setInterval(() => this.look(), lookEveryMs);
  }

  onModuleDestroy(): void {
    this.subscriptions.unsubscribe();
    if (this.timer) clearInterval(this.timer);
  }

  /** Looks at what time alone brings: hints that are old, silence, a place for what waits for one. */
  look(): void {
    for (const listener of this.listeners.values()) listener.look();
  }

  /** When all that was asked for so far is recorded. */
  async settled(): Promise<void> {
    await Promise.all([...this.listeners.values()].map((listener) => listener.settled()));
  }

  private follow(committed: InteractionCommitted): void {
    const { streamId, after } = committed;
    this.live.see(streamId, after);
    if (after.phase === 'closed') {
      this.listeners.delete(streamId);
      return;
    }
    this.listen(committed);
    this.hearPromises(committed); // what speaks against a promise comes before it
  }

  private listen({ streamId, before, after, entries }: InteractionCommitted): void {
    const spoken = entries.filter(({ event }) => event.type === 'UtteranceSpoken' && event.role === 'customer');
    const entry = spoken.at(-1) ?? (hasTurned(before, after) ? entries.at(-1) : undefined);
    const heeded = isLive(after) ? heededIn(entries) : undefined;
    const listener = entry || heeded ? this.listenerOf(streamId) : this.listeners.get(streamId);
    if (!listener) return;
    listener.see(after);
    for (const { event } of spoken) if (event.type === 'UtteranceSpoken') listener.end(event.utteranceId);
    if (entry) listener.answer(entry.sequence);
    else if (heeded) listener.heed(heeded.sequence);
  }

  /** Agents bind themselves in their own words: what they promise with a time is offered to be kept as one. */
  private hearPromises({ streamId, after, entries }: InteractionCommitted): void {
    if (!this.playbook.isLoaded()) return;
    for (const { event, sequence } of entries) {
      if (event.type !== 'UtteranceSpoken' || event.role !== 'agent') continue;
      const hint = promiseHint({ ...event, sequence }, after, this.playbook.organisation(), defaultLanguage);
      if (hint) this.listenerOf(streamId).offer(hint);
    }
  }

  /** Words of a contact that nothing was recorded of since the start wait for its next entry. */
  private hear(words: Interim): void {
    const listener = this.listeners.get(words.interactionId);
    listener?.voice();
    if (words.role === 'customer') listener?.hear(words);
  }

  private listenerOf(interactionId: string): ContactListener {
    const known = this.listeners.get(interactionId);
    if (known) return known;
    const failed = (doing: string, error: unknown) =>
      this.logger.error(`${interactionId} was not ${doing} this time`, error);
    const listener = new ContactListener(interactionId, this.tools, failed);
    this.listeners.set(interactionId, listener);
    return listener;
  }
}

/** Whether something else is to be proposed though nothing was said. */
const hasTurned = (before: Interaction, after: Interaction): boolean =>
  before.script?.scriptId !== after.script?.scriptId ||
  before.areHintsMuted !== after.areHintsMuted ||
  (!isOver(before) && isOver(after));
