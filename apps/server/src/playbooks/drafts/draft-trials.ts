import { explainGuideline, type CaseFacts, type DraftTrial, type Guideline, type GuidelineTrace } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { CaseReader } from '../../case/case-reader.ts';
import type { Principal } from '../../identity/principal.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { maySee } from '../../live/stream-access.ts';
import { FeelFault } from '../feel/feel-compiler.ts';
import { CompiledFeel } from '../feel/compiled-feel.ts';
import { readAuthored } from './authored-text.ts';
import type { PlaybookDraftRow } from './playbook-draft.entity.ts';

/** Tries drafts of guidelines on single cases. */
@Injectable()
export class DraftTrials {
  private readonly feel = new CompiledFeel();

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly cases: CaseReader,
  ) {}

  /** What the draft says of a case and why, or why that cannot be said. Nothing is recorded. */
  async trace(
    { kind, id, text }: PlaybookDraftRow,
    trial: DraftTrial,
    principal: Principal,
  ): Promise<GuidelineTrace | 'draft/has-faults' | 'interaction/unknown'> {
    const read = readAuthored(kind, id, text);
    if ('faults' in read) return 'draft/has-faults';
    const facts = 'facts' in trial ? trial.facts : await this.factsOf(trial.interactionId, principal);
    if (!facts) return 'interaction/unknown';
    try {
      return explainGuideline(read.value as Guideline, facts, this.feel);
    } catch (error) {
      if (error instanceof FeelFault) return 'draft/has-faults';
      throw error;
    }
  }

  /** As they were weighed last, else as they are known now; null for a contact that this person may not see. */
  private async factsOf(interactionId: string, principal: Principal): Promise<CaseFacts | null> {
    const state = await this.interactions.state(interactionId);
    if (state.phase === 'unopened' || !maySee(principal, state)) return null;
    return state.weighed?.facts ?? (await this.cases.read(state)).facts;
  }
}
