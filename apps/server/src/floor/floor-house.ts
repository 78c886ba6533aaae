import { usualTarget, type QueueTarget } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { distinctUntilChanged, map, skip, startWith, type Observable } from 'rxjs';
import { Playbook } from '../playbooks/playbook.ts';

/** How a queue that the organisation does not name is held. */
const strangerTarget: QueueTarget = { ...usualTarget, answerWithin: 20_000 };

/** What the floor knows of the organisation, until something is published. */
interface House {
  readonly timeZone: string;
  /** By queue, in the order in which the organisation names them. */
  readonly targets: ReadonlyMap<string | null, QueueTarget>;
}

/** What the organisation says about its floor: the queues, what they are held to, and whose midnight counts. */
@Injectable()
export class FloorHouse {
  private known: House | null = null;
  /** Told when something of it is different from before. */
  readonly changed: Observable<void>;

  constructor(private readonly playbook: Playbook) {
    playbook.published.subscribe(() => {
      this.known = null; // asked for with every segment, and not read anew each time
    });
    this.changed = playbook.published.pipe(
      startWith(undefined),
      map(() => JSON.stringify([this.timeZone(), ...this.house().targets])),
      distinctUntilChanged(),
      skip(1),
      map(() => undefined),
    );
  }

  /** IANA; UTC before anything was published. */
  timeZone(): string {
    return this.house().timeZone;
  }

  /** In the order in which the organisation names them. */
  queueIds(): readonly string[] {
    return [...this.house().targets.keys()].filter((id) => id !== null);
  }

  /** What a queue is held to; of contacts without one, and of queues that only a source knows, the usual. */
  targetOf(queueId: string | null): QueueTarget {
    return this.house().targets.get(queueId) ?? strangerTarget;
  }

  private house(): House {
    this.known ??= this.read();
    return this.known;
  }

  private read(): House {
    if (!this.playbook.isLoaded()) return { timeZone: 'UTC', targets: new Map() };
    const { timeZone, queues } = this.playbook.organisation();
    const targetOf = (seconds: number): QueueTarget => ({ ...usualTarget, answerWithin: seconds * 1_000 });
    return { timeZone, targets: new Map(queues.map((one) => [one.id, targetOf(one.answerWithinSeconds)])) };
  }
}
