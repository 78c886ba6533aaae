import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { Subscription } from 'rxjs';
import { Clock } from '../platform/clock.ts';
import { ContactFloor } from './contacts/contact-floor.ts';
import { ContactMoods } from './contacts/contact-moods.ts';
import { dayOf } from './day.ts';
import { AgentFloor } from './agents/agent-floor.ts';
import { FloorHouse } from './floor-house.ts';
import { FloorNeeds } from './needs/floor-needs.ts';

/** How often it is looked whether something is due. */
const lookEveryMs = 250;
const againAfterMs = 1_000;

/**
 * Begins the floor: reads the day from the log while what is recorded meanwhile is kept aside, then follows. Begins anew at midnight
 * and when the organisation holds its queues to something else. A reading that fails is tried again until the log is there.
 */
@Injectable()
export class FloorProjection implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(FloorProjection.name);
  private readonly subscriptions = new Subscription();
  private timer: NodeJS.Timeout | null = null;
  private isEnded = false;
  private isTurning = false;
  private beginning: Promise<void> = Promise.resolve();
  private begun: () => void = () => undefined;
  /** Resolves once the floor has begun. */
  readonly ready = new Promise<void>((resolve) => {
    this.begun = resolve;
  });

  constructor(
    private readonly contacts: ContactFloor,
    private readonly moods: ContactMoods,
    private readonly agents: AgentFloor,
    private readonly needs: FloorNeeds,
    private readonly house: FloorHouse,
    private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    for (const part of [this.contacts, this.moods, this.agents, this.needs]) this.subscriptions.add(part.follow());
    this.subscriptions.add(this.house.changed.subscribe(() => void this.begin()));
    this.timer = setInterval(() => this.look(), lookEveryMs).unref();
    void this.begin().then(() => this.begun());
  }

  async onModuleDestroy(): Promise<void> {
    this.isEnded = true;
    this.subscriptions.unsubscribe();
    if (this.timer) clearInterval(this.timer);
    await this.beginning;
  }

  /** Counts the present day anew, from the log; what was begun before is done first. */
  begin(): Promise<void> {
    this.beginning = this.beginning.then(() => this.beginDay());
    return this.beginning;
  }

  private async beginDay(): Promise<void> {
    while (!this.isEnded) {
      try {
        const day = dayOf(this.clock.now(), this.house.timeZone());
        await this.contacts.begin(day);
        await this.moods.begin();
        await this.agents.begin(day);
        await this.needs.begin(day);
        return;
      } catch (error) {
        this.logger.warn(`the floor is not counted for now: ${String(error)}`);
        await new Promise((resolve) => setTimeout(resolve, againAfterMs).unref());
      }
    }
  }

  private look(): void {
    const now = this.clock.now();
    this.needs.come(now);
    const day = this.contacts.day;
    if (day && !this.isTurning && (now >= day.to || now < day.from)) this.turn();
  }

  private turn(): void {
    this.isTurning = true;
    void this.begin().finally(() => {
      this.isTurning = false;
    });
  }
}
