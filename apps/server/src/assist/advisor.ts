import type { Interaction, Language } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { AssistMetrics } from './assist-metrics.ts';
import { windowOver, type CaseKnowledge } from './case-window.ts';
import { PlaybookKnowledge } from './playbook-knowledge.ts';
import { HintProposer, type Proposal } from './proposal.ts';
import { rankProposals } from './rank-proposals.ts';
import { TurnsHeard } from './turns-heard.ts';

/** Where nobody told what is spoken. */
export const defaultLanguage: Language = 'es';

/** All who have an opinion, for injection. */
export abstract class HintProposers {
  abstract readonly proposers: readonly HintProposer[];
}

/** Asks every proposer about a case and ranks what they say. */
@Injectable()
export class Advisor {
  constructor(
    private readonly knowledge: PlaybookKnowledge,
    private readonly all: HintProposers,
    private readonly metrics: AssistMetrics,
    private readonly clock: Clock,
  ) {}

  /** When there is something to advise from. */
  ready(): Promise<void> {
    return this.knowledge.known();
  }

  /**
   * What fits an interaction as it stands, best first; empty when nothing fits well enough.
   * @param heard what was read of it before, from whoever asks again and again.
   * @param onTheirWay what the customer is saying, as far as it is settled.
   */
  advise(
    state: Interaction,
    known: CaseKnowledge,
    heard = new TurnsHeard(),
    onTheirWay: string | null = null,
  ): readonly Proposal[] {
    return this.metrics.timed(() => {
      const analyserOf = (language: Language) => this.knowledge.of(language).analyser;
      const window = windowOver(state, known, heard, analyserOf, {
        ...{ defaultLanguage, onTheirWay },
        now: this.clock.now(),
      });
      return rankProposals(
        this.all.proposers.flatMap((proposer) => proposer.propose(window)),
        window,
      );
    });
  }
}
