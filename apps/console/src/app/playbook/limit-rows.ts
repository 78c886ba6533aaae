import type { AuthorityLimit, DraftFinding, Language, Organisation, RemedyKind } from '@aliado/domain';
import { findingsAt, formatMoney } from '@aliado/ui';

/** One thing that somebody must be for a limit to apply: words of the console, or a name. */
export interface Who {
  readonly key: string | null;
  readonly text: string;
}

/** A limit on one line. */
export interface LimitRow {
  readonly id: string;
  /** Where it stands in the content. */
  readonly at: string;
  readonly who: readonly Who[];
  readonly remedies: readonly RemedyKind[];
  readonly perDecision: string;
  readonly perCustomer: string;
  readonly perDay: string;
  /** Of the customer's window; null where there is none. */
  readonly days: number | null;
  readonly severity: DraftFinding['severity'] | null;
}

/** Limits as lines, in the reader's language. */
export const limitRows = (
  limits: readonly AuthorityLimit[],
  findings: readonly DraftFinding[],
  { organisation, language }: { readonly organisation: Organisation | null; readonly language: Language },
): readonly LimitRow[] =>
  limits.map((limit, place) => {
    const { id, remedies, perDecision, perCustomer, perDay } = limit;
    const sum = (money: typeof perDecision) => (money ? formatMoney(money, language) : '–');
    const at = `limits.${place}`;
    return {
      ...{ id, at, remedies, who: whoIn(limit, organisation, language) },
      ...{ perDecision: sum(perDecision), perCustomer: sum(perCustomer), perDay: sum(perDay) },
      days: perCustomer?.days ?? null,
      severity: severityAt(findings, at),
    };
  });

/** The worst of what was found at a place; null for nothing. */
export function severityAt(findings: readonly DraftFinding[], at: string): DraftFinding['severity'] | null {
  const here = findingsAt(findings, at);
  if (here.some(({ severity }) => severity === 'fault')) return 'fault';
  return here.length > 0 ? 'notice' : null;
}

function whoIn({ for: scope }: AuthorityLimit, organisation: Organisation | null, language: Language): readonly Who[] {
  const { roles = [], accounts = [], teams = [], queues = [], customerTiers = [], countries = [] } = scope;
  const named = (text: string): Who => ({ key: null, text });
  const nameOf = (list: 'teams' | 'queues', id: string) =>
    named(organisation?.[list].find((one) => one.id === id)?.name[language] ?? id);
  return [
    ...roles.map((role) => ({ key: `home.role.${role}`, text: '' })),
    ...accounts.map((id) => named(organisation?.people.find((one) => one.id === id)?.name ?? id)),
    ...teams.map((team) => nameOf('teams', team)),
    ...queues.map((queue) => nameOf('queues', queue)),
    ...(scope.tenureMonths === undefined
      ? []
      : [{ key: 'playbook.authority.tenure', text: String(scope.tenureMonths) }]),
    ...customerTiers.map((tier) => ({ key: `playbook.authority.tier.${tier}`, text: '' })),
    ...countries.map(named),
  ];
}
