import { createHash } from 'node:crypto';
import type { DurationMs, OpenContact, RosterEntry, SourceControl, SourceFrame, SourceInterim } from '@aliado/domain';
import { Call } from './call.ts';
import type { CallOutcome } from './call-plan.ts';
import type { ControlAnswer } from './control-answer.ts';
import { refuse } from './control-answer.ts';
import type { Conversation } from './conversation.ts';
import { Obstacles } from './obstacles.ts';
import type { Random } from './random.ts';
import { seeded } from './random.ts';
import type { Scheduler } from './scheduler.ts';
import { scoreOf } from './score.ts';
import { Staff } from './staff.ts';
import { Timers } from './timers.ts';

/** How an exchange runs. */
export interface ExchangeOptions {
  /** Unique for each run; part of every id, so that a run repeats nothing of another. */
  readonly runId: string;
  readonly seed: number;
  /** Calls at once. */
  readonly concurrency: number;
  /** 1 is real time; only ringing at people takes as long as ever. */
  readonly speed: number;
  /** Whether it begins again after the last conversation. */
  readonly isLooping: boolean;
  /** Whether the conversations come in another order in each round. */
  readonly isShuffled: boolean;
  /** The ids of conversations that come before all others in the first round, in this order. */
  readonly opening?: readonly string[];
  /** `people`: an agent at a console must answer. `automatic`: answers by itself, in turn for everybody of the roster. */
  readonly answering: 'people' | 'automatic';
  /** The longest pause between turns with times of their own, at speed 1. */
  readonly maxSilence: DurationMs;
}

/** Where an exchange tells what happens. */
export interface ExchangeLine {
  readonly scheduler: Scheduler;
  send(frame: SourceFrame): void;
  whisper(words: SourceInterim): void;
  /** All conversations are played and no call is left; never when looping. */
  finished(): void;
}

/** How far a run is. */
export interface ExchangeFigures {
  readonly begun: number;
  readonly running: number;
  readonly outcomes: Readonly<Record<CallOutcome, number>>;
}

const ringFor = 20_000;
/** A guess of the recogniser this often, in real time whatever the speed. */
const guessEvery = 400;
/** On average, between two calls, at speed 1. */
const arrivalEvery = 2_000;
/** A call that somebody gave back does not come to the same person again before this. */
const notAgainFor = 15_000;
/** The roster needs a moment to tell that an agent has something left to write up. */
const settlingFor = 1_500;
/** Callers who wait for people leave after about this long. */
const patience = 240_000;

/** A contact centre platform in small: queues, whose turn it is, and the calls of a list of conversations. */
export class Exchange {
  private readonly staff = new Staff();
  private readonly obstacles: Obstacles;
  private readonly calls = new Map<string, Call>();
  private readonly givenBack = new Map<Call, Map<string, number>>();
  private readonly outcomes: Record<CallOutcome, number> = { played: 0, 'gave-up': 0, 'cut-short': 0 };
  private readonly timers: Timers<'arrival' | 'offers-soon' | 'offers-later'>;
  private round: Conversation[] = [];
  private rounds = 0;
  private begun = 0;
  private isOpen = false;
  private readonly random: Random;

  constructor(
    private readonly conversations: readonly Conversation[],
    private readonly options: ExchangeOptions,
    private readonly line: ExchangeLine,
  ) {
    this.timers = new Timers(line.scheduler);
    this.obstacles = new Obstacles(this.staff, line.scheduler, options.answering);
    this.random = seeded(options.seed);
    this.fillRound();
  }

  get figures(): ExchangeFigures {
    return { begun: this.begun, running: this.calls.size, outcomes: { ...this.outcomes } };
  }

  /** Lets callers in. */
  open(): void {
    this.isOpen = true;
    this.admit();
  }

  /** Lets nobody in any more; the calls that run go on. */
  shut(): void {
    this.isOpen = false;
    this.timers.stop('arrival');
  }

  /** Ends every call that runs and lets nobody in any more. */
  stop(): void {
    this.shut();
    this.round = [];
    for (const call of [...this.calls.values()]) call.cut();
    this.timers.stopAll();
  }

  /**
   * Takes up the calls that Aliado holds as open and that this process does not know: they are of an earlier life of this
   * platform. A call whose conversation is not on the list any more is said to be over.
   */
  takeUp(contacts: readonly OpenContact[]): void {
    for (const contact of contacts.filter(({ contactId }) => !this.calls.has(contactId))) {
      const { contactId } = contact;
      const conversation = this.conversations.find(({ id }) => contactId.endsWith(`-${markOf(id)}`));
      if (!conversation) this.disown(contactId);
      else {
        if (contact.phase === 'talking' && contact.agentId !== null) this.staff.occupy(contact.agentId);
        this.makeCall(contactId, conversation).takeUp(contact);
      }
    }
  }

  private disown(contactId: string): void {
    const occurredAt = this.line.scheduler.now();
    const fact = { type: 'InteractionEnded', reason: 'source-closed', endedBy: 'system' } as const;
    this.line.send({ id: `${this.options.runId}:${contactId}:left`, contactId, occurredAt, fact });
  }

  /** Takes a newer roster in. */
  takeRoster(entries: readonly RosterEntry[]): void {
    this.staff.take(entries, this.line.scheduler.now());
    this.offerAll();
    this.admit();
  }

  /** Does what somebody asks of a line, or says why not. */
  control(ask: SourceControl): ControlAnswer {
    const call = this.calls.get(ask.contactId);
    if (!call) return refuse('There is no such call on this platform.');
    const obstacle = this.obstacles.of(ask, call);
    return obstacle === null ? call.control(ask) : refuse(obstacle);
  }

  private admit(): void {
    if (!this.mayAdmit() || this.timers.has('arrival')) return;
    const pause = this.begun === 0 ? 0 : (arrivalEvery * this.random.between(0.5, 1.5)) / this.options.speed;
    this.timers.set('arrival', pause, () => {
      if (this.mayAdmit()) this.begin();
      this.admit();
    });
  }

  /** Nobody calls a company at which nobody works. */
  private mayAdmit(): boolean {
    const isStaffed = this.options.answering === 'automatic' ? !this.staff.isEmpty : this.staff.isOnDuty;
    return this.isOpen && isStaffed && this.round.length > 0 && this.calls.size < this.options.concurrency;
  }

  private begin(): void {
    const conversation = this.takeNext();
    if (!conversation) return;
    if (this.round.length === 0 && this.options.isLooping) this.fillRound();
    // the conversation's own id may tell what it is about, and who listens on the other side must not learn that
    const contactId = `${this.options.runId}-${++this.begun}-${markOf(conversation.id)}`;
    this.makeCall(contactId, conversation).open();
  }

  private makeCall(contactId: string, conversation: Conversation): Call {
    const { runId, speed, maxSilence, answering } = this.options;
    const beats = scoreOf(conversation, { maxSilence, guessEvery: guessEvery * speed }, this.random.fork(contactId));
    const isForPeople = answering === 'people';
    const call = new Call(
      {
        ...{ runId, contactId, conversation, beats, speed },
        queueId: conversation.queue ?? this.staff.mainQueue ?? 'general',
        patience: isForPeople ? patience * this.random.between(0.7, 1.3) : null,
        isForPeople,
      },
      {
        scheduler: this.line.scheduler,
        send: (frame) => this.line.send(frame),
        whisper: (words) => this.line.whisper(words),
        waits: (waiting) => this.offer(waiting),
        takes: (agentId) => this.staff.occupy(agentId),
        lets: (left, agentId) => this.release(left, agentId),
        ends: (over, outcome) => this.settle(over, outcome),
      },
    );
    this.calls.set(contactId, call);
    return call;
  }

  /** People get callers whose language somebody at work speaks, as long as the round has any. */
  private takeNext(): Conversation | null {
    if (this.options.answering === 'automatic') return this.round.shift() ?? null;
    const now = this.line.scheduler.now();
    const isAnswered = ({ language }: Conversation) => this.staff.isFree(language, now);
    const isUnderstood = ({ language }: Conversation) => language === null || this.staff.speaks(language);
    const places = [this.round.findIndex(isAnswered), this.round.findIndex(isUnderstood), 0];
    return this.round.splice(places.find((place) => place >= 0) ?? 0, 1)[0] ?? null;
  }

  private fillRound(): void {
    const { isShuffled, opening = [] } = this.options;
    const isFirst = ++this.rounds === 1;
    const round = isShuffled
      ? this.random.fork(`round ${this.rounds}`).shuffle(this.conversations)
      : [...this.conversations];
    const place = ({ id }: Conversation) => (opening.includes(id) ? opening.indexOf(id) : opening.length);
    this.round = isFirst ? round.sort((one, other) => place(one) - place(other)) : round;
  }

  private offerAll(): void {
    for (const call of this.calls.values()) if (call.isWaiting) this.offer(call);
  }

  private offer(call: Call): void {
    const { answering, speed } = this.options;
    const now = this.line.scheduler.now();
    const isAutomatic = answering === 'automatic';
    const agent = this.wantedAgent(call, now) ?? this.nextAgent(call, now);
    if (!agent) return;
    this.staff.occupy(agent.agentId);
    const answerAfter = isAutomatic ? this.random.fork(`ring ${call.contactId}`).between(1_500, 5_000) / speed : null;
    call.offer({ agentId: agent.agentId, agentName: agent.name, ringFor, answerAfter });
  }

  /** Somebody to whom the call was passed in person. Who is busy by now leaves it to the others of the queue. */
  private wantedAgent({ wanted }: Call, now: number): RosterEntry | null {
    if (wanted === null) return null;
    const isFree = this.options.answering === 'automatic' || this.staff.isAvailable(wanted, now);
    return isFree ? this.staff.find(wanted) : null;
  }

  private nextAgent(call: Call, now: number): RosterEntry | null {
    const recent = [...(this.givenBack.get(call) ?? [])].filter(([, at]) => now - at < notAgainFor);
    const { language } = call.plan.conversation;
    const wish = { queueId: call.queueId, language, had: new Set(recent.map(([agentId]) => agentId)) };
    return this.options.answering === 'automatic'
      ? this.staff.nextInTurn(wish)
      : this.staff.longestAvailable(wish, now);
  }

  private release(call: Call, agentId: string): void {
    const now = this.line.scheduler.now();
    this.staff.free(agentId, now + settlingFor);
    if (this.options.answering === 'automatic') return;
    const givenBack = this.givenBack.get(call) ?? new Map<string, number>();
    this.givenBack.set(call, givenBack.set(agentId, now));
    this.timers.set('offers-soon', settlingFor, () => this.offerAll());
    this.timers.set('offers-later', notAgainFor, () => this.offerAll());
  }

  private settle(call: Call, outcome: CallOutcome): void {
    this.calls.delete(call.contactId);
    this.givenBack.delete(call);
    this.outcomes[outcome]++;
    if (this.round.length === 0 && this.calls.size === 0) this.line.finished();
    else this.admit();
  }
}

/** A mark of a conversation that tells it from the others of its list and nothing of what it is about. */
const markOf = (conversationId: string): string =>
  createHash('sha256').update(conversationId).digest('hex').slice(0, 12);
