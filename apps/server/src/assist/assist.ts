import { decideHints, defaultHintSettings, isOver, type HintProposal, type Interaction } from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { InteractionRecorder, type InteractionCommitted } from '../interactions/interaction-recorder.ts';
import { Clock } from '../platform/clock.ts';
import { Advisor } from './advisor.ts';
import { CallerKnowledge } from './caller-knowledge.ts';
import type { CaseKnowledge } from './case-window.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { pickForDesk } from './pick-for-desk.ts';
import { proposalKey, type Proposal } from './proposal.ts';
import { TurnsHeard } from './turns-heard.ts';

/** How often open hints are looked at for their age. */
const lookEveryMs = 1_000;

/** What is remembered of a live interaction; all of it can be made again. */
interface Listening {
  /** The work on this interaction that was last asked for. */
  done: Promise<void>;
  /** The newest entry to be answered; null when nothing waits. */
  waiting: number | null;
  readonly heard: TurnsHeard;
  known: (CaseKnowledge & { readonly customerId: string | null }) | null;
  hasOpenHints: boolean;
  /** Whether a look at the age of its hints is under way. */
  isLooking: boolean;
}

/**
 * Listens to what customers say and shows what may help. Decides nothing itself: proposers propose, the domain's policy
 * decides, the recorder records. Interactions that were live before a restart are taken up with their next words.
 */
@Injectable()
export class Assist implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(Assist.name);
  private readonly listening = new Map<string, Listening>();
  private readonly advice = new OneAtATime();
  private subscription: Subscription | null = null;
  private timer: NodeJS.Timeout | null = null;

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly advisor: Advisor,
    private readonly callers: CallerKnowledge,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.subscription = this.interactions.committed.subscribe((committed) => this.follow(committed));
    this.timer = setInterval(() => this.lookAtOpenHints(), lookEveryMs);
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
    if (this.timer) clearInterval(this.timer);
  }

  /** When all that was asked for so far is recorded. */
  async settled(): Promise<void> {
    await Promise.all([...this.listening.values()].map(({ done }) => done));
  }

  private follow({ streamId, before, after, entries }: InteractionCommitted): void {
    if (after.phase === 'closed') {
      this.listening.delete(streamId);
      return;
    }
    const heard = entries.findLast(({ event }) => event.type === 'UtteranceSpoken' && event.role === 'customer');
    const hasTurned =
      before.script?.scriptId !== after.script?.scriptId ||
      before.areHintsMuted !== after.areHintsMuted ||
      (!isOver(before) && isOver(after));
    const entry = heard ?? (hasTurned ? entries.at(-1) : undefined);
    const listening = this.listening.get(streamId);
    if (listening) listening.hasOpenHints = after.hints.length > 0;
    if (entry) this.answer(streamId, entry.sequence, after.hints.length > 0);
  }

  /** One answer at a time for each interaction; what comes meanwhile is answered once, on the newest state. */
  private answer(interactionId: string, sequence: number, hasOpenHints: boolean): void {
    const listening = this.listening.get(interactionId) ?? {
      done: Promise.resolve(),
      waiting: null,
      heard: new TurnsHeard(),
      known: null,
      hasOpenHints,
      isLooking: false,
    };
    this.listening.set(interactionId, listening);
    const isWaiting = listening.waiting !== null;
    listening.waiting = sequence;
    if (isWaiting) return;
    listening.done = listening.done
      .then(async () => {
        await this.advice.next(); // what is said until then is answered with it
        const upTo = listening.waiting ?? sequence;
        listening.waiting = null;
        await this.propose(interactionId, upTo, listening);
      })
      .catch((error: unknown) => this.logger.error(`no hints for ${interactionId} this time`, error));
  }

  private async propose(interactionId: string, sequence: number, listening: Listening): Promise<void> {
    await this.advisor.ready();
    const state = await this.interactions.state(interactionId);
    const known = await this.knownOf(state, listening);
    const picked = pickForDesk(this.advisor.advise(state, known, listening.heard), state);
    await this.record(
      interactionId,
      state,
      picked.map((proposal) => offered(proposal, sequence)),
    );
  }

  private async record(interactionId: string, state: Interaction, proposals: readonly HintProposal[]): Promise<void> {
    const { show, settle } = decideHints(state, proposals, defaultHintSettings, this.clock.now());
    const common = { interactionId, by: 'system', agentId: null } as const;
    for (const { hintId, outcome } of settle) {
      const commandId = `${interactionId}:settle:${hintId}`;
      await this.interactions.record({ ...common, command: { type: 'SettleHint', hintId, outcome }, commandId });
    }
    for (const hint of show) {
      const commandId = `${interactionId}:show:${hint.id}`;
      await this.interactions.record({ ...common, command: { type: 'ShowHint', hint }, commandId });
    }
  }

  private async knownOf(state: Interaction, listening: Listening): Promise<CaseKnowledge> {
    const { customerId } = state.customer;
    if (listening.known?.customerId !== customerId || listening.known.scope.matter !== state.matter) {
      listening.known = { customerId, ...(await this.callers.of(state)) };
    }
    return listening.known;
  }

  private lookAtOpenHints(): void {
    for (const [interactionId, listening] of this.listening) {
      if (!listening.hasOpenHints || listening.isLooking) continue;
      listening.isLooking = true; // while the log hangs, looks must not pile up behind each other
      listening.done = listening.done
        .then(async () => this.record(interactionId, await this.interactions.state(interactionId), []))
        .catch((error: unknown) => this.logger.warn(`hints of ${interactionId} were not looked at: ${String(error)}`))
        .finally(() => (listening.isLooking = false));
    }
  }
}

/** One line leads to one hint of each advice, whenever and wherever it is worked out. */
function offered(
  { matters: _, evidence: __, isCertain: ___, isContradicted, ...hint }: Proposal,
  sequence: number,
): HintProposal {
  return { hint: { ...hint, id: `${sequence}:${proposalKey(hint)}` }, isContradicted };
}
