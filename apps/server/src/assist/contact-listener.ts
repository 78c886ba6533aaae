import {
  adviceKey,
  decideHints,
  defaultHintSettings,
  isOver,
  type HintProposal,
  type Interaction,
  type Interim,
  type Outdated,
  type SystemCommand,
} from '@aliado/domain';
import type { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import type { Clock } from '../platform/clock.ts';
import { defaultLanguage, type Advisor } from './advisor.ts';
import type { CallerKnowledge } from './caller-knowledge.ts';
import type { CaseKnowledge } from './case-window.ts';
import type { HouseAdvisor } from './house/house-advisor.ts';
import { HouseListener } from './house/house-listener.ts';
import type { LiveCustomers } from './house/live-customers.ts';
import type { CallerFile } from './house/standing.ts';
import { MoodListener } from './mood/mood-listener.ts';
import type { MoodReaders } from './mood/mood-readers.ts';
import type { OneAtATime } from './one-at-a-time.ts';
import { outdatedOnDesk, pickForDesk } from './pick-for-desk.ts';
import { proposalKey, type Proposal } from './proposal.ts';
import { TurnsHeard } from './turns-heard.ts';
import { WordsOnTheirWay } from './words-on-their-way.ts';

/** What every listener works with. */
export interface ListenerTools {
  readonly interactions: InteractionRecorder;
  readonly advisor: Advisor;
  readonly callers: CallerKnowledge;
  readonly clock: Clock;
  /** Lets the contacts take turns. */
  readonly turns: OneAtATime;
  readonly moods: MoodReaders;
  readonly house: HouseAdvisor;
  readonly live: LiveCustomers;
}

/** How likely advice on words that are not final must be: they may yet be others. */
const likelyBeforeFinal = 0.5;

/**
 * Listens to one contact: answers what is said with hints, one answer at a time. What comes while it works is answered once,
 * on the newest state. All it remembers can be made again from the log, but for which hints stand on words that are not final.
 */
export class ContactListener {
  private work: Promise<void> = Promise.resolve();
  /** The newest entry to be answered; null when nothing waits. */
  private waiting: number | null = null;
  /** The newest entry that is only to be heeded; null when none waits. */
  private heeding: number | null = null;
  private isForeseeing = false;
  private isLooking = false;
  private hasOpenHints = false;
  private readonly heard = new TurnsHeard();
  private readonly words = new WordsOnTheirWay();
  /** Hints shown on words that were not final, by hint, with their utterance. */
  private readonly foreseen = new Map<string, string>();
  private known: (CaseKnowledge & CallerFile & { readonly of: string }) | null = null;

  private readonly mood: MoodListener;
  private readonly house: HouseListener;

  constructor(
    private readonly interactionId: string,
    private readonly tools: ListenerTools,
    private readonly failed: (doing: string, error: unknown) => void,
  ) {
    this.mood = new MoodListener(tools.moods, defaultLanguage);
    this.house = new HouseListener(interactionId, tools.house, tools.live);
  }

  /** When all that was asked for so far is recorded. */
  settled(): Promise<void> {
    return this.work;
  }

  /** Takes note of what is on the screen after an entry. */
  see(state: Interaction): void {
    this.hasOpenHints = state.hints.length > 0;
    this.house.see(state);
  }

  /** Answers what the log holds up to an entry. */
  answer(sequence: number): void {
    const isAsked = this.waiting !== null;
    this.waiting = sequence;
    if (isAsked) return;
    this.then('answered', async () => {
      await this.tools.turns.next(); // what is said until then is answered with it
      const upTo = this.waiting ?? sequence;
      this.waiting = null;
      await this.propose(upTo);
    });
  }

  /** Minds what must be said and what must not, where nothing else is to be answered. */
  heed(sequence: number): void {
    const isAsked = this.heeding !== null || this.waiting !== null; // an answer minds it too
    if (this.waiting === null) this.heeding = sequence;
    if (isAsked) return;
    this.then('heeded', async () => {
      await this.tools.turns.next();
      const upTo = this.heeding;
      this.heeding = null;
      if (upTo !== null) await this.mind(await this.state(), [], String(upTo));
    });
  }

  /** Somebody is speaking, though nothing is final. */
  voice(): void {
    this.house.voice(this.tools.clock.now());
  }

  /** Puts a hint before the agent that came of their own words, as far as the policy lets it. */
  offer(proposal: HintProposal): void {
    this.then('offered a hint', async () => {
      await this.show(await this.state(), [proposal]);
    });
  }

  /** Takes in what the customer is saying, before it is final. */
  hear(words: Interim): void {
    const isNews = this.words.hear(words);
    if (!isNews || this.isForeseeing) return;
    this.isForeseeing = true;
    this.then('foreseen', async () => {
      await this.tools.turns.next();
      this.isForeseeing = false;
      await this.foresee();
    });
  }

  /** The words of an utterance are final. */
  end(utteranceId: string): void {
    this.words.end(utteranceId);
  }

  /** Looks at the age of the hints on the screen. */
  look(): void {
    if (this.isLooking) return;
    const isSilent = this.house.isNewlySilent(this.tools.clock.now());
    const isToBeMinded = isSilent || this.house.isOwed();
    if (!this.hasOpenHints && !isToBeMinded) return;
    this.isLooking = true; // while the log hangs, looks must not pile up behind each other
    this.then('looked at', async () => {
      this.isLooking = false;
      const state = await this.state();
      if (isToBeMinded) await this.mind(state, [], `look:${state.sequence}`);
      else await this.show(state, []);
    });
  }

  private then(doing: string, work: () => Promise<void>): void {
    this.work = this.work.then(work).catch((error: unknown) => this.failed(doing, error));
  }

  private state(): Promise<Interaction> {
    return this.tools.interactions.state(this.interactionId);
  }

  private async propose(sequence: number): Promise<void> {
    await this.tools.advisor.ready();
    const state = await this.state();
    const ranked = this.tools.advisor.advise(state, await this.knownOf(state), this.heard);
    const now = await this.withoutRetracted(state, ranked, (utteranceId) => this.words.isOn(utteranceId));
    this.house.likely(ranked);
    const picked = pickForDesk(ranked, now);
    await this.mind(now, picked, String(sequence), outdatedOnDesk(picked, now));
    for (const turn of this.mood.turns(now)) {
      await this.record({ type: 'NoteMood', ...turn }, `mood:${turn.lineSequence}`);
    }
  }

  /** Takes away what was said or done meanwhile, and shows what is proposed beside what the house wants said or minded. */
  private async mind(
    state: Interaction,
    picked: readonly Proposal[],
    occasion: string,
    outdated?: Outdated,
  ): Promise<void> {
    if (isOver(state) || state.areHintsMuted) return void (await this.show(state, []));
    const known = await this.knownOf(state);
    const { proposals, over } = this.house.heed(state, known, this.tools.clock.now());
    for (const one of over) await this.record({ type: 'SettleHint', ...one }, `settle:${one.hintId}`);
    const now = over.length > 0 ? await this.state() : state;
    const offered = [...picked, ...proposals].map(offeredBy(occasion));
    this.house.shown(proposals, await this.show(now, offered, outdated), now);
  }

  /** Proposes on words that are not final what is likely enough, and takes back what does not stand on them any more. */
  private async foresee(): Promise<void> {
    await this.tools.advisor.ready();
    const state = await this.state();
    if (isOver(state) || state.areHintsMuted) return;
    const words = this.words.settled();
    if (words === null && this.foreseen.size === 0) return;
    const ranked = this.tools.advisor.advise(state, await this.knownOf(state), this.heard, words?.text ?? null);
    const now = await this.withoutRetracted(state, ranked, () => false);
    if (words === null) return;
    const likely = pickForDesk(ranked, now).filter(
      ({ kind, reason, isContradicted }) => kind === 'script' && !isContradicted && reason.score >= likelyBeforeFinal,
    );
    for (const { id } of await this.show(now, likely.map(offeredBy(words.utteranceId)))) {
      this.foreseen.set(id, words.utteranceId);
    }
  }

  /**
   * Takes back the hints whose words are gone: shown before an utterance was final, and not proposed on what it became.
   * @param isOpen utterances that may yet bring their words back.
   */
  private async withoutRetracted(
    state: Interaction,
    ranked: readonly Proposal[],
    isOpen: (utteranceId: string) => boolean,
  ): Promise<Interaction> {
    if (this.foreseen.size === 0) return state;
    const standing = new Set(ranked.filter(({ isContradicted }) => !isContradicted).map(proposalKey));
    for (const { hint } of state.hints) {
      const utteranceId = this.foreseen.get(hint.id);
      if (utteranceId === undefined || isOpen(utteranceId) || standing.has(adviceKey(hint))) continue;
      await this.record({ type: 'SettleHint', hintId: hint.id, outcome: 'retracted' }, `settle:${hint.id}`);
    }
    const now = await this.state();
    for (const id of this.foreseen.keys()) if (!now.hints.some(({ hint }) => hint.id === id)) this.foreseen.delete(id);
    return now;
  }

  /** Does what the policy decides; what is shown. */
  private async show(state: Interaction, proposals: readonly HintProposal[], outdated?: Outdated) {
    const { show, settle } = decideHints(state, proposals, defaultHintSettings, this.tools.clock.now(), outdated);
    for (const one of settle) await this.record({ type: 'SettleHint', ...one }, `settle:${one.hintId}`);
    for (const hint of show) await this.record({ type: 'ShowHint', hint }, `show:${hint.id}`);
    return show;
  }

  private async record(command: SystemCommand, key: string): Promise<void> {
    const { interactionId } = this;
    const asked = {
      interactionId,
      command,
      by: 'system',
      agentId: null,
      commandId: `${interactionId}:${key}`,
    } as const;
    await this.tools.interactions.record(asked);
  }

  /** Read anew only when something in the contact changed that it may depend on. */
  private async knownOf(state: Interaction): Promise<CaseKnowledge & CallerFile> {
    const { customer, matter, agentId, queueId, promises } = state;
    const of = JSON.stringify([customer.customerId, customer.isVerified, matter, agentId, queueId, promises.length]);
    if (this.known?.of !== of) this.known = { of, ...(await this.tools.callers.of(state)) };
    return this.known;
  }
}

/** The same words lead to one hint of each advice, whenever and wherever it is worked out. */
const offeredBy =
  (occasion: string) =>
  ({ matters: _, evidence: __, isCertain: ___, isContradicted, ...hint }: Proposal): HintProposal => ({
    hint: { ...hint, id: `${occasion}:${proposalKey(hint)}` },
    isContradicted,
  });
