import {
  hoursOf,
  openWithin,
  siteOf,
  together,
  usualTarget,
  type EpochMs,
  type OpenTime,
  type QueueTarget,
  type Site,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { distinctUntilChanged, map, skip, startWith, type Observable } from 'rxjs';
import { Playbook, type PublishedOrganisation } from '../playbooks/playbook.ts';

/** How a queue that the organisation does not name is held. */
const strangerTarget: QueueTarget = { ...usualTarget, answerWithin: 20_000 };

const dayMs = 86_400_000;

/** Days of queues of which opening hours are kept at hand. */
const keptOpenDays = 2_000;

/** What the floor knows of the organisation, until something is published. */
interface House extends Pick<PublishedOrganisation, 'timeZone' | 'queues' | 'hours' | 'sites'> {
  /** By queue, in the order in which the organisation names them. */
  readonly targets: ReadonlyMap<string | null, QueueTarget>;
}

/** What the organisation says about its floor: the queues, what they are held to, when they are open, and whose midnight counts. */
@Injectable()
export class FloorHouse {
  private known: House | null = null;
  private readonly openDays = new Map<string, readonly OpenTime[]>();
  /** Told when something of it is different from before. */
  readonly changed: Observable<void>;

  constructor(private readonly playbook: Playbook) {
    playbook.published.subscribe(() => {
      this.known = null; // asked for with every segment, and not read anew each time
      this.openDays.clear();
    });
    this.changed = playbook.published.pipe(
      startWith(undefined),
      map(() => {
        const { timeZone, targets, hours, queues } = this.house();
        return JSON.stringify([timeZone, ...targets, hours, queues.map((queue) => queue.hours)]);
      }),
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

  /** A site by its id; null for an unknown one. */
  site(id: string): Site | null {
    return this.house().sites?.find((one) => one.id === id) ?? null;
  }

  /** The id of the site of a team; null for none. */
  siteOf(team: string | null): string | null {
    return siteOf(this.house(), team)?.id ?? null;
  }

  /** Whether a queue is open at a moment, by the hours in force now; contacts without one come when the house is open. */
  isOpen(queueId: string | null, at: EpochMs): boolean {
    const day = Math.floor(at / dayMs);
    const key = JSON.stringify([queueId, day]);
    const open = this.openDays.get(key) ?? this.openTimes([queueId], { from: day * dayMs, to: (day + 1) * dayMs });
    if (this.openDays.size >= keptOpenDays) this.openDays.clear();
    this.openDays.set(key, open);
    return open.some(({ from, to }) => from <= at && at < to);
  }

  /** When any of some queues is open between two moments, by the hours in force now. In order, none overlap. */
  openTimes(queueIds: readonly (string | null)[], time: OpenTime): readonly OpenTime[] {
    const { timeZone } = this.house();
    return together(
      queueIds.flatMap((id) => {
        const hours = hoursOf(this.house(), id);
        return hours === null ? [time] : openWithin(time, hours, timeZone);
      }),
    );
  }

  private house(): House {
    this.known ??= this.read();
    return this.known;
  }

  private read(): House {
    if (!this.playbook.isLoaded()) return { timeZone: 'UTC', queues: [], targets: new Map() };
    const organisation = this.playbook.organisation();
    const targetOf = (seconds: number): QueueTarget => ({ ...usualTarget, answerWithin: seconds * 1_000 });
    const targets = new Map(organisation.queues.map((one) => [one.id, targetOf(one.answerWithinSeconds)]));
    return { ...organisation, targets };
  }
}
