import { languages, resolutionDays, type Preferences } from '@aliado/domain';
import { Body, Controller, HttpCode, Put } from '@nestjs/common';
import { z } from 'zod';
import { ZodBody } from '../platform/zod-body.ts';
import { AccountDirectory } from './account-directory.ts';
import type { Principal } from './principal.ts';
import { Requires, SignedIn } from './requires.ts';

const mostBytes = 16_384;

/** What is unknown here a newer console may know: it is kept. */
const preferences = z
  .looseObject({
    language: z.enum(languages).exactOptional(),
    theme: z.enum(['system', 'light', 'dark']).exactOptional(),
    density: z.enum(['comfortable', 'compact', 'roomy']).exactOptional(),
    alertSound: z.enum(['off', 'soft', 'clear']).exactOptional(),
    panels: z.record(z.string(), z.number()).exactOptional(),
    keys: z.record(z.string(), z.string().nullable()).exactOptional(),
    definitions: z.record(z.string(), z.string()).exactOptional(),
    floor: z
      .looseObject({
        groupBy: z.enum(['team', 'queue', 'state']).exactOptional(),
        layout: z.enum(['tiles', 'table']).exactOptional(),
        hiddenNeeds: z.array(z.string().max(50)).max(100).exactOptional(),
      })
      .exactOptional(),
    resolutionDays: z.number().int().min(resolutionDays.least).max(resolutionDays.most).exactOptional(),
  })
  .refine((value) => Buffer.byteLength(JSON.stringify(value)) <= mostBytes, `must not exceed ${mostBytes} bytes`);
preferences satisfies z.ZodType<Preferences>;

/** What the console remembers with the person who asks. */
@Controller('api/preferences')
@Requires('self:manage')
export class PreferencesController {
  constructor(private readonly accounts: AccountDirectory) {}

  @Put()
  @HttpCode(204)
  async save(
    @SignedIn() { accountId }: Principal,
    @Body(new ZodBody(preferences)) body: z.infer<typeof preferences>,
  ): Promise<void> {
    await this.accounts.savePreferences(accountId, body);
  }
}
