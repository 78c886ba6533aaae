import { framesOf, type Interaction } from '@aliado/domain';
import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import type { Principal } from '../identity/principal.ts';
import { Requires, SignedIn } from '../identity/requires.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { ScriptShelf } from '../interactions/script-shelf.ts';
import { maySee } from '../live/stream-access.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { storableText } from '../platform/storable-text.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { ScriptActions } from './script-actions.ts';
import { conditionsOf } from './script-facts.ts';
import { ScriptFeel } from './script-feel.ts';

const interactionId = storableText(200);
const actionRequest = z.strictObject({ stepId: storableText(200) });

/** The scripts of one contact: what their conditions come to, and what their steps ask of the back office. */
@Controller('api/interactions/:id')
@Requires('playbook:read')
export class ContactScriptsController {
  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly shelf: ScriptShelf,
    private readonly feel: ScriptFeel,
    private readonly actions: ScriptActions,
  ) {}

  /** Whether each condition of the scripts being walked holds, by its text; null where nobody can tell. */
  @Get('script-conditions')
  async conditions(
    @Param('id', new ZodBody(interactionId)) id: string,
    @SignedIn() principal: Principal,
  ): Promise<{ readonly conditions: Readonly<Record<string, boolean | null>> }> {
    const state = await this.stateFor(principal, id);
    if (!state.script) return { conditions: {} };
    const scripts = framesOf(state.script).flatMap(({ scriptId, version }) => this.shelf.find(scriptId, version) ?? []);
    const holds = this.feel.over(await this.feel.factsOf(state));
    return { conditions: Object.fromEntries(scripts.flatMap(conditionsOf).map((text) => [text, holds(text)])) };
  }

  /** Asks what the present step wants, by the agent's own wish: what changes something, and what got no answer before. */
  @Post('script-actions')
  @HttpCode(202)
  @Requires('desk:work')
  async act(
    @Param('id', new ZodBody(interactionId)) id: string,
    @Body(new ZodBody(actionRequest)) { stepId }: z.infer<typeof actionRequest>,
    @SignedIn() principal: Principal,
  ): Promise<Record<string, never>> {
    const state = await this.stateFor(principal, id);
    if (state.agentId !== principal.accountId) {
      throw new RequestRefused(403, 'interaction/not-yours', 'Somebody else has this contact.');
    }
    await this.actions.run(id, stepId, `agent:${principal.accountId}`);
    return {};
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
