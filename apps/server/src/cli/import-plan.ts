import { existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { basename } from 'node:path';
import type { PlanReport, RefusedPlanRow } from '@aliado/domain';
import { Command } from 'commander';
import { largestPlanBytes, PlanImport } from '../floor/time/plan/plan-import.ts';
import { AuditTrail } from '../identity/audit-trail.ts';
import { by } from './by.ts';
import { CommandFault } from './fault.ts';
import { inOffice } from './office.ts';

/** `aliado import plan`: takes in what people are planned for. */
export const importPlanCommand = (): Command =>
  new Command('plan')
    .description('take in what people are planned for; the days that it covers are replaced')
    .argument('<file>', 'a CSV file: agent, activity (work, break or off), from, to, time_zone')
    .option('--dry-run', 'say what would be done, and do nothing')
    .action(importPlan);

async function importPlan(path: string, { dryRun = false }: { readonly dryRun?: boolean }): Promise<void> {
  if (!existsSync(path)) throw new CommandFault(`There is no file ${path}.`);
  if ((await stat(path)).size > largestPlanBytes) throw new CommandFault(`${path} is too large.`);
  const bytes = await readFile(path);
  const report = await inOffice(async ({ parts }) => {
    const detail = { bytes: bytes.length };
    if (!dryRun) await parts.get(AuditTrail).record({ actor: by, action: 'plan/import-begun', object: 'plan', detail });
    return parts.get(PlanImport).run(bytes, by, Date.now(), dryRun);
  });
  for (const row of report.faults) console.log(`${basename(path)}:${row.line} ${sentence(row)}`);
  console.log(summary(report));
  if (report.faults.length > 0)
    throw new CommandFault(
      `Rows left out: ${report.refused}. Whoever has a row that is wrong keeps their plan as it was.`,
    );
}

function sentence({ column, reason, expected, value }: RefusedPlanRow): string {
  const found = value === null ? '' : ` “${value}”`;
  return `${column === null ? '' : `${column}: `}${reason}${found}${expected === null ? '' : `, expected ${expected}`}`;
}

const summary = ({ isDryRun, people, days, added, removed, unchanged }: PlanReport): string =>
  `${isDryRun ? 'Would be planned' : 'Planned'}: people ${people}, days ${days}; stretches added ${added}, removed ${removed}, as they were ${unchanged}.`;
