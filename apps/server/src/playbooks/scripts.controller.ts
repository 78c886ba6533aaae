import type { Script, ScriptEntry } from '@aliado/domain';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { Requires } from '../identity/requires.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { storableText } from '../platform/storable-text.ts';
import { ZodBody } from '../platform/zod-body.ts';
import { Playbook, scriptEntry } from './playbook.ts';

const scriptKey = z.strictObject({ id: storableText(200), version: z.coerce.number().int().min(1).max(2_147_483_647) });

/** When the contact was opened for which scripts are chosen; left out for now. Epoch milliseconds. */
const moment = z.strictObject({ at: z.coerce.number().int().min(0).max(8_640_000_000_000_000).exactOptional() });

/** The scripts in force, now or at a moment, and every version that ever was. */
@Controller('api/scripts')
@Requires('playbook:read')
export class ScriptsController {
  constructor(private readonly playbook: Playbook) {}

  @Get()
  entries(@Query(new ZodBody(moment)) { at }: z.infer<typeof moment>): readonly ScriptEntry[] {
    return at === undefined ? this.playbook.scripts() : this.playbook.scriptsAt(at).map(scriptEntry);
  }

  @Get(':id/:version')
  async script(@Param(new ZodBody(scriptKey)) { id, version }: z.infer<typeof scriptKey>): Promise<Script> {
    const script = await this.playbook.script(id, version);
    if (!script) throw new RequestRefused(404, 'script/unknown', 'There is no such version of a script.');
    return script;
  }
}
