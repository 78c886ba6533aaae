import { Logger } from '@nestjs/common';
import { errorText } from '../../platform/error-text.ts';
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
 * can: of one subject of one rule only how it stands last, and all news. What the database will never take is logged and left out, and
 * keeps nothing else from being kept.
 */
export class AlertKeeper {
  private readonly logger = new Logger(AlertKeeper.name);
  private readonly changed = new Map<string, Changed>();
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
    this.changed.set(nameOf(key), { ruleId, subjectId, standing });
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
    const all: Waiting = { changed: [...this.changed.values()], deliveries: this.deliveries };
    this.changed.clear();
    this.deliveries = [];
    const left = await this.keep(all);
    if (!left) return;
    for (const one of left.changed) if (!this.changed.has(nameOf(one))) this.changed.set(nameOf(one), one);
    this.deliveries = [...left.deliveries, ...this.deliveries];
    if (isTriedAgain) this.soon(againAfterMs);
  }

  /** Gives what is to be tried again; null where nothing is. */
  private async keep(all: Waiting): Promise<Waiting | null> {
    try {
      await this.keepTogether(all);
      return null;
    } catch (error) {
      if (isOfValues(error)) return this.keepSingly(all);
      this.logger.warn(`alerts are not kept for now: ${String(error)}`);
      return all;
    }
  }

  private async keepSingly(all: Waiting): Promise<Waiting | null> {
    const alerts = byAlert(all);
    for (const [place, [name, alert]] of alerts.entries()) {
      try {
        await this.keepTogether(alert);
      } catch (error) {
        if (!isOfValues(error)) return together(alerts.slice(place).map(([, left]) => left));
        this.logger.error(`what became of ${JSON.stringify(name)} is never kept: ${errorText(error)}`);
      }
    }
    return null;
  }

  private keepTogether({ changed, deliveries }: Waiting): Promise<void> {
    return this.store.keep({
      standing: changed.flatMap(({ standing }) => standing ?? []),
      quiet: changed.flatMap(({ standing, ruleId, subjectId }) => (standing ? [] : { ruleId, subjectId })),
      ...{ deliveries, lookedAt: this.now() },
    });
  }
}

/** How an alert stands now; null for quiet. */
type Changed = AlertKey & { readonly standing: StandingAlert | null };

interface Waiting {
  readonly changed: readonly Changed[];
  readonly deliveries: readonly AlertDelivery[];
}

const nameOf = ({ ruleId, subjectId }: AlertKey): string => `${ruleId} ${subjectId}`;

/** Each alert by itself, with its news. */
function byAlert({ changed, deliveries }: Waiting): readonly (readonly [name: string, alert: Waiting])[] {
  const alerts = new Map<string, Waiting>(changed.map((one) => [nameOf(one), { changed: [one], deliveries: [] }]));
  for (const news of deliveries) {
    const held = alerts.get(nameOf(news)) ?? { changed: [], deliveries: [] };
    alerts.set(nameOf(news), { ...held, deliveries: [...held.deliveries, news] });
  }
  return [...alerts];
}

const together = (parts: readonly Waiting[]): Waiting => ({
  changed: parts.flatMap(({ changed }) => changed),
  deliveries: parts.flatMap(({ deliveries }) => deliveries),
});

/** Classes 22 and 23 of PostgreSQL's codes: what it does not take now it does not take later. */
const isOfValues = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' && /^2[23]/.test(error.code);
