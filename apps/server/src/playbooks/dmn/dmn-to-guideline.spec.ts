import { applyGuideline, unknownFacts, type CaseFacts, type Guideline } from '@aliado/domain';
import { CompiledFeel } from '../feel/compiled-feel.ts';
import { dmnToGuideline } from './dmn-to-guideline.ts';
import { aDmnFile, type ForeignTable } from './testing/a-dmn-file.ts';

const feel = new CompiledFeel();
const today = '2026-03-01';

async function draftOf(...tables: readonly ForeignTable[]): Promise<Guideline> {
  const imported = await dmnToGuideline(aDmnFile(...tables), { today });
  if ('faults' in imported) throw new Error(imported.faults.join('; '));
  return imported.guideline;
}

async function faultsOf(table: Partial<ForeignTable>): Promise<readonly string[]> {
  const file = aDmnFile({ inputs: ['order.total'], outputs: [''], rows: [[['-'], ['"refund"']]], ...table });
  const imported = await dmnToGuideline(file, { today });
  return 'faults' in imported ? imported.faults : [];
}

const factsOf = (late: number | null, tier: string | null): CaseFacts => ({
  ...unknownFacts,
  customer: { ...unknownFacts.customer, tier },
  order: { ...unknownFacts.order, daysLate: late },
});

/** The outputs of the rules that are hit, as they stand in the reasons of a draft. */
const hits = (guideline: Guideline, late: number | null, tier: string | null): readonly string[] =>
  applyGuideline(guideline, factsOf(late, tier), feel).hits.map(({ because }) => because.en);

/** Rows of which several hold at once: 5 days late and premium meets all of them. */
const rows: ForeignTable['rows'] = [
  [
    ['> 0', '-'],
    ['"small"', '10'],
  ],
  [
    ['>= 3', '-'],
    ['"medium"', '20'],
  ],
  [
    ['-', '"premium","plus"'],
    ['"large"', '20'],
  ],
];
const table = (policy: string, lists: readonly [string, string] = ['', '']): ForeignTable => ({
  ...{ policy: `hitPolicy="${policy}"`, inputs: ['order.daysLate', 'customer.tier'], rows },
  outputs: [`name="size"|${lists[0]}`, `name="euros"|${lists[1]}`],
});
const valuesOf = (list: string) => `<outputValues><text>${list}</text></outputValues>`;

// our own tables, after the behaviours that the OMG's Technology Compatibility Kit tests in the cases named here
describe('a table of another tool', () => {
  it.each([
    ['0004-simpletable-U: the only row that holds', 'UNIQUE', 1, null, ['size: small, euros: 10']],
    ['0004-simpletable-U: nothing where several hold', 'UNIQUE', 5, 'premium', []],
    ['0108-first-hitpolicy: the first row', 'FIRST', 5, 'premium', ['size: small, euros: 10']],
    [
      '0112-ruleOrder-hitpolicy: all in the order of rows',
      'RULE ORDER',
      5,
      'premium',
      ['size: small, euros: 10', 'size: medium, euros: 20', 'size: large, euros: 20'],
    ],
    ['0119-multi-collect-hitpolicy: all', 'COLLECT', 4, null, ['size: small, euros: 10', 'size: medium, euros: 20']],
    ['nothing where no row holds', 'COLLECT', null, 'standard', []],
  ] as const)('decides as the kit expects of %s', async (_, policy, late, tier, expected) => {
    expect(hits(await draftOf(table(policy)), late, tier)).toEqual(expected);
  });

  it.each([
    ['0006-simpletable-P1: by the list of one output', ['', valuesOf('20, 10')], 'size: medium, euros: 20'],
    [
      '0007-simpletable-P2: the other way round',
      [valuesOf('"small", "medium", "large"'), ''],
      'size: small, euros: 10',
    ],
    [
      '0118-multi-priority-hitpolicy: by the first output, then by the next',
      [valuesOf('"large", "medium", "small"'), valuesOf('20, 10')],
      'size: large, euros: 20',
    ],
  ] as const)('of the policy P decides as the kit expects of %s', async (_, lists, expected) => {
    expect(hits(await draftOf(table('PRIORITY', lists)), 5, 'premium')).toEqual([expected]);
  });

  it('reads tests as 0017-tableTests and 0036-dt-variable-input do: ranges, lists, negation, other facts, nothing', async () => {
    const tests = ['[1..3)', ']3..5[', '(5..7]', '-1, > 100', 'not(< 50)', '> order.failedDeliveries * 10', ''];
    const draft = await draftOf({
      ...{ policy: 'hitPolicy="COLLECT"', inputs: ['order.daysLate'], outputs: ['name="row"'] },
      rows: tests.map((test, place) => [[test], [String(place)]]),
    });
    const rowsFor = (daysLate: number) =>
      applyGuideline(draft, { ...unknownFacts, order: { ...unknownFacts.order, daysLate, failedDeliveries: 3 } }, feel)
        .hits.map(({ because }) => because.en.replace('row: ', ''))
        .join('');
    expect([1, 3, 4, 5, 7, -1, 31, 50, 101].map(rowsFor)).toEqual([
      '06',
      '6',
      '16',
      '6',
      '26',
      '36',
      '56',
      '456',
      '3456',
    ]);
  });

  it('takes a default output for a last row', async () => {
    const byDefault = '<defaultOutputEntry><text>"none at all"</text></defaultOutputEntry>';
    const draft = await draftOf({
      ...{ policy: 'hitPolicy="FIRST"', inputs: ['order.daysLate', 'customer.tier'], outputs: [`|${byDefault}`] },
      rows: [[['> 0', '-'], ['"a little"']]],
    });
    expect([hits(draft, 2, null), hits(draft, 0, null)]).toEqual([['a little'], ['none at all']]);
  });
});

describe('the draft of a guideline', () => {
  it('has what the file says, and says of the rest what is to be filled in', async () => {
    const draft = await draftOf({
      ...{ name: 'Retraso: ¿qué damos?', inputs: ['order.daysLate', 'customer.tier'], outputs: ['label="Gesture"'] },
      rows: [
        [['> 2', ''], ['"Credit"']],
        [['-', '"plus"'], ['"a call"']],
      ],
    });
    const words = (text: string) => ({ es: text, en: text });
    expect(draft).toEqual({
      ...{
        id: 'retraso-que-damos',
        version: 1,
        name: words('Retraso: ¿qué damos?'),
        why: words('Retraso: ¿qué damos?'),
      },
      ...{ matters: ['unassigned'], owner: 'unassigned', effectiveFrom: today, hitPolicy: 'unique' },
      inputs: [
        { id: 'orderDaysLate', label: words('order.daysLate'), expression: 'order.daysLate' },
        { id: 'customerTier', label: words('customer.tier'), expression: 'customer.tier' },
      ],
      rules: [
        { id: 'rule-1', when: ['> 2', '-'], then: [{ remedy: 'credit' }], because: words('Gesture: Credit') },
        { id: 'rule-2', when: ['-', '"plus"'], then: [{ remedy: 'none' }], because: words('Gesture: a call') },
      ],
    });
  });

  it('takes columns that are called like ours for remedies', async () => {
    const { rules } = await draftOf({
      ...{
        inputs: ['order.total'],
        outputs: ['remedy', 'limitAmount', 'limitCurrency', 'decides'].map((name) => `name="${name}"`),
      },
      rows: [
        [['-'], ['"credit"', '1500', '"EUR"', '"supervisor"']],
        [['< 0'], ['"none"', '', 'null', '']],
      ],
    });
    expect(rules.map(({ then }) => then)).toEqual([
      [{ remedy: 'credit', limit: { amount: 1500, currency: 'EUR' }, decides: 'supervisor' }],
      [{ remedy: 'none' }],
    ]);
  });

  it('is of the decision that was asked for, where there are several', async () => {
    const one = { inputs: ['order.total'], outputs: [''], rows: [[['-'], ['"refund"']]] } satisfies ForeignTable;
    const file = aDmnFile({ ...one, name: 'Ours' }, { ...one, name: 'Theirs' });
    expect(await dmnToGuideline(file, { today })).toEqual({
      faults: ['there are several tables, say which decision: decision1, decision2'],
    });
    expect(await dmnToGuideline(file, { today, decision: 'decision2' })).toMatchObject({ guideline: { id: 'theirs' } });
    expect(await dmnToGuideline(file, { today, decision: 'Ours' })).toMatchObject({ guideline: { id: 'ours' } });
    expect(await dmnToGuideline(file, { today, decision: 'Nobody' })).toEqual({
      faults: ['there is no decision "Nobody"; there are decision1, decision2'],
    });
  });

  it.each([
    ['the policy A', { policy: 'hitPolicy="ANY"' }, 'has the hit policy A (any)'],
    ['the policy O', { policy: 'hitPolicy="OUTPUT ORDER"' }, 'has the hit policy O (output order)'],
    ['sums', { policy: 'hitPolicy="COLLECT" aggregation="SUM"' }, 'aggregates its outputs (C sum)'],
    [
      'P without a list',
      { policy: 'hitPolicy="PRIORITY"' },
      'has the hit policy P (priority) and no list of output values',
    ],
    ['computed outputs', { rows: [[['-'], ['order.total * 2']]] }, 'rule 1 computes its output order.total * 2'],
    [
      'defaults where none counts last',
      { outputs: ['|<defaultOutputEntry><text>1</text></defaultOutputEntry>'] },
      'has a default output',
    ],
    [
      'other decisions',
      { before: '<informationRequirement><requiredDecision href="#x"/></informationRequirement>' },
      'asks other decisions first',
    ],
    [
      'knowledge models',
      { before: '<knowledgeRequirement><requiredKnowledge href="#x"/></knowledgeRequirement>' },
      'leans on a business knowledge model',
    ],
    [
      'remedies that nobody knows',
      { outputs: ['name="remedy"'], rows: [[['-'], ['"bribe"']]] },
      'rule 1: the remedy "bribe" is none of',
    ],
  ] satisfies readonly (readonly [string, Partial<ForeignTable>, string])[])(
    'is not made of %s',
    async (_, part, reason) => {
      const [fault, ...more] = await faultsOf(part);
      expect(fault).toContain(reason);
      expect(more).toEqual([]);
    },
  );

  it.each([
    ['no XML', 'id: late', 'is no DMN file of the versions 1.1 to 1.5'],
    ['other XML', '<html/>', 'is no DMN file of the versions 1.1 to 1.5'],
    ['nothing in it', aDmnFile(), 'there is no decision table in it'],
    [
      'another expression',
      aDmnFile().replace(
        '</definitions>',
        '<decision id="a"><literalExpression><text>1</text></literalExpression></decision></definitions>',
      ),
      'there is no decision table in it',
    ],
  ])('is not made of a file with %s', async (_, file, reason) => {
    const imported = await dmnToGuideline(file, { today });
    expect('faults' in imported && imported.faults[0]).toContain(reason);
  });
});
