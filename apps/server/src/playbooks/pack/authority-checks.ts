import type { AllowedRemedy, Guideline, Money } from '@aliado/domain';
import { compileExpression } from '../feel/feel-compiler.ts';
import type { PackAuthority } from './authority-schema.ts';
import { feelFault } from './guideline-checks.ts';
import type { PackFault, PackNotice } from './pack.ts';
import { repeatedIds, unknownName, type KnownNames, type Sourced } from './pack-checks.ts';

type Path = readonly PropertyKey[];

/** Finds what is wrong in who may give what, seen from the pack around it. */
export function checkAuthority(authority: Sourced<PackAuthority>, names: KnownNames): readonly PackFault[] {
  const { value } = authority;
  return [
    ...repeatedIds(authority, ['limits'], value.limits),
    ...repeatedIds(authority, ['budgets'], value.budgets),
    ...repeatedIds(authority, ['never'], value.never),
    ...value.limits.flatMap(({ for: { teams = [], queues = [] } }, index) => [
      ...teams.flatMap((team, nth) =>
        unknownName(authority, ['limits', index, 'for', 'teams', nth], 'team', team, names.teams),
      ),
      ...queues.flatMap((queue, nth) =>
        unknownName(authority, ['limits', index, 'for', 'queues', nth], 'queue', queue, names.queues),
      ),
    ]),
    ...value.budgets.flatMap(({ teams }, index) =>
      teams.flatMap((team, nth) => unknownName(authority, ['budgets', index, 'teams', nth], 'team', team, names.teams)),
    ),
    ...value.never.flatMap(({ when }, index) =>
      feelFault(authority, ['never', index, 'when'], () => compileExpression(when)),
    ),
    ...ungivenNames(authority),
    ...rateFaults(authority, names.currency),
  ];
}

/**
 * What the writer of an authority may want to look at: accounts that the pack does not know, because people are also made
 * elsewhere; and what guidelines allow beyond what anybody may decide.
 */
export function authorityNotices(
  { value, source }: Sourced<PackAuthority>,
  guidelines: readonly Sourced<Guideline>[],
  accounts: readonly { readonly id: string }[],
): readonly PackNotice[] {
  return [
    ...value.limits.flatMap(({ for: { accounts: named = [] } }, index) =>
      named.flatMap((name, nth) =>
        accounts.some(({ id }) => id === name)
          ? []
          : [source.faultAt(['limits', index, 'for', 'accounts', nth], `the pack has no account "${name}"`)],
      ),
    ),
    ...guidelines.flatMap(({ value: { rules }, source: file }) =>
      rules.flatMap(({ then }, rule) =>
        then.flatMap((allowed, nth) => {
          const reason = beyondEverybody(allowed, value.limits);
          return reason === null ? [] : [file.faultAt(['rules', rule, 'then', nth], reason)];
        }),
      ),
    ),
  ];
}

/** A remedy that is excluded, or is kindness, but that no limit lets anybody give, is most likely a slip. */
function ungivenNames({ value, source }: Sourced<PackAuthority>): readonly PackFault[] {
  const given = new Set<string>(value.limits.flatMap(({ remedies }) => remedies));
  const told = (path: Path, remedy: string) =>
    given.has(remedy) ? [] : [source.faultAt(path, `no limit lets anybody give "${remedy}"`)];
  return [
    ...value.exclusions.flatMap(({ remedies }, index) =>
      remedies.flatMap((remedy, nth) => told(['exclusions', index, 'remedies', nth], remedy)),
    ),
    ...value.goodwill.flatMap((remedy, nth) => told(['goodwill', nth], remedy)),
  ];
}

function rateFaults({ value, source }: Sourced<PackAuthority>, own: string): readonly PackFault[] {
  const known = new Set([own, ...value.rates.map(({ currency }) => currency)]);
  const sums: readonly (readonly [Path, Money | undefined])[] = [
    ...value.limits.flatMap(({ perDecision, perCustomer, perDay }, index) => [
      [['limits', index, 'perDecision'], perDecision] as const,
      [['limits', index, 'perCustomer'], perCustomer] as const,
      [['limits', index, 'perDay'], perDay] as const,
    ]),
    ...value.budgets.map(({ amount }, index) => [['budgets', index, 'amount'], amount] as const),
  ];
  return [
    ...sums.flatMap(([path, sum]) =>
      sum === undefined || known.has(sum.currency)
        ? []
        : [source.faultAt(path, `there is no rate for ${sum.currency}; the organisation counts in ${own}`)],
    ),
    ...value.rates.flatMap(({ currency, from }, index) => {
      if (currency === own)
        return [source.faultAt(['rates', index], `${own} is the organisation's own: it has no rate`)];
      const isRepeated = value.rates.findIndex((rate) => rate.currency === currency && rate.from === from) < index;
      return isRepeated ? [source.faultAt(['rates', index], `${currency} has two rates from ${from} on`)] : [];
    }),
  ];
}

function beyondEverybody({ remedy, limit }: AllowedRemedy, limits: PackAuthority['limits']): string | null {
  if (remedy === 'none') return null;
  const naming = limits.filter(({ remedies }) => remedies.some((named) => named === remedy));
  if (naming.length === 0) return `no limit lets anybody give "${remedy}"`;
  const isUnbounded = naming.some(({ perDecision }) => perDecision?.currency !== limit?.currency);
  if (limit === undefined || isUnbounded) return null;
  const most = Math.max(...naming.map(({ perDecision }) => perDecision?.amount ?? 0));
  return most < limit.amount ? `allows ${limit.amount}, but nobody may decide more than ${most}` : null;
}
