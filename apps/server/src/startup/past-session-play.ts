import {
  optionLeadsTo,
  proposeWrapUp,
  scriptStanding,
  summaryIn,
  type ContactSource,
  type EpochMs,
  type Holds,
  type Organisation,
  type Script,
  type ScriptStep,
  type Language,
  type SummarySources,
} from '@aliado/domain';
import { interactionIdOf } from '../sources/contact-id.ts';
import type { Steps } from '../assist/in-slices.ts';
import { packConversation, toConversation } from '../sources/simulator/conversation.ts';
import type { Random } from '../sources/simulator/random.ts';
import { scoreOf, speakingTime, type Beat } from '../sources/simulator/score.ts';
import type { PastSessionBooks } from './past-session-books.ts';
import type { PastCaller } from './past-session-cast.ts';
import { PastSessionDecision } from './past-session-decision.ts';
import type { Appointment } from './past-session-diary.ts';
import { PastSessionScene, type SceneSettings } from './past-session-scene.ts';
import { PastSessionTimeline } from './past-session-timeline.ts';
import { asSaidBy } from './past-session-words.ts';

/** The source of every made-up session: whoever shows one can say that it is made up. */
export const pastSource = 'demo-past';

/** What sessions are played with. */
export interface Stage {
  readonly books: PastSessionBooks;
  readonly scene: SceneSettings;
  readonly organisation: Organisation;
  readonly scriptFor: (id: string) => Script | null;
  /** How much words in a language tell of a script. */
  readonly tellingIn: (language: Language) => SummarySources['tellingOf'];
  /** Whose voice a conversation was, by its id. */
  readonly voiceOf: (conversationId: string) => PastCaller | undefined;
}

/** Longest walk through a script, in steps. */
const mostSteps = 25;

/** How long deciding takes at most, with somebody who is asked. */
const decidedWithin = 75_000;

/** Plays one session from the first ring to what was written up. May pause between any two things that happen. */
export function* playSession(appointment: Appointment, stage: Stage, dice: Random): Steps<PastSessionScene> {
  const play = new Play(appointment, stage, dice);
  play.plan();
  yield* play.timeline.play();
  return play.scene;
}

class Play {
  readonly scene: PastSessionScene;
  readonly timeline = new PastSessionTimeline();
  private readonly source: ContactSource;
  private readonly answeredAt: EpochMs;

  constructor(
    private readonly appointment: Appointment,
    private readonly stage: Stage,
    private readonly dice: Random,
  ) {
    const { nth, at, conversation } = appointment;
    this.source = { name: pastSource, contactId: `past-${nth}`, can: [] };
    this.scene = new PastSessionScene(interactionIdOf(pastSource, this.source.contactId), this.source, stage.scene);
    this.answeredAt = at + 5_000 + conversation.waitSeconds * 1_000;
  }

  /** Puts all that is sure to happen on the timeline. */
  plan(): void {
    const { conversation, agent } = this.appointment;
    this.arrive();
    if (conversation.ends === 'abandoned') {
      this.timeline.at(this.answeredAt, (now) => this.scene.fact(now, { type: 'InteractionAbandoned' }));
      return;
    }
    this.timeline.at(this.answeredAt - 4_000, (now) =>
      this.scene.fact(now, { type: 'InteractionOffered', agentId: agent.id, expiresAt: now + 20_000 }),
    );
    this.timeline.at(this.answeredAt, (now) =>
      this.scene.fact(now, { type: 'InteractionAnswered', agentId: agent.id, agentName: agent.name }),
    );
    this.work(this.talk() - this.answeredAt);
  }

  private arrive(): void {
    const { at, conversation, caller } = this.appointment;
    const { channel, language, from, to, queue } = conversation;
    const about = { channel, language, to, direction: 'inbound', consent: 'announced' } as const;
    this.timeline.at(at, (now) => {
      this.scene.fact(now, { type: 'InteractionOpened', ...about, from: caller?.phone ?? from });
      this.scene.fact(now, { type: 'InteractionQueued', queueId: queue });
    });
    this.timeline.at(at + 700, (now) => this.identify(now));
  }

  private identify(at: EpochMs): void {
    const { caller } = this.appointment;
    const evidence = [{ kind: 'phone' as const, label: 'main' }];
    this.scene.server(at, {
      type: 'IdentifyCustomer',
      certainty: caller ? 'known' : 'unknown',
      customerId: caller?.customer.id ?? null,
      candidates: caller ? [{ customerId: caller.customer.id, name: caller.customer.name, evidence }] : [],
    });
  }

  /** When the line is closed. */
  private talk(): EpochMs {
    const { caller, conversation } = this.appointment;
    const voice = this.stage.voiceOf(conversation.id);
    const score = toConversation(packConversation.parse(conversation));
    const beats = scoreOf(score, { maxSilence: 20_000, guessEvery: 60_000 }, this.dice.fork('talk'));
    let at = this.answeredAt;
    for (const beat of beats) {
      at += beat.after;
      this.timeline.at(at, (now) => this.perform(beat, now, (text) => asSaidBy(text, voice, caller)));
    }
    return at;
  }

  private perform(beat: Beat, at: EpochMs, said: (text: string) => string): void {
    const { agent, conversation } = this.appointment;
    switch (beat.kind) {
      case 'said': {
        const text = said(beat.text);
        return this.scene.fact(at, {
          ...{ type: 'UtteranceSpoken', utteranceId: beat.utteranceId, role: beat.role, text },
          participantId: beat.role === 'agent' ? `agent:${agent.id}` : 'customer',
          ...{ language: conversation.language, confidence: beat.confidence },
          ...{ startedAt: at - Math.round(speakingTime(text)), endedAt: at },
        });
      }
      case 'held':
        return this.scene.fact(at, { type: 'CallHeld' });
      case 'resumed':
        return this.scene.fact(at, { type: 'CallResumed' });
      case 'ends':
        return this.scene.fact(at, { type: 'InteractionEnded', reason: 'hung-up', endedBy: beat.by });
      default:
        return undefined; // whoever takes it over would be somebody else's session
    }
  }

  /** What the agent does beside the talk: the script from a fifth of it on, then what is decided, then the writing up. */
  private work(length: number): void {
    const { agent, conversation } = this.appointment;
    const script = conversation.labels.script === null ? null : this.stage.scriptFor(conversation.labels.script);
    const decideAt = this.answeredAt + length * 0.7;
    if (script) this.walk(script, this.answeredAt + length * 0.2, decideAt);
    this.timeline.at(decideAt, (now) => this.decide(now));
    const writtenAt = Math.max(this.answeredAt + length, decideAt + decidedWithin) + this.dice.between(10_000, 60_000);
    this.timeline.at(writtenAt, (now) => this.writeUp(now, agent.id));
  }

  private walk(script: Script, from: EpochMs, until: EpochMs): void {
    const { agent } = this.appointment;
    const { id: scriptId, version, start: stepId, matter } = script;
    const command = { type: 'StartScript', scriptId, version, stepId, matter, hintId: null } as const;
    this.timeline.at(from, (now) => this.scene.agent(now, agent.id, command));
    const pace = (until - from) / (mostSteps + 1);
    for (let nth = 1; nth <= mostSteps; nth++) this.timeline.at(from + nth * pace, (now) => this.stepOn(script, now));
  }

  private stepOn(script: Script, at: EpochMs): void {
    const { agent } = this.appointment;
    const { script: run } = this.scene.state;
    if (!run) return;
    const standing = scriptStanding(script, run, nothingKnown);
    if (standing.step?.kind === 'promise') this.promise(standing.step, at);
    if (standing.step?.kind === 'say' && standing.step.readOut) {
      this.scene.agent(at, agent.id, { type: 'GiveReadOut', stepId: standing.step.id });
    }
    if (standing.isAtEnd) return this.scene.agent(at, agent.id, { type: 'LeaveScript', reason: 'completed' });
    const [option = null] = this.dice.shuffle(standing.options.map((one) => one.option.id));
    const next = option === null ? standing.next : optionLeadsTo(script, run.stepId, option, nothingKnown);
    if (next !== null) this.scene.agent(at, agent.id, { type: 'EnterScriptStep', stepId: next, optionId: option });
  }

  private promise({ id, promise }: Extract<ScriptStep, { kind: 'promise' }>, at: EpochMs): void {
    const { agent, caller, conversation, nth } = this.appointment;
    this.scene.agent(at, agent.id, {
      ...{ type: 'MakePromise', promiseId: `past-${nth}-${id}`, words: promise.what[conversation.language] },
      ...{ team: promise.team, dueAt: at + promise.withinHours * 3_600_000 },
      orderNumber: caller?.orderNumber ?? null,
    });
  }

  /** Nobody is given anything whom nobody knows. */
  private decide(at: EpochMs): void {
    const { books } = this.stage;
    if (this.appointment.caller === null || this.scene.state.matter === null) return;
    const booked = books.weigh(this.appointment, this.scene.state, at);
    const findings = booked.findings.map(({ guideline, ruleIds }) => {
      return { guidelineId: guideline.id, version: guideline.version, ruleIds };
    });
    const { matter, facts } = booked.known;
    this.scene.server(at, { type: 'WeighCase', matter, facts, findings });
    const dice = this.dice.fork('decision');
    new PastSessionDecision(this.scene, this.timeline, books, this.appointment, dice).decide(at + 6_000, booked);
  }

  private writeUp(at: EpochMs, agentId: string): void {
    const { conversation } = this.appointment;
    const { organisation } = this.stage;
    const { language, labels } = conversation;
    const { scripts } = this.stage.scene;
    const { tape, state } = this.scene;
    const sources = { organisation, scripts, tellingOf: this.stage.tellingIn(language) };
    const proposal = proposeWrapUp(tape, state, sources);
    this.scene.server(at, { type: 'ProposeWrapUp', agentId, ...proposal, wordedBy: null });
    const { disposition, matter } = labels;
    const summary = summaryIn(proposal.sentences, language);
    this.scene.agent(at, agentId, { type: 'FinishAfterContactWork', disposition, matter, summary });
  }
}

/** Which way a caller's case goes the dice decide. */
const nothingKnown: Holds = () => null;
