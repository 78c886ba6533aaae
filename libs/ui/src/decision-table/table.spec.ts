import type { Guideline, GuidelineRule } from '@aliado/domain';
import { conditionBefore, rowsOf } from './table-diff.ts';
import {
  withCondition,
  withInput,
  withNever,
  withNewRule,
  withoutInput,
  withoutRule,
  withRuleBack,
  withRuleMoved,
} from './table-edits.ts';
import { mended } from './table-mends.ts';

const text = (words: string) => ({ es: words, en: words });
const rule = (id: string, ...when: string[]): GuidelineRule => ({
  id,
  when,
  then: [{ remedy: 'none' }],
  because: text(id),
});
const table: Guideline = {
  ...{ id: 'late', version: 3, name: text('Late'), matters: ['other'], owner: 'experience', why: text('Why') },
  ...{ effectiveFrom: '2026-01-01', hitPolicy: 'first' },
  inputs: [
    { id: 'failed', label: text('Failed'), expression: 'order.failedDeliveries' },
    { id: 'tier', label: text('Tier'), expression: 'customer.tier' },
  ],
  rules: [rule('a', '>= 2', '-'), rule('b', '1', '"plus"'), rule('c', '-', '-'), rule('d', '0', '-')],
};
const ids = ({ rules }: Guideline) => rules.map(({ id }) => id).join('');
const whens = ({ rules }: Guideline) => rules.map(({ when }) => when.join('|'));

describe('writing in a decision table', () => {
  it('puts a condition in a cell, and "anything" where it is cleared', () => {
    expect(whens(withCondition(table, 'b', 1, ' "premium" '))[1]).toBe('1|"premium"');
    expect(whens(withCondition(table, 'b', 0, ' '))[1]).toBe('-|"plus"');
  });

  it('adds a rule after another one, with an id of its own', () => {
    const first = withNewRule(table, 'b', text('?'));
    const second = withNewRule(first.table, null, text('?'));
    expect(second.table.rules.map(({ id }) => id)).toEqual([second.id, 'a', 'b', first.id, 'c', 'd']);
    expect(new Set([first.id, second.id]).size).toBe(2);
  });

  it('moves a rule up and down, and not off the table', () => {
    expect(ids(withRuleMoved(table, 'b', -1))).toBe('bacd');
    expect(ids(withRuleMoved(table, 'b', 1))).toBe('acbd');
    expect(withRuleMoved(table, 'd', 1)).toBe(table);
  });

  it('takes a rule out and puts it back where it stood', () => {
    expect(ids(withRuleBack(withoutRule(table, 'b'), table, 'b'))).toBe('abcd');
    expect(ids(withRuleBack(withoutRule(table, 'a'), table, 'a'))).toBe('abcd');
  });

  it('gives every rule a cell in a new column, and takes it away with the column', () => {
    const wider = withInput(table, text('Total'), 'order.total');
    expect(whens(wider)[0]).toBe('>= 2|-|-');
    expect(withoutInput(wider, 2)).toEqual(table);
    const alone = withoutInput(table, 0);
    expect(withoutInput(alone, 0)).toBe(alone);
  });

  it('has no empty list of what is never done', () => {
    expect(withNever(withNever(table, [text('Lie')]), [])).toEqual(table);
  });
});

describe('mending a decision table', () => {
  it('moves a rule before the one that hides it', () => {
    const { table: next, ruleId } = mended(table, { kind: 'move-rule', ruleId: 'd', beforeId: 'b' }, text('?'));
    expect([ids(next), ruleId]).toEqual(['adbc', 'd']);
  });

  it('takes out a rule that never counts', () => {
    expect(ids(mended(table, { kind: 'remove-rule', ruleId: 'b' }, text('?')).table)).toBe('acd');
  });

  it('adds a rule for what has none, last of all', () => {
    const { table: next, ruleId } = mended(table, { kind: 'add-rule', when: ['null', '"plus"'] }, text('?'));
    expect(next.rules.at(-1)).toEqual({ ...rule(ruleId ?? '', 'null', '"plus"'), because: text('?') });
  });

  it('lets the first rule decide', () => {
    expect(mended({ ...table, hitPolicy: 'unique' }, { kind: 'first-decides' }, text('?')).table).toEqual(table);
  });

  it.each([
    { kind: 'move-rule', ruleId: 'gone', beforeId: 'b' },
    { kind: 'move-rule', ruleId: 'd', beforeId: 'gone' },
    { kind: 'remove-rule', ruleId: 'gone' },
    { kind: 'add-rule', when: ['-'] },
  ] as const)('leaves a table alone that changed meanwhile: %j', (mend) => {
    expect(mended(table, mend, text('?')).table).toBe(table);
  });
});

describe('a decision table beside what is in force', () => {
  const marks = (draft: Guideline) =>
    rowsOf(draft, table).map(({ rule: { id }, state, number, movedFrom }) =>
      [id, state === 'kept' ? '' : state, number ?? '', movedFrom ? `was ${movedFrom}` : ''].filter(Boolean).join(' '),
    );

  it('shows what is new, what is gone and where it stood', () => {
    const draft = withNewRule(withoutRule(table, 'b'), 'c', text('?'));
    expect(marks(draft.table)).toEqual(['a 1', 'b removed', 'c 2', `${draft.id} new 3`, 'd 4']);
  });

  it('marks as moved only what was moved', () => {
    expect(marks(withRuleMoved(withRuleMoved(table, 'd', -1), 'd', -1))).toEqual(['a 1', 'd 2 was 4', 'b 3', 'c 4']);
  });

  it('compares conditions by column, wherever it stands', () => {
    const was = table.rules[1];
    expect(was && conditionBefore(was, table, 'tier')).toBe('"plus"');
    expect(was && conditionBefore(was, table, 'other')).toBeNull();
  });

  it('marks nothing as new where nothing is in force', () => {
    expect(rowsOf(table, null).every(({ state }) => state === 'kept')).toBe(true);
  });
});
