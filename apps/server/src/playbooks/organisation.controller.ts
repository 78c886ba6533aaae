import type { Organisation } from '@aliado/domain';
import { Controller, Get } from '@nestjs/common';
import { AccountDirectory } from '../identity/account-directory.ts';
import { Requires } from '../identity/requires.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { Playbook } from './playbook.ts';

/** Queues, teams, matters and people, for every console. */
@Controller('api/organisation')
export class OrganisationController {
  constructor(
    private readonly playbook: Playbook,
    private readonly accounts: AccountDirectory,
  ) {}

  @Get()
  @Requires('organisation:read')
  async organisation(): Promise<Organisation> {
    if (!this.playbook.isLoaded())
      throw new RequestRefused(404, 'playbook/nothing-published', 'No pack was loaded yet.');
    const accounts = (await this.accounts.list()).filter(({ disabledAt }) => disabledAt === null);
    return { ...this.playbook.organisation(), people: accounts.map(({ id, name, roles }) => ({ id, name, roles })) };
  }
}
