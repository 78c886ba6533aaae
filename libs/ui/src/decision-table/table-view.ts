import type { AllowedRemedy, DraftFinding, Guideline, Language, Localised, RemedyKind } from '@aliado/domain';
import { formatMoney, formatNumber } from '../format/number-format.ts';
import type { FeelUnit, TestWords } from '../guideline/feel-words.ts';
import { wordsOfTest } from '../guideline/feel-words.ts';
import { conditionBefore, rowsOf, type TableRow } from './table-diff.ts';

/** A cell that holds a condition: in words, with those in force where they were others. */
export interface ConditionCell {
  readonly test: string;
  readonly words: TestWords;
  readonly was: TestWords | null;
  readonly severity: DraftFinding['severity'] | null;
}

/** One remedy on its line; what is null is not said. */
export interface RemedyLine {
  readonly remedy: RemedyKind;
  readonly limit: string | null;
  readonly proposed: string | null;
  readonly decides: 'agent' | 'supervisor';
}

/** A column of the conclusion: line by line as it is, and as it was where that differs. */
export interface LinesCell<Line> {
  readonly now: readonly Line[];
  readonly was: readonly Line[] | null;
}

/** A row, ready to be drawn. */
export interface RowView extends Pick<TableRow, 'state' | 'number' | 'movedFrom'> {
  readonly id: string;
  readonly conditions: readonly ConditionCell[];
  readonly what: LinesCell<RemedyKind>;
  readonly limit: LinesCell<{ readonly limit: string | null; readonly proposed: string | null }>;
  readonly decides: LinesCell<'agent' | 'supervisor'>;
  readonly because: { readonly now: string; readonly was: string | null };
  readonly severity: DraftFinding['severity'] | null;
  /** How often it held, and its share of the most; null before a back-test. */
  readonly hits: { readonly count: string; readonly share: number } | null;
  readonly isHit: boolean;
}

/** What a table is drawn from. */
export interface TableSource {
  readonly table: Guideline;
  readonly base: Guideline | null;
  readonly findings: readonly DraftFinding[];
  readonly hits: Readonly<Record<string, number>> | null;
  readonly hitRules: readonly string[];
  readonly currency: string;
}

const sums: ReadonlySet<string> = new Set(['order.total', 'given.toCustomerIn90Days', 'given.byAgentToday']);

/** What the numbers of a column are. */
export const unitOf = (expression: string, currency: string): FeelUnit =>
  sums.has(expression.trim()) ? { currency } : null;

/** The rows of a table beside what is in force, in the reader's language. */
export function viewOf(source: TableSource, language: Language): readonly RowView[] {
  const { table, base, hits, hitRules } = source;
  const most = Math.max(1, ...Object.values(hits ?? {}));
  return rowsOf(table, base).map((row): RowView => {
    const { rule, was, state, number, movedFrom } = row;
    const now = rule.then.map((remedy) => lineOf(remedy, language));
    const before = state === 'kept' ? (was?.then.map((remedy) => lineOf(remedy, language)) ?? null) : null;
    const count = hits?.[rule.id] ?? 0;
    const place = table.rules.indexOf(rule);
    return {
      ...{ id: rule.id, state, number, movedFrom },
      conditions: conditionsOf(source, row, language),
      what: changed(now, before, ({ remedy }) => remedy),
      limit: changed(now, before, ({ limit, proposed }) => ({ limit, proposed })),
      decides: changed(now, before, ({ decides }) => decides),
      because: words(rule.because, state === 'kept' ? was?.because : undefined, language),
      severity: place === -1 ? null : severityAt(source.findings, `rules.${place}`),
      hits: hits && state !== 'removed' ? { count: formatNumber(count, language), share: count / most } : null,
      isHit: hitRules.includes(rule.id),
    };
  });
}

function conditionsOf(source: TableSource, row: TableRow, language: Language): readonly ConditionCell[] {
  const { table, base, currency, findings } = source;
  const place = table.rules.indexOf(row.rule);
  return table.inputs.map(({ id, expression }, at) => {
    const unit = unitOf(expression, currency);
    const test = (row.state === 'removed' && base ? conditionBefore(row.rule, base, id) : row.rule.when[at]) ?? '-';
    const before = row.state === 'kept' && row.was && base ? (conditionBefore(row.was, base, id) ?? '-') : test;
    return {
      test,
      words: wordsOfTest(test, language, unit),
      was: before === test ? null : wordsOfTest(before, language, unit),
      severity: place === -1 ? null : severityAt(findings, `rules.${place}.when.${at}`),
    };
  });
}

const lineOf = ({ remedy, limit, proposed, decides }: AllowedRemedy, language: Language): RemedyLine => ({
  remedy,
  limit: limit ? formatMoney(limit, language) : null,
  proposed: proposed ? formatMoney(proposed, language) : null,
  decides: decides ?? 'agent',
});

function changed<Line>(
  now: readonly RemedyLine[],
  before: readonly RemedyLine[] | null,
  read: (line: RemedyLine) => Line,
): LinesCell<Line> {
  const [lines, was] = [now.map(read), before?.map(read) ?? null];
  return { now: lines, was: was && JSON.stringify(was) !== JSON.stringify(lines) ? was : null };
}

function words(now: Localised, was: Localised | undefined, language: Language): RowView['because'] {
  const isChanged = was !== undefined && (was.es !== now.es || was.en !== now.en);
  return { now: now[language], was: isChanged ? was[language] : null };
}

function severityAt(findings: readonly DraftFinding[], path: string): DraftFinding['severity'] | null {
  const here = findings.filter((finding) => finding.path === path || finding.path.startsWith(`${path}.`));
  if (here.some(({ severity }) => severity === 'fault')) return 'fault';
  return here.length > 0 ? 'notice' : null;
}
