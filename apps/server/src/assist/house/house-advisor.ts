import {
  applyGuideline,
  isLive,
  presentFrame,
  stepOf,
  type DurationMs,
  type HintOutcome,
  type Interaction,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import { Clock } from '../../platform/clock.ts';
import { CompiledFeel } from '../../playbooks/feel/compiled-feel.ts';
import { Playbook } from '../../playbooks/playbook.ts';
import { defaultLanguage } from '../advisor.ts';
import type { Proposal } from '../proposal.ts';
import { ClosedHours } from './closed-hours.ts';
import type { HeardCues } from './heard-cues.ts';
import type { HouseProposer } from './house-proposer.ts';
import { OpenElsewhere } from './open-elsewhere.ts';
import { GuidelinePhrases, HousePhrases } from './phrases.ts';
import { PromiseFirst } from './promise-first.ts';
import { HouseReadOuts, ScriptReadOuts } from './read-outs.ts';
import type { CallerFile, OtherContact, Standing } from './standing.ts';
import { HouseWarnings } from './warnings.ts';

/** What a listener knows of a contact beside its log. */
export interface Heeding {
  readonly caller: CallerFile;
  /** What was said so far, from whoever asks again and again. */
  readonly heard: HeardCues;
  /** What it is likely about while nothing is in hand. */
  readonly likelyMatters: readonly string[];
  readonly others: readonly OtherContact[];
  readonly silentFor: DurationMs;
}

/** What the house wants said or minded, and what it does not any more. */
export interface Heeded {
  readonly proposals: readonly Proposal[];
  readonly over: readonly { readonly hintId: string; readonly outcome: HintOutcome }[];
}

const nothing: Heeded = { proposals: [], over: [] };

/** Minds what must be said in a contact, what must not, and in which words the house says what it says. Costs no more the longer a call. */
@Injectable()
export class HouseAdvisor {
  private readonly proposers: readonly HouseProposer[];

  constructor(
    private readonly playbook: Playbook,
    private readonly shelf: ScriptShelf,
    private readonly feel: CompiledFeel,
    private readonly clock: Clock,
  ) {
    const guideline = (id: string) => playbook.currentGuidelines().find((one) => one.id === id) ?? null;
    this.proposers = [
      ...[new HouseReadOuts(), new ScriptReadOuts()],
      ...[new HouseWarnings(guideline), new PromiseFirst(), new ClosedHours(), new OpenElsewhere()],
      ...[new HousePhrases(), new GuidelinePhrases()],
    ];
  }

  /** What is wanted where a contact stands now, and which of its open hints nobody needs any more. */
  heed(state: Interaction, heeding: Heeding): Heeded {
    if (!this.playbook.isLoaded() || !isLive(state)) return nothing;
    const standing = this.standing(state, heeding);
    const proposals = this.proposers.flatMap((one) => one.wanted(standing));
    const over = state.hints.flatMap((open) => {
      const outcomes = this.proposers.flatMap((one) => one.becameOf(open, standing) ?? []);
      return outcomes.slice(0, 1).map((outcome) => ({ hintId: open.hint.id, outcome }));
    });
    return { proposals, over };
  }

  private standing(state: Interaction, { heard, likelyMatters, caller, ...heeding }: Heeding): Standing {
    const now = this.clock.now();
    const began = state.openedAt ?? now;
    const words = this.playbook.houseWordsAt(began);
    heard.listen(state, words);
    const inHand = state.script?.matter ?? state.matter;
    const scope = { ...caller.scope, matter: inHand };
    const guidelines = inHand === null ? [] : this.playbook.guidelinesFor(inHand, began);
    return {
      ...{ state, now, words, heard, caller, ...heeding },
      language: state.language ?? defaultLanguage,
      organisation: this.playbook.organisation(),
      matters: new Set(inHand === null ? likelyMatters : [inHand]),
      findings: guidelines.map((guideline) => applyGuideline(guideline, scope, this.feel)),
      holds: (condition) => this.feel.value(condition, scope) === true,
      present: this.present(state),
    };
  }

  private present({ script }: Interaction): Standing['present'] {
    const frame = script && presentFrame(script);
    const definition = frame && this.shelf.find(frame.scriptId, frame.version);
    const step = definition && stepOf(definition, frame.stepId);
    return definition && step ? { script: definition, step } : null;
  }
}
