import type { DurationMs, EpochMs, Language, SourceFact } from '@aliado/domain';
import { supervisorOnLine } from '@aliado/domain';
import type { ControlAnswer } from './control-answer.ts';
import { accepted, refuse } from './control-answer.ts';
import type { Scheduler } from './scheduler.ts';
import { speakingTime } from './score.ts';
import { Timers } from './timers.ts';

/** The line on which supervisors are heard. */
export interface CompanyLine {
  readonly scheduler: Scheduler;
  readonly language: Language | null;
  /** 1 is real time. */
  readonly speed: number;
  /** Unique for each run of this platform. */
  readonly runId: string;
  /** Whether the customer hears what is said now. */
  isHeard(): boolean;
  /** Whether somebody is in the middle of a sentence. */
  isSpoken(): boolean;
  /** Both sides listen, or go on. */
  yield(isYielding: boolean): void;
  tell(fact: SourceFact): void;
}

/** From coming in to the first word. */
const breath = 900;

/** Who waits for the end of a sentence listens this often whether it has come. */
const listenEvery = 200;

/** Supervisors who are heard on a call beside its agent. Each says once who came, as people do. */
export class Company {
  private readonly there = new Set<string>();
  private readonly greetings: Timers<string>;
  /** Who speaks now; null for nobody. */
  private speaker: string | null = null;
  private said = 0;

  constructor(private readonly line: CompanyLine) {
    this.greetings = new Timers(line.scheduler);
  }

  /** Goes on with those who are there already. */
  takeUp(accountIds: readonly string[]): void {
    for (const accountId of accountIds) this.there.add(accountId);
  }

  join(accountId: string, name: string | null): ControlAnswer {
    if (this.there.has(accountId)) return refuse('This person is on the call already.');
    this.there.add(accountId);
    const participant = { id: supervisorOnLine(accountId), role: 'supervisor', name } as const;
    this.line.tell({ type: 'ParticipantJoined', participant });
    this.after(accountId, breath, () => this.greet(accountId, name));
    return accepted;
  }

  leave(accountId: string): ControlAnswer {
    if (!this.there.has(accountId)) return refuse('This person is not on the call.');
    this.forget(accountId);
    this.line.tell({ type: 'ParticipantLeft', participantId: supervisorOnLine(accountId) });
    return accepted;
  }

  /** Whoever has the call from now on is with nobody any more. */
  forget(accountId: string): void {
    this.there.delete(accountId);
    this.greetings.stop(accountId);
    this.stopSpeaking(accountId);
  }

  /** The agent passed the call on: nobody stays behind with the customer. */
  leaveAll(): void {
    for (const accountId of [...this.there]) this.leave(accountId);
  }

  /** The call is over. */
  close(): void {
    this.there.clear();
    this.speaker = null;
    this.greetings.stopAll();
  }

  /** Waits for the end of a sentence; who is on hold then hears nothing. */
  private greet(accountId: string, name: string | null): void {
    if (!this.line.isHeard()) return;
    if (this.line.isSpoken() || this.speaker !== null)
      return this.after(accountId, listenEvery, () => this.greet(accountId, name));
    const text = greetings[this.line.language ?? 'es'](name?.split(' ')[0] ?? null);
    const startedAt = this.line.scheduler.now();
    this.speaker = accountId;
    this.line.yield(true);
    this.after(accountId, speakingTime(text), () => this.say(accountId, text, startedAt));
  }

  private say(accountId: string, text: string, startedAt: EpochMs): void {
    this.stopSpeaking(accountId);
    if (!this.line.isHeard()) return;
    this.line.tell({
      type: 'UtteranceSpoken',
      utteranceId: `${this.line.runId}-s${++this.said}`,
      ...{ participantId: supervisorOnLine(accountId), role: 'supervisor', text },
      ...{ startedAt, endedAt: this.line.scheduler.now(), language: this.line.language, confidence: null },
    });
  }

  private stopSpeaking(accountId: string): void {
    if (this.speaker !== accountId) return;
    this.speaker = null;
    this.line.yield(false);
  }

  private after(accountId: string, span: DurationMs, act: () => void): void {
    this.greetings.set(accountId, span / this.line.speed, act);
  }
}

const greetings: Readonly<Record<Language, (name: string | null) => string>> = {
  es: (name) => `Hola, ${name === null ? 'soy' : `soy ${name},`} de supervisión. Me sumo a la llamada para ayudarles.`,
  en: (name) =>
    `Hello, this is ${name === null ? '' : `${name}, `}a supervisor. I have joined the call to help you both.`,
};
