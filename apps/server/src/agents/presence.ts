import { BehaviorSubject, type Observable } from 'rxjs';

/** How long somebody counts as there after their last tab went: a refresh or a change of network is no absence. */
const graceMs = 20_000;

/** Who has a console open. Volatile: never logged, empty after a restart. */
export class Presence {
  private readonly tabs = new Map<string, number>();
  private readonly leaving = new Map<string, NodeJS.Timeout>();
  private readonly people = new BehaviorSubject<ReadonlySet<string>>(new Set());
  readonly present: Observable<ReadonlySet<string>> = this.people.asObservable();

  /** Whether somebody has a console open, or had one a moment ago. */
  has(accountId: string): boolean {
    return this.people.value.has(accountId);
  }

  /** A tab of theirs connected. */
  arrive(accountId: string): void {
    clearTimeout(this.leaving.get(accountId));
    this.leaving.delete(accountId);
    this.tabs.set(accountId, (this.tabs.get(accountId) ?? 0) + 1);
    if (!this.has(accountId)) this.people.next(new Set([...this.people.value, accountId]));
  }

  /** A tab of theirs went away. */
  depart(accountId: string): void {
    const left = (this.tabs.get(accountId) ?? 1) - 1;
    if (left > 0) {
      this.tabs.set(accountId, left);
      return;
    }
    this.tabs.delete(accountId);
    const timer = setTimeout(() => this.forget(accountId), graceMs);
    timer.unref();
    this.leaving.set(accountId, timer);
  }

  private forget(accountId: string): void {
    this.leaving.delete(accountId);
    this.people.next(new Set([...this.people.value].filter((id) => id !== accountId)));
  }
}
