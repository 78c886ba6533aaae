import { statusOf, type Agent, type Language, type RosterEntry } from '@aliado/domain';
import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { auditTime, BehaviorSubject, merge, Subscription, type Observable } from 'rxjs';
import { AgentRecorder } from './agent-recorder.ts';
import { Presence } from './presence.ts';

/** Somebody who takes contacts. */
export interface Colleague {
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
  readonly queues: readonly string[];
  readonly language: Language;
  /** True for whoever watches the floor too: they take contacts once they say so, all others from when they sign in. */
  readonly beginsByChoice?: boolean;
}

/** Sources hear of changes at most this often. */
const gatherMs = 50;

/** Who can take contacts now: their own choice, their work, and whether a console of theirs is open. */
@Injectable()
export class Roster implements OnModuleDestroy {
  private readonly states = new Map<string, Agent>();
  private readonly known = new BehaviorSubject<readonly Colleague[]>([]);
  private readonly told = new BehaviorSubject<readonly RosterEntry[]>([]);
  private readonly subscriptions = new Subscription();
  readonly entries: Observable<readonly RosterEntry[]> = this.told.asObservable();
  /** Who takes contacts, now and whenever somebody is added, changed, or leaves. */
  readonly people: Observable<readonly Colleague[]> = this.known.asObservable();

  constructor(
    private readonly agents: AgentRecorder,
    private readonly presence: Presence,
  ) {}

  /** Reads everybody's state, then follows what changes. */
  async start(colleagues: readonly Colleague[]): Promise<void> {
    this.subscriptions.add(
      this.agents.committed.subscribe(({ streamId, after }) => this.states.set(streamId.slice('agent:'.length), after)),
    );
    this.subscriptions.add(
      merge(this.agents.committed, this.presence.present)
        .pipe(auditTime(gatherMs))
        .subscribe(() => this.told.next(this.current())),
    );
    await this.replace(colleagues);
  }

  /** People were added, changed, or left. */
  async replace(colleagues: readonly Colleague[]): Promise<void> {
    const added = colleagues.filter(({ id }) => !this.states.has(id));
    for (const { id } of added) this.states.set(id, await this.agents.state(id));
    this.known.next(colleagues);
    this.told.next(this.current());
  }

  /** Who takes contacts. */
  colleagues(): readonly Colleague[] {
    return this.known.value;
  }

  /** Whether this account takes contacts. */
  includes(accountId: string): boolean {
    return this.colleagues().some(({ id }) => id === accountId);
  }

  /** Whether this account takes contacts only once it says so. */
  beginsByChoice(accountId: string): boolean {
    return this.colleagues().some(({ id, beginsByChoice = false }) => id === accountId && beginsByChoice);
  }

  /** Everybody, those without an open console as offline unless they are at work. */
  current(): readonly RosterEntry[] {
    return this.colleagues().map(({ id, name, queues, language }) => {
      const state = this.states.get(id);
      const status = state ? statusOf(state) : 'offline';
      const isReachable = this.presence.has(id) || status !== 'available';
      return { agentId: id, name, queues: state?.queues ?? queues, language, status: isReachable ? status : 'offline' };
    });
  }

  onModuleDestroy(): void {
    this.subscriptions.unsubscribe();
  }
}
