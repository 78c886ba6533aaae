import type { Command } from 'commander';
import { AuditTrail, type AuditBreach, type AuditEntry } from '../identity/audit-trail.ts';
import { wholeFrom } from './arguments.ts';
import { CommandFault } from './fault.ts';
import { inOffice } from './office.ts';

/** `aliado audit`: reads the whole audit trail and says whether it holds; or shows what was done last. */
export function addAudit(program: Command): void {
  const audit = program
    .command('audit')
    .description('read the whole audit trail and name the first line that was changed or is missing')
    .action(() => inOffice(({ parts }) => verify(parts.get(AuditTrail))));
  audit
    .command('last')
    .description('show who did what last, the newest last')
    .argument('[count]', 'how many lines', wholeFrom(1, 10_000), 20)
    .action((count: number) => inOffice(({ parts }) => show(parts.get(AuditTrail), count)));
}

async function show(trail: AuditTrail, count: number): Promise<void> {
  const lines = await trail.last(count);
  console.log(lines.length === 0 ? 'Nothing stands in the audit trail yet.' : lines.map(lineOf).join('\n'));
}

/** One line of the trail in one line of text. */
const lineOf = ({ n, at, actor, action, object, detail }: AuditEntry): string =>
  `${n}  ${new Date(at).toISOString()}  ${actor}  ${action}  ${object}  ${JSON.stringify(detail)}`;

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
