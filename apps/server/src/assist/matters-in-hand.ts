import type { Interaction } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { Advisor } from './advisor.ts';
import { CallerKnowledge } from './caller-knowledge.ts';

/** Proposals whose matters count while none is in hand. */
const mattersOfBest = 2;

/** What an interaction is about: the matter in hand, or what is likely while there is none. */
@Injectable()
export class MattersInHand {
  constructor(
    private readonly advisor: Advisor,
    private readonly callers: CallerKnowledge,
  ) {}

  /** Each once, the likeliest first; empty while nothing tells. */
  async of(state: Interaction): Promise<readonly string[]> {
    const inHand = state.script?.matter ?? state.matter;
    if (inHand !== null) return [inHand];
    const [known] = await Promise.all([this.callers.of(state), this.advisor.ready()]);
    const best = this.advisor.advise(state, known).slice(0, mattersOfBest);
    return [...new Set(best.flatMap(({ matters }) => matters))];
  }
}
