import {
  compareRulings,
  rulingUnder,
  type Guideline,
  type Interaction,
  type JudgingContext,
  type RuleBook,
  type ShadowCounts,
  type ShadowRunView,
  type Weighed,
} from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { InteractionRecorder, type InteractionCommitted } from '../interactions/interaction-recorder.ts';
import { Clock } from '../platform/clock.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { RuleBooks, type RulePair, type TriedDraft } from './rule-books.ts';
import { ShadowStore, type ShadowRun } from './shadow-store.ts';
import type { TriedKind } from './tried-draft.ts';

/** How long a run lasts unless it is ended before. */
const dayMs = 24 * 3_600_000;

/** How often what was counted is kept: a crash loses no more than this. */
const keepEveryMs = 5_000;

interface Shadow {
  run: ShadowRun;
  pair: RulePair;
  isKept: boolean;
}

/** Applies drafts to the cases of live sessions beside what is in force. Counts only: nobody sees anything of it. */
@Injectable()
export class ShadowRuns implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(ShadowRuns.name);
  private readonly shadows = new Map<string, Shadow>();
  private readonly subscriptions: Subscription[] = [];
  private context: JudgingContext | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly store: ShadowStore,
    private readonly rules: RuleBooks,
    private readonly playbook: Playbook,
    private readonly interactions: InteractionRecorder,
    private readonly clock: Clock,
  ) {}

  /** Takes up what ran before a restart; what was weighed meanwhile, by nobody, is not missed. */
  async onModuleInit(): Promise<void> {
    for (const run of await this.store.running(this.clock.now())) await this.follow(run);
    this.subscriptions.push(
      this.interactions.committed.subscribe((committed) => this.look(committed)),
      this.playbook.published.subscribe(() => this.takeUpRules()),
    );
    this.timer = setInterval(() => void this.keep(), keepEveryMs);
  }

  async onModuleDestroy(): Promise<void> {
    if (this.timer) clearInterval(this.timer);
    for (const subscription of this.subscriptions) subscription.unsubscribe();
    await this.keep();
  }

  /** Begins to count; an earlier run of the same part makes way. */
  async begin(id: string, draft: TriedDraft, revision: number): Promise<ShadowRunView> {
    const from = this.clock.now();
    const run: ShadowRun = { id, draft, revision, from, until: from + dayMs, counts: nothing };
    await this.store.put(run);
    await this.follow(run);
    return this.viewOf(run);
  }

  /** How it stands, or how it ended; null where there never was one. */
  async find(kind: TriedKind, id: string): Promise<ShadowRunView | null> {
    const run = this.shadows.get(keyOf(kind, id))?.run ?? (await this.store.find(kind, id));
    return run && this.viewOf(run);
  }

  /** Ends it now; what was counted stays. False where none runs. */
  async end(kind: TriedKind, id: string): Promise<boolean> {
    const shadow = this.shadows.get(keyOf(kind, id));
    this.shadows.delete(keyOf(kind, id));
    if (!shadow || shadow.run.until <= this.clock.now()) return false;
    await this.store.end(shadow.run, this.clock.now());
    return true;
  }

  private async follow(run: ShadowRun): Promise<void> {
    this.context = this.playbook.isLoaded() ? await this.rules.context() : null;
    const pair = this.rules.pairFor(run.draft, this.clock.now());
    this.shadows.set(keyOf(run.draft.kind, run.id), { run, pair, isKept: true });
  }

  private takeUpRules(): void {
    for (const shadow of this.shadows.values()) shadow.pair = this.rules.pairFor(shadow.run.draft, this.clock.now());
  }

  /** Costs nothing unless a draft runs and a case was weighed; then as much as two tables, however long the session is. */
  private look({ before, after, entries }: InteractionCommitted): void {
    if (this.shadows.size === 0 || !this.context) return;
    if (!after.weighed || !entries.some(({ event }) => event.type === 'CaseWeighed')) return;
    for (const shadow of this.shadows.values()) {
      try {
        this.count(shadow, before, after, this.context);
      } catch (error) {
        this.logger.error(`the draft of ${shadow.run.id} cannot be applied`, error);
      }
    }
  }

  /** A session counts by its last case: what it counted for before is taken back. */
  private count(shadow: Shadow, before: Interaction, after: Interaction, context: JudgingContext): void {
    const { run, pair } = shadow;
    if (this.clock.now() >= run.until) return;
    const sort = ({ weighed, agentId }: Interaction): keyof ShadowCounts | null => {
      const inHand = weighed && this.inHand(pair, weighed);
      if (!weighed || !inHand) return null;
      const agent = context.agentOf(agentId ?? '');
      return compareRulings(
        rulingUnder(inHand.base, weighed, agent, context),
        rulingUnder(inHand.draft, weighed, agent, context),
      );
    };
    const counts = { ...run.counts };
    const counted = before.weighed && before.weighed.at >= run.from ? sort(before) : null;
    const counting = sort(after);
    if (counted) counts[counted]--;
    if (counting) counts[counting]++;
    shadow.run = { ...run, counts };
    shadow.isKept = false;
  }

  /**
   * Of both sides what is laid before the agent of a case: by its matter, and while it has none by the guidelines that were found to
   * apply. Null where neither side has a word to say.
   */
  private inHand({ base, draft }: RulePair, { matter, findings }: Weighed): RulePair | null {
    const found = new Set(findings.map(({ guidelineId }) => guidelineId));
    const inForce = this.playbook.currentGuidelines();
    const likely = new Set(inForce.filter(({ id }) => found.has(id)).flatMap(({ matters }) => matters));
    const isInHand = ({ id, matters }: Guideline): boolean => {
      if (matter !== null) return matters.includes(matter);
      const isNew = inForce.every((guideline) => guideline.id !== id);
      return isNew ? matters.some((one) => likely.has(one)) : found.has(id);
    };
    const of = (rules: RuleBook): RuleBook => ({ ...rules, guidelines: rules.guidelines.filter(isInHand) });
    const [left, right] = [of(base), of(draft)];
    return left.guidelines.length + right.guidelines.length > 0 ? { base: left, draft: right } : null;
  }

  private async keep(): Promise<void> {
    const now = this.clock.now();
    for (const [key, shadow] of this.shadows) {
      try {
        if (!shadow.isKept) await this.store.count(shadow.run);
        shadow.isKept = true;
        if (shadow.run.until <= now) this.shadows.delete(key);
      } catch (error) {
        this.logger.warn(
          `what a draft counted waits to be kept: ${error instanceof Error ? error.message : String(error)}`,
        );
      }
    }
  }

  private viewOf({ id, draft: { kind }, revision, from, until, counts }: ShadowRun): ShadowRunView {
    return { kind, id, revision, from, until, isRunning: this.clock.now() < until, counts };
  }
}

const nothing: ShadowCounts = { same: 0, more: 0, less: 0, other: 0 };

const keyOf = (kind: TriedKind, id: string): string => `${kind}:${id}`;
