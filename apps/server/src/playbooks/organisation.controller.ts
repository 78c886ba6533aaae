import type { Organisation } from '@aliado/domain';
import { Controller, Get } from '@nestjs/common';
import { Requires } from '../identity/requires.ts';
import { RequestRefused } from '../platform/request-refused.ts';
import { Playbook } from './playbook.ts';

/** Queues, teams, matters and people, for every console. */
@Controller('api/organisation')
export class OrganisationController {
  constructor(private readonly playbook: Playbook) {}

  @Get()
  @Requires('organisation:read')
  organisation(): Organisation {
    if (!this.playbook.isLoaded())
      throw new RequestRefused(404, 'playbook/nothing-published', 'No pack was loaded yet.');
    return this.playbook.organisation();
  }
}
