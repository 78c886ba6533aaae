import type { UndoableGrant } from '@aliado/domain';
import { Controller, Get } from '@nestjs/common';
import type { Principal } from '../identity/principal.ts';
import { Requires, SignedIn } from '../identity/requires.ts';
import { UndoableGrants } from './undoable-grants.ts';

/** What was given, for who manages authority. */
@Controller('api/authority/grants')
@Requires('authority:manage')
export class GrantsController {
  constructor(private readonly grants: UndoableGrants) {}

  /** What can still be taken back, newest first. */
  @Get()
  async undoable(@SignedIn() principal: Principal): Promise<{ readonly grants: readonly UndoableGrant[] }> {
    return { grants: await this.grants.of(principal) };
  }
}
