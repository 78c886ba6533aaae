import { languages, roles, type AccountView } from '@aliado/domain';
import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import { z } from 'zod';
import { RequestRefused } from '../platform/request-refused.ts';
import { ZodBody } from '../platform/zod-body.ts';
import {
  AccountDirectory,
  type Account,
  type AccountChanges,
  type AccountOutcome,
  type AccountRefusal,
  type NewAccount,
} from './account-directory.ts';
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

const answers: Readonly<Record<AccountRefusal, readonly [status: number, message: string]>> = {
  'account/unknown': [404, 'There is no such account.'],
  'account/taken': [409, 'There is an account with this id already.'],
  'account/last-administrator': [409, 'Somebody must remain who can manage accounts.'],
  'account/malformed-id': [422, 'An id has 2 to 64 lower-case letters, digits, dots, dashes and underscores.'],
  'account/weak-password': [422, 'A password has at least 12 characters and is not easily guessed.'],
};

function accepted(outcome: AccountOutcome): AccountView {
  if (!('refused' in outcome)) return viewOf(outcome);
  const [status, message] = answers[outcome.refused];
  throw new RequestRefused(status, outcome.refused, message);
}

function viewOf({ preferences: _, ...view }: Account): AccountView {
  return view;
}
