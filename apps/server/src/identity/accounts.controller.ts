import { languages, roles, type AccountView } from '@aliado/domain';
import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { ZodBody } from '../platform/zod-body.ts';
import {
  AccountDirectory,
  type Account,
  type AccountChanges,
  type AccountOutcome,
  type NewAccount,
} from './account-directory.ts';
import { accountRefused } from './account-refused.ts';
import type { Principal } from './principal.ts';
import { Requires, SignedIn } from './requires.ts';

const shown = z
  .string()
  .trim()
  .regex(/^\P{Cc}{1,128}$/u, 'must have 1 to 128 characters, none of them a control character');
const fields = {
  name: shown,
  roles: z.array(z.enum(roles)).min(1).max(roles.length),
  language: z.enum(languages),
  team: shown.nullable(),
  queues: z.array(shown).max(64),
  tenureMonths: z.number().int().min(0).max(900),
  password: z.string().max(1_024),
};

const newAccount = z.strictObject({ id: z.string().max(64), ...fields }) satisfies z.ZodType<NewAccount>;
const accountChanges = z.strictObject({
  name: fields.name.exactOptional(),
  roles: fields.roles.exactOptional(),
  language: fields.language.exactOptional(),
  team: fields.team.exactOptional(),
  queues: fields.queues.exactOptional(),
  tenureMonths: fields.tenureMonths.exactOptional(),
  password: fields.password.exactOptional(),
  isDisabled: z.boolean().exactOptional(),
}) satisfies z.ZodType<AccountChanges>;

/** The people who may sign in, for whoever manages them. */
@Controller('api/accounts')
@Requires('account:manage')
export class AccountsController {
  constructor(private readonly accounts: AccountDirectory) {}

  @Get()
  async list(): Promise<readonly AccountView[]> {
    return (await this.accounts.list()).map(viewOf);
  }

  @Post()
  async create(
    @SignedIn() { accountId }: Principal,
    @Body(new ZodBody(newAccount)) body: NewAccount,
  ): Promise<AccountView> {
    return accepted(await this.accounts.create(body, accountId));
  }

  @Patch(':id')
  async change(
    @SignedIn() { accountId }: Principal,
    @Param('id') id: string,
    @Body(new ZodBody(accountChanges)) body: AccountChanges,
  ): Promise<AccountView> {
    return accepted(await this.accounts.change(id, body, accountId));
  }
}

function accepted(outcome: AccountOutcome): AccountView {
  if (!('refused' in outcome)) return viewOf(outcome);
  throw accountRefused(outcome.refused);
}

function viewOf({ preferences: _, ...view }: Account): AccountView {
  return view;
}
