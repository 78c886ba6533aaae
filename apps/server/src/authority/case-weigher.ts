import { isDeepStrictEqual } from 'node:util';
import { workOf, type Interaction, type InteractionEvent } from '@aliado/domain';
import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { CaseWeighing, matterOf, type WeighedCase } from './case-weighing.ts';

/** After these, something else may be known of a case, or said of it. */
const telling: ReadonlySet<string> = new Set([
  'InteractionAnswered',
  'CustomerIdentified',
  'CustomerCorrected',
  'CustomerVerified',
  'HintShown', // what is proposed tells what a contact without a matter may be about
  'ScriptStarted',
  'ScriptLeft',
  'ScriptValueSet',
  'PromiseMade',
  'RemedyReserved',
  'RemedyGranted',
  'RemedyReleased',
  'RemedyUndone',
] satisfies readonly InteractionEvent['type'][]);

/**
 * Records what is known of a live case and what the guidelines say of it, whenever that changed: a replay shows why something was
 * allowed, and a guideline can be tried on what was known then.
 */
@Injectable()
export class CaseWeigher implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger(CaseWeigher.name);
  private subscription: Subscription | null = null;
  /** Interactions to be weighed, each once: what comes while one is weighed is weighed after it. */
  private readonly waiting = new Set<string>();
  private working: Promise<void> = Promise.resolve();

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly weighing: CaseWeighing,
  ) {}

  onApplicationBootstrap(): void {
    this.subscription = this.interactions.committed.subscribe(({ streamId, after, entries }) => {
      if (isInHands(after) && entries.some(({ event }) => telling.has(event.type))) this.enqueue(streamId);
    });
  }

  async onModuleDestroy(): Promise<void> {
    this.subscription?.unsubscribe();
    this.waiting.clear();
    await this.working;
  }

  /** Resolves when all that was committed so far is weighed. */
  async settled(): Promise<void> {
    while (this.waiting.size > 0) await this.working;
    await this.working;
  }

  private enqueue(interactionId: string): void {
    if (this.waiting.has(interactionId)) return;
    this.waiting.add(interactionId);
    this.working = this.working.then(async () => {
      if (!this.waiting.delete(interactionId)) return;
      await this.weigh(interactionId).catch((error: unknown) =>
        this.logger.warn(`a case was not weighed: ${String(error)}`),
      );
    });
  }

  private async weigh(interactionId: string): Promise<void> {
    const state = await this.interactions.state(interactionId);
    if (!isInHands(state)) return;
    const weighed = weighedOf(await this.weighing.of(state));
    if (state.weighed && isSame(state.weighed, weighed)) return;
    const command = { type: 'WeighCase', ...weighed } as const;
    await this.interactions.record({ interactionId, command, by: 'system', agentId: null, commandId: null });
  }
}

type Weighed = Pick<NonNullable<Interaction['weighed']>, 'matter' | 'facts' | 'findings'>;

function weighedOf({ interaction, inHand, findings }: WeighedCase): Weighed {
  return {
    matter: matterOf(interaction),
    facts: inHand.facts,
    findings: findings.map(({ guideline, hits }) => ({
      guidelineId: guideline.id,
      version: guideline.version,
      ruleIds: hits.map(({ id }) => id),
    })),
  };
}

const isSame = (one: Weighed, { matter, facts, findings }: Weighed): boolean =>
  one.matter === matter && isDeepStrictEqual(one.facts, facts) && isDeepStrictEqual(one.findings, findings);

/** Whether somebody talks, or writes up what was said. */
const isInHands = (state: Interaction): boolean =>
  [...workOf(state).values()].some((stage) => stage === 'on-contact' || stage === 'after-contact-work');
