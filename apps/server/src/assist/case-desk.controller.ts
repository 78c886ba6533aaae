import { applyGuideline, explainGuideline, type ExplainedFinding, type Interaction } from '@aliado/domain';
import { Controller, Get, Param } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../identity/principal.ts';
import { Requires, SignedIn } from '../identity/requires.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { maySee } from '../live/stream-access.ts';
import { Clock } from '../platform/clock.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { CompiledFeel } from '../playbooks/feel/compiled-feel.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { CallerKnowledge } from './caller-knowledge.ts';
import { MattersInHand } from './matters-in-hand.ts';

const interactionId = z.string().min(1).max(200);

/** What the playbook says of one case. */
@Controller('api/interactions/:id')
@Requires('playbook:read')
export class CaseDeskController {
  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly playbook: Playbook,
    private readonly feel: CompiledFeel,
    private readonly callers: CallerKnowledge,
    private readonly matters: MattersInHand,
    private readonly clock: Clock,
  ) {}

  /** The guidelines for the matter in hand that were in force when the contact began, applied and explained. */
  @Get('guidelines')
  async guidelines(
    @Param('id', new ZodBody(interactionId)) id: string,
    @SignedIn() principal: Principal,
  ): Promise<readonly ExplainedFinding[]> {
    const state = await this.stateFor(principal, id);
    const [scope, matters] = await Promise.all([this.callers.scope(state), this.matters.of(state)]);
    const began = state.openedAt ?? this.clock.now();
    const guidelines = new Set(matters.flatMap((matter) => this.playbook.guidelinesFor(matter, began)));
    return [...guidelines].map((guideline) => ({
      ...applyGuideline(guideline, scope, this.feel),
      nearly: explainGuideline(guideline, scope, this.feel).nearly,
    }));
  }

  /** One answer for what is not there and for what is not theirs: nobody learns which contacts exist. */
  private async stateFor(principal: Principal, id: string): Promise<Interaction> {
    const state = await this.interactions.state(id);
    if (state.phase === 'unopened' || !maySee(principal, state)) {
      throw new RequestRefused(404, 'interaction/unknown', 'There is no such contact for you.');
    }
    return state;
  }
}
