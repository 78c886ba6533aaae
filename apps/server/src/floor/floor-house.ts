import { usualTarget, type QueueTarget } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { distinctUntilChanged, map, skip, startWith, type Observable } from 'rxjs';
import { Playbook } from '../playbooks/playbook.ts';

/** How soon a queue that the organisation does not name is to answer. */
const usualAnswerWithin = 20_000;

/** What the organisation says about its floor: the queues, what they are held to, and whose midnight counts. */
@Injectable()
export class FloorHouse {
  /** Told when something of it is different from before. */
  readonly changed: Observable<void>;

  constructor(private readonly playbook: Playbook) {
    this.changed = playbook.published.pipe(
      startWith(undefined),
      map(() => JSON.stringify([this.timeZone(), this.queueIds().map((id) => this.targetOf(id))])),
      distinctUntilChanged(),
      skip(1),
      map(() => undefined),
    );
  }

  /** IANA; UTC before anything was published. */
  timeZone(): string {
    return this.playbook.isLoaded() ? this.playbook.organisation().timeZone : 'UTC';
  }

  /** In the order in which the organisation names them. */
  queueIds(): readonly string[] {
    return this.queues().map(({ id }) => id);
  }

  /** What a queue is held to; of contacts without one, and of queues that only a source knows, the usual. */
  targetOf(queueId: string | null): QueueTarget {
    const queue = this.queues().find(({ id }) => id === queueId);
    return { ...usualTarget, answerWithin: queue ? queue.answerWithinSeconds * 1_000 : usualAnswerWithin };
  }

  private queues() {
    return this.playbook.isLoaded() ? this.playbook.organisation().queues : [];
  }
}
