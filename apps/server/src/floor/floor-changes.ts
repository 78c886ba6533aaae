import type { EpochMs } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Subject } from 'rxjs';

/** What is different since it was taken last. */
export interface ChangedSince {
  /** Everything may be: a day began, or figures were counted anew. */
  readonly isWhole: boolean;
  readonly queues: ReadonlySet<string>;
  readonly agents: ReadonlySet<string>;
  readonly needs: ReadonlySet<string>;
  /** When the server took in the oldest of it; null where nothing was recorded, as when a need's time came. */
  readonly recordedAt: EpochMs | null;
}

/** A queue or somebody is different, or everything may be. */
export type FloorChange = { readonly kind: 'queue' | 'agent'; readonly id: string } | { readonly kind: 'everything' };

/** Gathers what changes on the floor between two frames. Holds ids alone, each once: never more than there are on the floor. */
@Injectable()
export class FloorChanges {
  private readonly noticed = new Subject<void>();
  private readonly queues = new Set<string>();
  private readonly agents = new Set<string>();
  private readonly needs = new Set<string>();
  private isWhole = false;
  private recordedAt: EpochMs | null = null;
  /** Told whenever there is something to take that was not there before. */
  readonly any = this.noticed.asObservable();

  private readonly told = new Subject<FloorChange>();
  /** Told of every change of a queue or of somebody, while it is being made: look at what changed afterwards. */
  readonly each = this.told.asObservable();

  queue(queueId: string | null): void {
    if (queueId === null) return;
    this.note(this.queues, queueId);
    this.told.next({ kind: 'queue', id: queueId });
  }

  agent(agentId: string): void {
    this.note(this.agents, agentId);
    this.told.next({ kind: 'agent', id: agentId });
  }

  need(needId: string): void {
    this.note(this.needs, needId);
  }

  everything(): void {
    this.isWhole = true;
    this.noticed.next();
    this.told.next({ kind: 'everything' });
  }

  /** Says when the server took in what is about to be noted. */
  since(recordedAt: EpochMs): void {
    this.recordedAt ??= recordedAt;
  }

  /** Gives what changed and begins anew; null where nothing did. */
  take(): ChangedSince | null {
    const { isWhole, recordedAt } = this;
    const [queues, agents, needs] = [new Set(this.queues), new Set(this.agents), new Set(this.needs)];
    for (const set of [this.queues, this.agents, this.needs]) set.clear();
    this.isWhole = false;
    this.recordedAt = null;
    const isNothing = !isWhole && queues.size + agents.size + needs.size === 0;
    return isNothing ? null : { isWhole, queues, agents, needs, recordedAt };
  }

  private note(set: Set<string>, id: string): void {
    set.add(id);
    this.noticed.next();
  }
}
