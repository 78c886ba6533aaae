import type { Command } from 'commander';
import { AuditTrail, type AuditBreach } from '../identity/audit-trail.ts';
import { CommandFault } from './fault.ts';
import { inOffice } from './office.ts';

/** `aliado audit`: reads the whole audit trail and says whether it holds. */
export function addAudit(program: Command): void {
  program
    .command('audit')
    .description('read the whole audit trail and name the first line that was changed or is missing')
    .action(() => inOffice(({ parts }) => verify(parts.get(AuditTrail))));
}

async function verify(trail: AuditTrail): Promise<void> {
  const breach = await trail.verify();
  if (breach) throw new CommandFault(`The audit trail does not hold: ${sentences[breach.because](breach.n)}.`);
  console.log('The audit trail holds: every line is as it was written.');
}

const sentences: Readonly<Record<AuditBreach['because'], (n: number) => string>> = {
  missing: (n) => `line ${n} is missing`,
  altered: (n) => `line ${n} was changed`,
  'broken-chain': (n) => `line ${n} does not follow from the one before`,
  'broken-seal': (n) => `its end, line ${n}, is not the one that was sealed`,
};
