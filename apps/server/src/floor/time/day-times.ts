import { initialAgent, statusOf, type AgentRecorded } from '@aliado/domain';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { Subscription } from 'rxjs';
import { AgentRecorder } from '../../agents/agent-recorder.ts';
import { AccountDirectory } from '../../identity/account-directory.ts';
import type { Day } from '../day.ts';
import { AgentLog } from './agent-log.ts';
import { AgentSheet } from './agent-sheet.ts';
import { PlanStore, type LastImport } from './plan/plan-store.ts';

/** How people spend a day. A day that goes on is kept up with what is recorded. */
export interface TimesOfDay {
  readonly day: Day;
  /** By person, of all who were there or are planned for something. */
  readonly sheets: ReadonlyMap<string, AgentSheet>;
  /** The plan that it was counted with; null for none. */
  readonly plan: LastImport | null;
}

/** Days of people that are held, so that another figure of a day reads nothing: some thirty megabytes. */
const heldAtMost = 3_000;

interface Held extends TimesOfDay {
  readonly sheets: Map<string, AgentSheet>;
}

interface Reading {
  readonly day: Day;
  readonly result: Promise<Held>;
  /** What was recorded meanwhile. */
  readonly aside: { readonly agentId: string; readonly entries: readonly AgentRecorded[] }[];
}

/**
 * Reads how people spend a day from the log, and goes on with it by the same fold. Holds the days that were asked for last, until another
 * plan is brought in; who asks while a day is being read waits for the same reading.
 */
@Injectable()
export class DayTimes implements OnModuleInit, OnModuleDestroy {
  private readonly subscription = new Subscription();
  private readonly held = new Map<string, Held>();
  private readonly reading = new Map<string, Reading>();

  constructor(
    private readonly recorder: AgentRecorder,
    private readonly log: AgentLog,
    private readonly plans: PlanStore,
    private readonly accounts: AccountDirectory,
  ) {}

  onModuleInit(): void {
    this.subscription.add(
      this.recorder.committed.subscribe(({ streamId, entries }) => this.take(streamId.slice('agent:'.length), entries)),
    );
  }

  onModuleDestroy(): void {
    this.subscription.unsubscribe();
  }

  /** @throws LogUnavailable if the log cannot be read now. */
  async of(day: Day): Promise<TimesOfDay> {
    const plan = await this.plans.lastImport();
    const key = `${day.from} ${day.to}`;
    const held = this.held.get(key);
    if (held && held.plan?.n === plan?.n) {
      this.hold(key, held);
      return held;
    }
    const readingKey = `${key} ${plan?.n ?? 0}`;
    const going = this.reading.get(readingKey);
    if (going) return going.result;
    const reading: Reading = { day, aside: [], result: this.read(day, plan) };
    this.reading.set(readingKey, reading);
    try {
      const read = await reading.result;
      for (const { agentId, entries } of reading.aside) takeInto(read.sheets, day, agentId, entries);
      this.hold(key, read); // in the same turn: nothing that is recorded falls between the two
      return read;
    } finally {
      this.reading.delete(readingKey);
    }
  }

  private async read(day: Day, plan: LastImport | null): Promise<Held> {
    const people = (await this.accounts.list()).map(({ id }) => id);
    const planned = await this.plans.planned(day);
    const sheets = new Map<string, AgentSheet>();
    for await (const { agentId, before, entries } of this.log.read(people, day)) {
      if (entries.length === 0 && statusOf(before) === 'offline') continue; // who stays away is as whoever never came
      const sheet = new AgentSheet(day, before, planned.get(agentId) ?? []);
      sheet.take(entries);
      sheets.set(agentId, sheet);
    }
    for (const [agentId, own] of planned)
      if (!sheets.has(agentId)) sheets.set(agentId, new AgentSheet(day, initialAgent, own));
    return { day, sheets, plan };
  }

  private take(agentId: string, entries: readonly AgentRecorded[]): void {
    for (const { day, sheets } of this.held.values()) takeInto(sheets, day, agentId, entries);
    for (const { aside } of this.reading.values()) aside.push({ agentId, entries });
  }

  private hold(key: string, read: Held): void {
    this.held.delete(key);
    this.held.set(key, read); // a Map keeps insertion order: the first day is the one that was asked for longest ago
    let count = [...this.held.values()].reduce((sum, { sheets }) => sum + sheets.size, 0);
    for (const [other, { sheets }] of this.held) {
      if (count <= heldAtMost || other === key) return;
      this.held.delete(other);
      count -= sheets.size;
    }
  }
}

/** Takes what was recorded of somebody into a day, unless that is over by then. */
function takeInto(sheets: Map<string, AgentSheet>, day: Day, agentId: string, entries: readonly AgentRecorded[]): void {
  const inside = entries.filter(({ occurredAt }) => occurredAt < day.to);
  if (inside.length === 0) return;
  const sheet = sheets.get(agentId) ?? new AgentSheet(day, initialAgent, []);
  sheet.take(inside);
  sheets.set(agentId, sheet);
}
