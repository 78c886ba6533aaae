import { Logger } from '@nestjs/common';
import type { AlertDelivery, AlertKey, AlertStore, StandingAlert } from './alert-store.ts';

/** What changed within this is written as one. */
const gatherMs = 50;
const againAfterMs = 1_000;

/** How often it is kept that the rules are being looked at, though nothing changed. */
const markEveryMs = 30_000;

/** News that wait for a database that is away, at most: what comes after that is only logged. */
const mostWaiting = 10_000;

/**
 * Keeps in the database how alerts stand, with the news that follow from it in the same commit. What cannot be written waits until it
 * can: of one subject of one rule only how it stands last, and all news.
 */
export class AlertKeeper {
  private readonly logger = new Logger(AlertKeeper.name);
  private readonly changed = new Map<string, AlertKey & { readonly standing: StandingAlert | null }>();
  private deliveries: AlertDelivery[] = [];
  private timer: NodeJS.Timeout | null = null;
  private marking: NodeJS.Timeout | null = null;
  private writing: Promise<void> = Promise.resolve();

  constructor(
    private readonly store: AlertStore,
    private readonly now: () => number,
  ) {}

  /** Goes on saying that the rules are looked at. */
  begin(): void {
    this.marking ??= setInterval(() => this.soon(0), markEveryMs).unref();
    this.soon(0);
  }

  /** Takes over how an alert stands; null for quiet. */
  put(key: AlertKey, standing: StandingAlert | null, deliveries: readonly AlertDelivery[]): void {
    const { ruleId, subjectId } = key;
    this.changed.set(`${ruleId} ${subjectId}`, { ruleId, subjectId, standing });
    const room = Math.max(0, mostWaiting - this.deliveries.length);
    this.deliveries.push(...deliveries.slice(0, room));
    for (const { id } of deliveries.slice(room))
      this.logger.warn(`${id} is told nobody: too much waits for the database`);
    this.soon(gatherMs);
  }

  /** Writes what waits, once. */
  async end(): Promise<void> {
    for (const timer of [this.timer, this.marking]) if (timer) clearTimeout(timer);
    this.timer = null;
    await this.writing;
    if (this.marking) await this.write(false);
  }

  private soon(afterMs: number): void {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.writing = this.writing.then(() => this.write(true));
    }, afterMs).unref();
  }

  private async write(isTriedAgain: boolean): Promise<void> {
    const changed = [...this.changed.values()];
    const { deliveries } = this;
    this.changed.clear();
    this.deliveries = [];
    try {
      await this.store.keep({
        standing: changed.flatMap(({ standing }) => standing ?? []),
        quiet: changed.flatMap(({ standing, ruleId, subjectId }) => (standing ? [] : { ruleId, subjectId })),
        ...{ deliveries, lookedAt: this.now() },
      });
    } catch (error) {
      this.logger.warn(`alerts are not kept for now: ${String(error)}`);
      for (const one of changed) {
        const key = `${one.ruleId} ${one.subjectId}`;
        if (!this.changed.has(key)) this.changed.set(key, one);
      }
      this.deliveries = [...deliveries, ...this.deliveries];
      if (isTriedAgain) this.soon(againAfterMs);
    }
  }
}
