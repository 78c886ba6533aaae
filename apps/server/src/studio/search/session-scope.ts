import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '../../identity/account-directory.ts';
import type { Principal } from '../../identity/principal.ts';
import type { SessionScope } from './session-search.ts';

/**
 * Tells whose sessions somebody may see: trainers those of their team, whoever may look into contacts of others all, and everybody
 * their own. A trainer without a team is one for all.
 */
@Injectable()
export class SessionScopes {
  constructor(private readonly accounts: AccountDirectory) {}

  async of({ accountId, roles, team, permissions }: Principal): Promise<SessionScope> {
    if (!permissions.has('interaction:look')) return [accountId];
    const isBoundToTeam = team !== null && !roles.some((role) => role === 'supervisor' || role === 'lead');
    if (!isBoundToTeam) return 'all';
    const mates = (await this.accounts.list()).filter((account) => account.team === team).map(({ id }) => id);
    return mates.includes(accountId) ? mates : [...mates, accountId];
  }
}
