import type { EpochMs, Language, OpenContact, SourceFact, SourceInterim } from '@aliado/domain';
import type { ControlAnswer } from './control-answer.ts';
import { accepted, refuse } from './control-answer.ts';
import { Playback } from './playback.ts';
import type { Scheduler } from './scheduler.ts';
import type { Beat, SpeakerRole } from './score.ts';

/** The line on which somebody talks. */
export interface TalkLine {
  readonly scheduler: Scheduler;
  readonly language: Language | null;
  tell(fact: SourceFact): void;
  whisper(words: Omit<SourceInterim, 'contactId'>): void;
  /** The score passes the customer on to a queue; the talk waits for `join`. */
  passOn(queueId: string): void;
  /** The score is at its end: this side hangs up. */
  reachEnd(by: SpeakerRole): void;
}

/** The words of a call: they flow while an agent is there, stop on hold, and the agent's wait while the agent is muted. */
export class Talk {
  private agentId: string | null = null;
  private isHeld = false;
  private isMuted = false;
  private isYielding = false;
  private speaking: {
    readonly utteranceId: string;
    readonly role: SpeakerRole;
    readonly since: EpochMs;
    revision: number;
  } | null = null;
  private readonly playback: Playback;

  constructor(
    beats: readonly Beat[],
    speed: number,
    private readonly line: TalkLine,
  ) {
    this.playback = new Playback(beats, speed, line.scheduler, (beat) => this.perform(beat));
  }

  /** Whether all has been said. */
  get isSaid(): boolean {
    const { upcoming } = this.playback;
    return upcoming === null || upcoming.kind === 'ends';
  }

  /** Whether customer and agent hear each other. */
  get isHeard(): boolean {
    return this.agentId !== null && !this.isHeld;
  }

  /** Whether somebody is in the middle of a sentence. */
  get isSpoken(): boolean {
    return this.speaking !== null;
  }

  /** Both sides listen to somebody else, or go on. */
  yield(isYielding: boolean): void {
    this.isYielding = isYielding;
    this.proceed();
  }

  /** An agent is there now. */
  join(agentId: string): void {
    this.agentId = agentId;
    this.proceed();
  }

  /** Takes up a talk of which this much was said, and which was left on hold or muted. It flows on from `join`. */
  takeUp({ lastUtteranceId, isHeld, isMuted }: Pick<OpenContact, 'lastUtteranceId' | 'isHeld' | 'isMuted'>): void {
    this.playback.skipPast((beat) => beat.kind === 'said' && beat.utteranceId === lastUtteranceId);
    if (isHeld && this.playback.upcoming?.kind === 'held') this.playback.skipPast(({ kind }) => kind === 'held');
    this.isHeld = isHeld;
    this.isMuted = isMuted;
  }

  /** Nobody is there any more. Words that were begun and will not be finished vanish from the screens. */
  leave(): void {
    if (this.speaking && this.speaking.revision > 0) this.whisper('', this.speaking.revision + 1);
    this.speaking = null;
    this.agentId = null;
    this.isHeld = false;
    this.isMuted = false;
    this.playback.pause();
  }

  hold(): ControlAnswer {
    if (this.isHeld) return refuse('This call is on hold already.');
    this.isHeld = true;
    this.line.tell({ type: 'CallHeld' });
    this.proceed();
    return accepted;
  }

  resume(): ControlAnswer {
    if (!this.isHeld) return refuse('This call is not on hold.');
    this.isHeld = false;
    this.line.tell({ type: 'CallResumed' });
    if (this.playback.upcoming?.kind === 'resumed') this.playback.hurry();
    this.proceed();
    return accepted;
  }

  mute(isMuted: boolean): ControlAnswer {
    if (this.isMuted === isMuted) return refuse(isMuted ? 'This agent is muted already.' : 'This agent is not muted.');
    this.isMuted = isMuted;
    this.line.tell({ type: isMuted ? 'AgentMuted' : 'AgentUnmuted' });
    this.proceed();
    return accepted;
  }

  private proceed(): void {
    const { upcoming } = this.playback;
    const isAgentsTurn = upcoming !== null && 'role' in upcoming && upcoming.role === 'agent';
    // a hold that the score itself asked for ends by the score
    const isStopped = this.isHeld && upcoming?.kind !== 'resumed';
    if (this.agentId === null || isStopped || this.isYielding || (this.isMuted && isAgentsTurn)) this.playback.pause();
    else this.playback.run();
  }

  private perform(beat: Beat): void {
    switch (beat.kind) {
      case 'begins':
        this.speaking = { ...beat, since: this.line.scheduler.now(), revision: 0 };
        break;
      case 'guess':
        this.whisper(beat.text, beat.revision);
        break;
      case 'said':
        this.say(beat);
        break;
      case 'held':
        this.hold();
        break;
      case 'resumed':
        if (this.isHeld) this.resume();
        break;
      case 'transferred':
        return this.line.passOn(beat.queueId);
      case 'ends':
        return this.line.reachEnd(beat.by);
    }
    this.proceed();
  }

  private say({ role, utteranceId, text, confidence }: Extract<Beat, { kind: 'said' }>): void {
    const endedAt = this.line.scheduler.now();
    const startedAt = this.speaking?.since ?? endedAt;
    this.speaking = null;
    const spoken = { utteranceId, role, text, startedAt, endedAt, confidence };
    this.line.tell({
      type: 'UtteranceSpoken',
      ...spoken,
      participantId: this.participant(role),
      language: this.line.language,
    });
  }

  private whisper(text: string, revision: number): void {
    if (!this.speaking) return;
    this.speaking.revision = revision;
    const { utteranceId, role, since: startedAt } = this.speaking;
    const participantId = this.participant(role);
    this.line.whisper({ utteranceId, revision, role, participantId, text, language: this.line.language, startedAt });
  }

  private participant(role: SpeakerRole): string {
    return role === 'customer' ? 'customer' : `agent:${this.agentId ?? ''}`;
  }
}
