import type {
  CallControl,
  DeskControl,
  OpenContact,
  SourceControl,
  SourceFact,
  SourceFrame,
  SourceInterim,
  TransferTarget,
} from '@aliado/domain';
import type { CallOffer, CallOutcome, CallPlan } from './call-plan.ts';
import { Company } from './company.ts';
import type { ControlAnswer } from './control-answer.ts';
import { accepted, refuse } from './control-answer.ts';
import type { Scheduler } from './scheduler.ts';
import type { SpeakerRole } from './score.ts';
import { Talk } from './talk.ts';
import { Timers } from './timers.ts';

/** The exchange around a call. */
export interface CallSurroundings {
  readonly scheduler: Scheduler;
  send(frame: SourceFrame): void;
  whisper(words: SourceInterim): void;
  /** Somebody is to be found for this call. */
  waits(call: Call): void;
  /** This agent has the call, although it was not offered to them. */
  takes(agentId: string): void;
  /** This agent has nothing more to do with the call. */
  lets(call: Call, agentId: string): void;
  ends(call: Call, outcome: CallOutcome): void;
}

type Stage =
  { readonly at: 'new' | 'waiting' | 'over' } | { readonly at: 'ringing' | 'talking'; readonly agentId: string };

/** Time in the queue of a conversation that does not say, and the most before people are asked: their own queue is real. */
const usualWait = 5_000;

/** How long a customer listens into silence before hanging up on an agent who does not. */
const farewell = 30_000;

/** One call from the first ring to the hang-up. Tells every fact once, in order, under ids that depend on nothing but the plan. */
export class Call {
  /** An agent to whom it was passed in person; null when anybody of the queue will do. */
  wanted: string | null = null;
  private queue: string;
  private stage: Stage = { at: 'new' };
  private frames = 0;
  private readonly timers: Timers<'wait' | 'patience' | 'ring' | 'answer' | 'farewell'>;
  private readonly talk: Talk;
  private readonly company: Company;

  constructor(
    readonly plan: CallPlan,
    private readonly around: CallSurroundings,
  ) {
    this.queue = plan.queueId;
    this.timers = new Timers(around.scheduler);
    this.talk = new Talk(plan.beats, plan.speed, {
      scheduler: around.scheduler,
      language: plan.conversation.language,
      tell: (fact) => this.tell(fact),
      whisper: (words) => around.whisper({ ...words, contactId: plan.contactId }),
      passOn: (id) => this.transfer('blind', { kind: 'queue', id }),
      reachEnd: (by) => this.reachEnd(by),
    });
    this.company = new Company({
      ...{ scheduler: around.scheduler, language: plan.conversation.language, speed: plan.speed, runId: plan.runId },
      isHeard: () => this.talk.isHeard,
      isSpoken: () => this.talk.isSpoken,
      yield: (isYielding) => this.talk.yield(isYielding),
      tell: (fact) => this.tell(fact),
    });
  }

  get contactId(): string {
    return this.plan.contactId;
  }

  /** The queue in which it is, or was when somebody answered. */
  get queueId(): string {
    return this.queue;
  }

  /** Whether somebody is to be found for it now. */
  get isWaiting(): boolean {
    return this.stage.at === 'waiting';
  }

  /** Who is asked or talks; null while nobody does. */
  get agentId(): string | null {
    return 'agentId' in this.stage ? this.stage.agentId : null;
  }

  /** The customer dials. */
  open(): void {
    const { channel, from, to, language, wait, ends } = this.plan.conversation;
    this.tell({ type: 'InteractionOpened', channel, direction: 'inbound', from, to, language, consent: 'announced' });
    this.tell({ type: 'InteractionQueued', queueId: this.queue });
    const written = wait ?? usualWait;
    if (ends === 'abandoned') return this.timers.set('wait', written / this.plan.speed, () => this.abandon('played'));
    const waits = this.plan.isForPeople ? Math.min(written, usualWait) : written;
    this.timers.set('wait', waits / this.plan.speed, () => this.seek());
  }

  /** Goes on with a call of an earlier life of this platform from where Aliado has it on disk. */
  takeUp(contact: OpenContact): void {
    this.queue = contact.queueId ?? this.queue;
    this.talk.takeUp(contact);
    this.company.takeUp(contact.supervisors);
    if (contact.phase === 'talking' && contact.agentId !== null) {
      this.stage = { at: 'talking', agentId: contact.agentId };
      return this.talk.join(contact.agentId);
    }
    if (contact.phase === 'opened') this.tell({ type: 'InteractionQueued', queueId: this.queue });
    if (contact.agentId !== null) this.tell({ type: 'OfferWithdrawn', agentId: contact.agentId, reason: 'cancelled' });
    this.seek();
  }

  /** Rings at an agent; withdrawn when it rings out. */
  offer({ agentId, agentName, ringFor, answerAfter }: CallOffer): void {
    this.wanted = null;
    this.stage = { at: 'ringing', agentId };
    this.tell({ type: 'InteractionOffered', agentId, expiresAt: this.around.scheduler.now() + Math.round(ringFor) });
    this.timers.set('ring', ringFor, () => this.withdraw(agentId, 'timed-out'));
    this.answered = () => this.answer(agentId, agentName);
    if (answerAfter !== null) this.timers.set('answer', answerAfter, this.answered);
  }

  private answered: () => void = () => undefined;

  /** The platform is switched off: the line is cut, and that is told. */
  cut(): void {
    this.tell({ type: 'InteractionEnded', reason: 'source-closed', endedBy: 'system' });
    this.close('cut-short');
  }

  /** Does what somebody asks of the line, or says why not. Whoever it is passed on to must exist. */
  control({ agentId, name, as, control }: Omit<SourceControl, 'contactId'>): ControlAnswer {
    if (this.stage.at === 'over') return refuse('This call is over.');
    if (as === 'supervisor') return this.controlBeside(agentId, name, control);
    if (this.agentId !== agentId) return refuse('This call is not with this agent.');
    if (isForSupervisors(control)) return refuse('Only a supervisor asks for that.');
    return this.stage.at === 'ringing' ? this.controlRinging(agentId, control) : this.controlTalk(control);
  }

  private controlRinging(agentId: string, { type }: CallControl): ControlAnswer {
    if (type !== 'answer' && type !== 'decline') return refuse('This call is not answered yet.');
    if (type === 'answer') this.answered();
    else this.withdraw(agentId, 'declined');
    return accepted;
  }

  private controlTalk(control: DeskControl): ControlAnswer {
    switch (control.type) {
      case 'answer':
      case 'decline':
        return refuse('This call is answered already.');
      case 'hold':
        return this.talk.hold();
      case 'resume':
        return this.talk.resume();
      case 'mute':
      case 'unmute':
        return this.talk.mute(control.type === 'mute');
      case 'transfer':
        this.transfer(control.manner, control.to);
        return accepted;
      case 'pause-recording':
      case 'resume-recording':
        this.tell({ type: control.type === 'pause-recording' ? 'RecordingPaused' : 'RecordingResumed' });
        return accepted;
      case 'end':
        this.end('agent', 'hung-up');
        return accepted;
    }
  }

  /** What a supervisor asks who is not the agent of this call. */
  private controlBeside(accountId: string, name: string | null, { type }: CallControl): ControlAnswer {
    if (this.stage.at !== 'talking') return refuse('Nobody talks on this call.');
    switch (type) {
      case 'join':
        return this.company.join(accountId, name);
      case 'leave':
        return this.company.leave(accountId);
      case 'take-over':
        return this.handOver(this.stage.agentId, accountId, name);
      case 'end':
        this.end('supervisor', 'hung-up');
        return accepted;
      default:
        return refuse('Only the agent of this call asks for that.');
    }
  }

  private handOver(from: string, to: string, name: string | null): ControlAnswer {
    if (from === to) return refuse('This call is with this person already.');
    const isBidden = this.timers.has('farewell');
    this.company.forget(to);
    this.tell({ type: 'InteractionTransferred', manner: 'attended', to: { kind: 'agent', id: to } });
    this.talk.leave();
    this.around.lets(this, from);
    this.around.takes(to);
    this.answer(to, name);
    if (isBidden) this.reachEnd('agent'); // the customer waits anew for words
    return accepted;
  }

  private seek(): void {
    this.stage = { at: 'waiting' };
    const { patience } = this.plan;
    if (patience !== null && !this.timers.has('patience'))
      this.timers.set('patience', patience, () => this.abandon('gave-up'));
    this.around.waits(this);
  }

  private answer(agentId: string, agentName: string | null): void {
    this.timers.stop('ring', 'answer', 'patience');
    this.stage = { at: 'talking', agentId };
    this.tell({ type: 'InteractionAnswered', agentId, agentName });
    this.talk.join(agentId);
  }

  private withdraw(agentId: string, reason: 'declined' | 'timed-out'): void {
    this.timers.stop('ring', 'answer');
    this.tell({ type: 'OfferWithdrawn', agentId, reason });
    this.stage = { at: 'waiting' };
    this.around.lets(this, agentId);
    this.seek();
  }

  private abandon(outcome: CallOutcome): void {
    const { agentId } = this;
    if (agentId !== null) this.tell({ type: 'OfferWithdrawn', agentId, reason: 'cancelled' });
    this.tell({ type: 'InteractionAbandoned' });
    this.close(outcome);
  }

  private transfer(manner: 'blind' | 'attended', to: TransferTarget): void {
    this.tell({ type: 'InteractionTransferred', manner, to });
    if (to.kind === 'address') return this.end('agent', 'transferred');
    if (to.kind === 'queue') this.tell({ type: 'InteractionQueued', queueId: to.id });
    const { agentId } = this;
    this.talk.leave();
    this.company.leaveAll();
    this.timers.stop('farewell');
    this.stage = { at: 'waiting' };
    if (to.kind === 'queue') this.queue = to.id;
    else this.wanted = to.id;
    if (agentId !== null) this.around.lets(this, agentId);
    this.seek();
  }

  private reachEnd(by: SpeakerRole): void {
    if (by === 'customer' || !this.plan.isForPeople) this.end(by, 'hung-up');
    else this.timers.set('farewell', farewell / this.plan.speed, () => this.end('customer', 'hung-up'));
  }

  private end(by: SpeakerRole | 'supervisor', reason: 'hung-up' | 'transferred'): void {
    this.tell({ type: 'InteractionEnded', reason, endedBy: by });
    this.close(this.talk.isSaid ? 'played' : 'cut-short');
  }

  private close(outcome: CallOutcome): void {
    const { agentId } = this;
    this.stage = { at: 'over' };
    this.talk.leave();
    this.company.close();
    this.timers.stopAll();
    if (agentId !== null) this.around.lets(this, agentId);
    this.around.ends(this, outcome);
  }

  private tell(fact: SourceFact): void {
    const { runId, contactId } = this.plan;
    const id = `${runId}:${contactId}:${++this.frames}`;
    this.around.send({ id, contactId, occurredAt: this.around.scheduler.now(), fact });
  }
}

const isForSupervisors = (control: CallControl): control is Exclude<CallControl, DeskControl> =>
  control.type === 'join' || control.type === 'leave' || control.type === 'take-over';
