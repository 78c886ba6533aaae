import {
  proposeWrapUp,
  type Interaction,
  type Recorded,
  type SummarySentence,
  type SummarySources,
  type WrapUpProposal,
} from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { AccountDirectory } from '../../identity/account-directory.ts';
import { EventLog } from '../../interactions/event-log.ts';
import { InteractionRecorder, type InteractionCommitted } from '../../interactions/interaction-recorder.ts';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import { Playbook } from '../../playbooks/playbook.ts';
import { defaultLanguage } from '../advisor.ts';
import { Rewording } from '../language-model/rewording.ts';
import { PlaybookTelling } from './playbook-telling.ts';
import { WrapUpMetrics } from './wrap-up-metrics.ts';

/** A summary that was proposed: what stands in it, and what calls off a better wording of it. */
interface Proposed {
  readonly plain: string;
  readonly stale: AbortController;
}

/**
 * Writes a contact up as soon as its agent's after-contact work begins, and again when something in it changes before that is
 * done. All it proposes is recorded: the console shows what is in the log.
 */
@Injectable()
export class WrapUpWriter implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(WrapUpWriter.name);
  /** By contact and agent. */
  private readonly proposed = new Map<string, Proposed>();
  private work: Promise<void> = Promise.resolve();
  private subscription: Subscription | null = null;

  constructor(
    private readonly log: EventLog,
    private readonly interactions: InteractionRecorder,
    private readonly shelf: ScriptShelf,
    private readonly playbook: Playbook,
    private readonly accounts: AccountDirectory,
    private readonly telling: PlaybookTelling,
    private readonly rewording: Rewording,
    private readonly metrics: WrapUpMetrics,
  ) {}

  onModuleInit(): void {
    this.subscription = this.interactions.committed.subscribe((committed) => this.follow(committed));
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
    for (const { stale } of this.proposed.values()) stale.abort();
  }

  /** Writes up what waits for it since before a restart. */
  async takeUp(): Promise<void> {
    for (const id of await this.log.liveStreams()) {
      const { afterContactWork, wrapUpProposals } = await this.interactions.state(id);
      const isWritten = (agentId: string) => wrapUpProposals.some((proposal) => proposal.agentId === agentId);
      if (afterContactWork.some(({ agentId }) => !isWritten(agentId))) this.write(id);
    }
    await this.settled();
  }

  /** When all that was to be written so far is recorded, in its plain wording. */
  settled(): Promise<void> {
    return this.work;
  }

  private follow({ streamId, after, entries }: InteractionCommitted): void {
    for (const { event } of entries) if (event.type === 'AfterContactWorkFinished') this.finish(streamId, after, event);
    if (after.afterContactWork.length > 0 && entries.some(({ event }) => event.type !== 'WrapUpProposed'))
      this.write(streamId);
  }

  private finish(
    streamId: string,
    { wrapUpProposals }: Interaction,
    { agentId, finishedBy, summary }: Extract<Recorded['event'], { type: 'AfterContactWorkFinished' }>,
  ): void {
    this.proposed.get(keyOf(streamId, agentId))?.stale.abort();
    this.proposed.delete(keyOf(streamId, agentId));
    const proposal = wrapUpProposals.find((one) => one.agentId === agentId);
    if (proposal && finishedBy === 'agent') this.metrics.saved(proposal.sentences, summary);
  }

  private write(streamId: string): void {
    this.work = this.work
      .then(() => this.propose(streamId))
      .catch((error: unknown) => this.logger.error(`${streamId} was not written up`, error));
  }

  private async propose(streamId: string): Promise<void> {
    const state = await this.interactions.state(streamId);
    if (state.afterContactWork.length === 0) return;
    const tape = (await this.log.readAfter(streamId, 0, state.sequence)) as readonly Recorded[];
    const sources = await this.sourcesOf(state, tape);
    const proposal = this.metrics.timed(() => proposeWrapUp(tape, state, sources));
    const plain = JSON.stringify(proposal);
    for (const { agentId } of state.afterContactWork) {
      const key = keyOf(streamId, agentId);
      const before = this.proposed.get(key);
      if (before?.plain === plain) continue;
      before?.stale.abort();
      const stale = new AbortController();
      this.proposed.set(key, { plain, stale });
      const to: Addressee = { streamId, agentId, sequence: state.sequence };
      await this.record(to, proposal, proposal.sentences, null);
      this.reword(to, proposal, tape, stale.signal);
    }
  }

  /** The plain wording stands already: a better one may follow, and nobody waits for it. */
  private reword(to: Addressee, proposal: WrapUpProposal, tape: readonly Recorded[], stale: AbortSignal): void {
    void this.rewording
      .reword(proposal.sentences, tape, stale)
      .then(async (worded) => {
        if (worded && !stale.aborted) await this.record(to, proposal, worded.sentences, worded.by);
      })
      .catch((error: unknown) => this.logger.error(`${to.streamId} was not worded anew`, error));
  }

  private async record(
    { streamId, agentId, sequence }: Addressee,
    { matter, disposition, endings }: WrapUpProposal,
    sentences: readonly SummarySentence[],
    wordedBy: { readonly id: string; readonly version: number } | null,
  ): Promise<void> {
    const command = { type: 'ProposeWrapUp', agentId, sentences, matter, disposition, endings, wordedBy } as const;
    const commandId = `${streamId}:wrap-up:${agentId}:${sequence}${wordedBy ? ':worded' : ''}`;
    await this.interactions.record({ interactionId: streamId, command, by: 'system', agentId: null, commandId });
  }

  private async sourcesOf(state: Interaction, tape: readonly Recorded[]): Promise<SummarySources> {
    for (const { event } of tape) {
      if (event.type === 'ScriptStarted' || event.type === 'SubScriptEntered')
        await this.shelf.fetch(event.scriptId, event.version);
      if (event.type === 'HintShown' && event.hint.kind === 'script')
        await this.shelf.fetch(event.hint.target.id, event.hint.target.version);
    }
    const people = state.transferredTo?.kind === 'agent' ? await this.accounts.list() : [];
    return {
      organisation: this.playbook.isLoaded() ? { ...this.playbook.organisation(), people } : null,
      scripts: this.shelf,
      tellingOf: this.telling.in(state.language ?? defaultLanguage),
    };
  }
}

/** Whose proposal it is, and the entry up to which it tells. */
interface Addressee {
  readonly streamId: string;
  readonly agentId: string;
  readonly sequence: number;
}

const keyOf = (streamId: string, agentId: string): string => `${streamId} ${agentId}`;
