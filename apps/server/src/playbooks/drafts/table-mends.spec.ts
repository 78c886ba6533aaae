import { analyseGuideline, factDomains, type DraftFinding, type Guideline, type TableMend } from '@aliado/domain';
import { stringify } from 'yaml';
import { regionTableOf } from '../pack/guideline-regions.ts';
import { SourceFile } from '../pack/source-file.ts';
import { regionOfTest } from '../feel/test-region.ts';
import { tableFindings } from './table-findings.ts';
import { testFor } from './test-for.ts';

const both = (words: string) => ({ es: words, en: words });

function aTable(hitPolicy: Guideline['hitPolicy'], ...rules: readonly (readonly [string, ...string[]])[]): Guideline {
  return {
    ...{ id: 'late', version: 3, name: both('Late'), matters: ['other'], owner: 'experience', why: both('Why') },
    ...{ effectiveFrom: '2026-01-01', hitPolicy },
    inputs: [
      { id: 'failed', label: both('Failed'), expression: 'order.failedDeliveries' },
      { id: 'tier', label: both('Tier'), expression: 'customer.tier' },
    ],
    rules: rules.map(([id, ...when]) => ({ id, when, then: [{ remedy: 'none' }], because: both(id) })),
  };
}

const findingsIn = (value: Guideline): readonly DraftFinding[] =>
  tableFindings({ value, source: new SourceFile('guidelines/late.yaml', stringify(value)) }, 'EUR');

const mendsIn = (value: Guideline): readonly TableMend[] => findingsIn(value).flatMap(({ mends = [] }) => mends);

describe('what mends a table', () => {
  it('moves a hidden rule before the one that hides it, or takes it out', () => {
    const table = aTable('first', ['many', '>= 1', '-'], ['twice', '>= 2', '-'], ['rest', '-', '-']);
    expect(mendsIn(table)).toEqual([
      { kind: 'move-rule', ruleId: 'twice', beforeId: 'many' },
      { kind: 'remove-rule', ruleId: 'twice' },
    ]);
  });

  it('only takes out a rule that would hide another one wherever it went', () => {
    const table = aTable('first', ['one', '>= 1', '-'], ['same', '>= 1', '-'], ['rest', '-', '-']);
    expect(mendsIn(table)).toEqual([{ kind: 'remove-rule', ruleId: 'same' }]);
  });

  it('lets the first decide where rules hold together, and only where that hides none', () => {
    expect(mendsIn(aTable('unique', ['some', '>= 1', '-'], ['plus', '-', '"plus"']))).toContainEqual({
      kind: 'first-decides',
    });
    const hiding = aTable('unique', ['all', '-', '-'], ['plus', '-', '"plus"']);
    expect(mendsIn(hiding)).toEqual([]);
  });

  it('asks in a new rule only what tells it from the others', () => {
    const table = aTable('first', ['many', '>= 2', '-'], ['plus', '1', '"plus"'], ['rest', '1', '-']);
    expect(mendsIn(table)[0]).toEqual({ kind: 'add-rule', when: ['< 1', '-'] });
  });

  it('adds rules for cases without one, each as wide as it can be, until every case has one', () => {
    let table = aTable('first', ['many', '>= 3', '-'], ['plus', '[1..2]', '"plus"']);
    for (let round = 0; round < 12; round += 1) {
      const added = mendsIn(table).find((mend) => mend.kind === 'add-rule');
      if (!added) break;
      const rule = { id: `rule-${round}`, when: added.when, then: [{ remedy: 'none' as const }], because: both('?') };
      table = { ...table, rules: [...table.rules, rule] };
    }
    expect(analyseGuideline(regionTableOf(table, 2)).isComplete).toBe(true);
    expect(findingsIn(table)).toEqual([]);
  });
});

describe('a test for a value that no rule tells apart', () => {
  const { 'order.total': total, 'customer.tier': tier, 'customer.country': country } = factDomains;
  const amounts = { ...total, places: 2 };
  it.each([
    [['< 100', '> 200'], 150, '[100..200]', amounts],
    [['<= 100', '>= 200'], 150, '(100..200)', amounts],
    [['< 100'], 500, '>= 100', amounts],
    [['> 100'], 5, '<= 100', amounts],
    [['< 100', '> 100'], 100, '100', amounts],
    [['< 100', '-'], null, 'null', amounts],
    [['-'], 0, '-', amounts],
    [['"plus"', '"premium"'], 'standard', '"standard", "prospect"', tier],
    [['"ES"', '"MX"'], 'other', 'not("ES", "MX")', country],
    [['"ES", "MX"'], 'MX', '"ES", "MX"', country],
    [['true'], false, 'false', factDomains['product.inWarranty']],
    [['-'], null, '-', null],
  ] as const)('of %j around %j is %s', (tests, value, expected, domain) => {
    const test = testFor(domain, tests.map(regionOfTest), value);
    expect(test).toBe(expected);
  });
});
