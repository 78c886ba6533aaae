import { effect, inject, Service, signal, untracked } from '@angular/core';
import type { DeskCommand, DurationMs } from '@aliado/domain';
import { Subject } from 'rxjs';
import { backoff } from './backoff.ts';
import { Kept } from './kept.ts';
import { LiveSocket } from './live-socket.ts';
import type { OutboxEntry, Refusal } from './outbox-entry.ts';
import { isPassing, supersedes } from './outbox-entry.ts';

const attemptLimit = 5;
/** A saved command is shown as saved, and counted in by `foresee`, until its entry has surely arrived. */
const showSavedFor: DurationMs = 4_000;

/**
 * Commands from the desk on their way to the log. They are sent in the order of their making, one at a time for each
 * interaction, until the server has them on disk; a reload or a lost line loses none. The server does each only once.
 */
@Service()
export class Outbox {
  private readonly socket = inject(LiveSocket);
  private readonly kept = inject(Kept);
  /** The command under way, by interaction. */
  private readonly sending = new Map<string, string>();
  private readonly waiting = new Set<string>();
  private accountId: string | null = null;
  private readonly all = signal<readonly OutboxEntry[]>([]);

  /** Oldest first; saved ones stay for a moment. */
  readonly entries = this.all.asReadonly();
  /** Commands that are on disk. */
  readonly saves = new Subject<OutboxEntry>();
  /** Commands that the server refused for good. */
  readonly refusals = new Subject<{ readonly entry: OutboxEntry; readonly refusal: Refusal }>();

  constructor() {
    effect(() => {
      if (this.socket.isOpen()) untracked(() => this.sendAll());
    });
  }

  /** Takes up what this account left unsent, in this tab or in one that was closed. */
  open(accountId: string): void {
    this.accountId = accountId;
    const left = [...this.kept.all(accountId, 'outbox').values()].filter(isEntry);
    this.all.set(left.sort((a, b) => a.madeAt - b.madeAt));
    this.sendAll();
  }

  /** Leaves what is unsent for the next time this account is here. */
  close(): void {
    this.accountId = null;
    this.all.set([]);
  }

  /** Sends a command, now or as soon as can be. */
  submit(interactionId: string, command: DeskCommand): void {
    const entry: OutboxEntry = {
      commandId: crypto.randomUUID(),
      interactionId,
      command,
      madeAt: Date.now(),
      state: 'pending',
      savedUpTo: null,
      attempts: 0,
      refusal: null,
    };
    const isNeedless = (other: OutboxEntry) =>
      other.state !== 'saved' && this.sending.get(other.interactionId) !== other.commandId && supersedes(entry, other);
    for (const needless of this.all().filter(isNeedless)) this.keep(needless, false);
    this.all.update((all) => [...all.filter((other) => !isNeedless(other)), entry]);
    this.keep(entry, true);
    this.send(interactionId);
  }

  /** Tries a failed command again. */
  retry(commandId: string): void {
    const entry = this.find(commandId);
    if (entry?.state !== 'failed') return;
    this.change(entry, { state: 'pending', attempts: 0, refusal: null });
    this.send(entry.interactionId);
  }

  /** Gives up a failed command. */
  discard(commandId: string): void {
    const entry = this.find(commandId);
    if (entry?.state === 'failed') this.remove(entry);
  }

  private sendAll(): void {
    for (const id of new Set(this.all().map(({ interactionId }) => interactionId))) this.send(id);
  }

  private send(interactionId: string): void {
    const isBusy = this.waiting.has(interactionId) || this.sending.has(interactionId);
    const next = this.all().find((entry) => entry.interactionId === interactionId && entry.state === 'pending');
    if (!next || isBusy || !this.socket.isOpen()) return;
    void this.post(next);
  }

  private async post(entry: OutboxEntry): Promise<void> {
    const { commandId, interactionId, command } = entry;
    this.sending.set(interactionId, commandId);
    try {
      const outcome = await this.socket.ask('command', { commandId, interactionId, command });
      if ('accepted' in outcome) this.saved(entry, outcome.accepted.sequence);
      else if (isPassing(outcome.refused)) this.tryLater(entry);
      else this.refused(entry, outcome.refused);
    } catch {
      this.tryLater(entry); // no answer: the server does it once, however often it is asked
    } finally {
      this.sending.delete(interactionId);
    }
    this.send(interactionId);
  }

  private saved(entry: OutboxEntry, sequence: number): void {
    this.change(entry, { state: 'saved', savedUpTo: sequence });
    this.keep(entry, false);
    this.saves.next(entry);
    setTimeout(() => this.remove(entry), showSavedFor);
  }

  private refused(entry: OutboxEntry, refusal: Refusal): void {
    this.remove(entry);
    this.refusals.next({ entry, refusal });
  }

  private tryLater(entry: OutboxEntry): void {
    if (!this.socket.isOpen()) return;
    const attempts = (this.find(entry.commandId)?.attempts ?? 0) + 1;
    this.change(entry, attempts >= attemptLimit ? { attempts, state: 'failed' } : { attempts });
    const { interactionId } = entry;
    this.waiting.add(interactionId);
    setTimeout(
      () => {
        this.waiting.delete(interactionId);
        this.send(interactionId);
      },
      backoff(attempts, Math.random()),
    );
  }

  private find(commandId: string): OutboxEntry | undefined {
    return this.all().find((entry) => entry.commandId === commandId);
  }

  private change({ commandId }: OutboxEntry, change: Partial<OutboxEntry>): void {
    this.all.update((all) => all.map((entry) => (entry.commandId === commandId ? { ...entry, ...change } : entry)));
  }

  private remove(entry: OutboxEntry): void {
    this.all.update((all) => all.filter(({ commandId }) => commandId !== entry.commandId));
    this.keep(entry, false);
  }

  private keep(entry: OutboxEntry, isKept: boolean): void {
    if (this.accountId !== null) this.kept.put(this.accountId, 'outbox', entry.commandId, isKept ? entry : null);
  }
}

function isEntry(value: unknown): value is OutboxEntry {
  return typeof value === 'object' && value !== null && 'commandId' in value && 'interactionId' in value;
}
