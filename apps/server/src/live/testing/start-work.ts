import type { Role } from '@aliado/domain';
import type { INestApplicationContext } from '@nestjs/common';
import { DayStart } from '../../agents/day-start.ts';
import { OverdueWork } from '../../agents/overdue-work.ts';
import { Roster } from '../../agents/roster.ts';
import { WorkAssigner } from '../../agents/work-assigner.ts';
import { AccountDirectory } from '../../identity/account-directory.ts';

/** What the server does before its first console is let in, as far as agents are concerned. */
export async function startWork(app: INestApplicationContext): Promise<void> {
  const accounts = await app.get(AccountDirectory).list();
  const isAgent = ({ roles }: { readonly roles: readonly Role[] }) => roles.includes('agent');
  await app.get(Roster).start(accounts.filter(isAgent));
  await app.get(WorkAssigner).start(accounts.filter(isAgent).map(({ id }) => id));
  await app.get(OverdueWork).start();
  app.get(DayStart).start();
}
