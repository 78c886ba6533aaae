import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { Subject } from 'rxjs';
import { GrantLedger, type LedgerMove } from './ledger/grant-ledger.ts';

/** What a console was told of the limits in a contact: whose use of what changes it. */
export interface LimitsRead {
  readonly accountId: string;
  readonly interactionId: string;
  readonly customerKey: string;
  /** As `budgetKey` names them. */
  readonly budgetKeys: readonly string[];
  /** Whose days count: the reader's own, and those of who lent to them. */
  readonly people: readonly string[];
}

/** Limits that somebody was told and that are not so any more. */
export interface LimitsChanged {
  readonly accountId: string;
  readonly interactionIds: readonly string[];
}

/** Moves are told together, at most this often. */
const tellEveryMs = 250;

/** Readings that are remembered; more contacts than one process has in hand. */
const most = 20_000;

/**
 * Knows which limits stand on whose screen, and tells when others use them up or free them. One notice for each reading: who is
 * told reads again, and is known by that. What is lost with the process is read again by consoles that come back.
 */
@Injectable()
export class LimitWatch implements OnModuleDestroy {
  private readonly readings = new Map<string, LimitsRead>();
  private moves: LedgerMove[] = [];
  private timer: NodeJS.Timeout | null = null;
  private readonly told = new Subject<LimitsChanged>();
  private readonly subscription;
  readonly changes = this.told.asObservable();

  constructor(ledger: GrantLedger) {
    this.subscription = ledger.moves.subscribe((move) => this.collect(move));
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
    if (this.timer) clearTimeout(this.timer);
  }

  /** Notes what is being read, in the place of what the same person read of the contact before. */
  note(read: LimitsRead): void {
    const key = `${read.accountId} ${read.interactionId}`;
    this.readings.delete(key);
    this.readings.set(key, read);
    const [oldest] = this.readings.keys();
    if (this.readings.size > most && oldest !== undefined) this.readings.delete(oldest);
  }

  private collect(move: LedgerMove): void {
    this.moves.push(move);
    this.timer ??= setTimeout(() => this.tell(), tellEveryMs).unref();
  }

  private tell(): void {
    const moves = this.moves;
    this.moves = [];
    this.timer = null;
    const changed = new Map<string, string[]>();
    for (const [key, read] of this.readings) {
      if (!moves.some((move) => touches(move, read))) continue;
      this.readings.delete(key);
      changed.set(read.accountId, [...(changed.get(read.accountId) ?? []), read.interactionId]);
    }
    for (const [accountId, interactionIds] of changed) this.told.next({ accountId, interactionIds });
  }
}

/** What a contact does itself it sees in its own log. */
function touches(move: LedgerMove, read: LimitsRead): boolean {
  if (move.interactionId === read.interactionId) return false;
  return (
    move.customerKeys.includes(read.customerKey) ||
    move.budgetKeys.some((key) => read.budgetKeys.includes(key)) ||
    move.people.some((person) => read.people.includes(person))
  );
}
