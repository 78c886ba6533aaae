import type { Language, SourceFact } from '@aliado/domain';
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
  tell(fact: SourceFact): void;
}

/** From coming in to the first word. */
const breath = 900;

/** Supervisors who are heard on a call beside its agent. Each says once who came, as people do. */
export class Company {
  private readonly there = new Set<string>();
  private readonly greetings: Timers<string>;
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
    const text = greetings[this.line.language ?? 'es'](name?.split(' ')[0] ?? null);
    const lasts = speakingTime(text) / this.line.speed;
    this.greetings.set(accountId, breath / this.line.speed + lasts, () => this.say(accountId, text, lasts));
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
  }

  /** The agent passed the call on: nobody stays behind with the customer. */
  leaveAll(): void {
    for (const accountId of [...this.there]) this.leave(accountId);
  }

  /** The call is over. */
  close(): void {
    this.there.clear();
    this.greetings.stopAll();
  }

  private say(accountId: string, text: string, lasts: number): void {
    if (!this.line.isHeard()) return;
    const endedAt = this.line.scheduler.now();
    this.line.tell({
      type: 'UtteranceSpoken',
      utteranceId: `${this.line.runId}-s${++this.said}`,
      ...{ participantId: supervisorOnLine(accountId), role: 'supervisor', text },
      ...{ startedAt: Math.round(endedAt - lasts), endedAt, language: this.line.language, confidence: null },
    });
  }
}

const greetings: Readonly<Record<Language, (name: string | null) => string>> = {
  es: (name) => `Hola, ${name === null ? 'soy' : `soy ${name},`} de supervisión. Me sumo a la llamada para ayudarles.`,
  en: (name) =>
    `Hello, this is ${name === null ? '' : `${name}, `}a supervisor. I have joined the call to help you both.`,
};
