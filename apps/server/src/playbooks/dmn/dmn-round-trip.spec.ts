import { resolve } from 'node:path';
import type { AllowedRemedy, Guideline, GuidelineRule, Localised } from '@aliado/domain';
import fc from 'fast-check';
import { PackReader } from '../pack/pack-reader.ts';
import { dmnToGuideline } from './dmn-to-guideline.ts';
import { guidelineToDmn } from './guideline-to-dmn.ts';

const today = '2026-01-01';
const thereAndBack = async (guideline: Guideline) => dmnToGuideline(await guidelineToDmn(guideline), { today });

const ownPack = async () => {
  const { pack } = await new PackReader().read(resolve(__dirname, '../../../../../packs/casa-lumbre'));
  return pack?.guidelines ?? [];
};

const words = fc
  .array(fc.constantFrom('Ñandú', '<b>', '&amp;', '"', "'", ']]>', '\n', ' ', '€', '𝔸', '{', '-->', '<?x'), {
    minLength: 1,
  })
  .map((parts) => `a${parts.join('')}z`);
const text: fc.Arbitrary<Localised> = fc.record({ es: words, en: words });
const id = fc.constantFrom('a', '2-b', 'c-3', 'rule', 'input', 'x9');
const money = fc.record({ amount: fc.nat(100_000), currency: fc.constantFrom('EUR', 'COP') });
const remedy: fc.Arbitrary<AllowedRemedy> = fc.record(
  {
    remedy: fc.constantFrom('refund' as const, 'credit' as const, 'none' as const),
    limit: money,
    proposed: money,
    decides: fc.constantFrom('agent' as const, 'supervisor' as const),
  },
  { requiredKeys: ['remedy'] },
);
const test = fc.constantFrom('-', '>= 2', '"plus","<b>"', 'not(null)', '[1..4[', '> order.total * 2');
const rule = (ruleId: string): fc.Arbitrary<GuidelineRule> =>
  fc.record(
    {
      id: fc.constant(ruleId),
      when: fc.tuple(test, test),
      then: fc.array(remedy, { minLength: 1, maxLength: 3 }),
      ...{ say: text, checks: fc.array(text, { maxLength: 2 }), because: text },
    },
    { requiredKeys: ['id', 'when', 'then', 'because'] },
  );
const guideline: fc.Arbitrary<Guideline> = fc.record(
  {
    ...{ id, version: fc.integer({ min: 1, max: 99 }), name: text, owner: id, why: text },
    matters: fc.array(fc.constantFrom('delivery.late', 'other'), { minLength: 1, maxLength: 2 }),
    ...{ effectiveFrom: fc.constant('2026-01-01'), effectiveTo: fc.constant('2027-02-28') },
    hitPolicy: fc.constantFrom(...(['unique', 'first', 'priority', 'collect', 'rule-order'] as const)),
    inputs: fc.tuple(
      fc.record({ id: fc.constant('late'), label: text, expression: fc.constant('order.daysLate') }),
      fc.record({
        id: fc.constant('tier2'),
        label: text,
        expression: fc.constant('if true then customer.tier else "<b>"'),
      }),
    ),
    rules: fc.uniqueArray(id, { minLength: 1, maxLength: 4 }).chain((ids) => fc.tuple(...ids.map(rule))),
    never: fc.array(text, { maxLength: 2 }),
  },
  {
    requiredKeys: [
      ...([
        'id',
        'version',
        'name',
        'matters',
        'owner',
        'why',
        'effectiveFrom',
        'hitPolicy',
        'inputs',
        'rules',
      ] as const),
    ],
  },
);

describe('a guideline as a DMN file', () => {
  it('comes back as it was, for every guideline of our own pack', async () => {
    const guidelines = await ownPack();
    expect(guidelines.length).toBeGreaterThan(10);
    for (const each of guidelines) expect(await thereAndBack(each)).toEqual({ guideline: each });
  });

  it('comes back as it was, whatever stands in it', async () => {
    await fc.assert(
      fc.asyncProperty(guideline, async (each) => {
        expect(await thereAndBack(each)).toEqual({ guideline: each });
      }),
      { numRuns: 100 },
    );
  });

  it('is a DMN 1.3 decision that other engines can read: inputs, tests and outputs stand in plain DMN', async () => {
    const [each] = (await ownPack()).filter(({ hitPolicy }) => hitPolicy === 'priority');
    if (!each) throw new Error('our pack has no table of the policy priority');
    const xml = await guidelineToDmn(each);
    expect(xml).toContain('xmlns:dmn="https://www.omg.org/spec/DMN/20191111/MODEL/"');
    const standard = xml.replace(/<dmn:extensionElements>[\s\S]*?<\/dmn:extensionElements>/g, '');
    expect(standard).not.toMatch(/<aliado:/);
    const drafted = await dmnToGuideline(standard, { today });
    if ('faults' in drafted) throw new Error(drafted.faults.join());
    // DMN's P goes by the column of allowances, so the draft is the same table with the rows that allow most first
    const most = ({ then }: GuidelineRule) => Math.max(0, ...then.map(({ limit }) => limit?.amount ?? 0));
    const byAllowance = each.rules.toSorted((a, b) => most(b) - most(a));
    expect(drafted.guideline).toMatchObject({
      hitPolicy: 'first',
      inputs: each.inputs.map(({ expression }) => ({ expression })),
      rules: byAllowance.map(({ when, then }) => ({ when, then })),
    });
  });
});
