import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Guideline } from '@aliado/domain';
import { authorityNotices, checkAuthority } from './authority-checks.ts';
import { authoritySchema } from './authority-schema.ts';
import { guidelineSchema } from './guideline-schema.ts';
import type { KnownNames, Sourced } from './pack-checks.ts';
import type { PackFault } from './pack.ts';
import { readPart } from './read-part.ts';

const ownPack = resolve(__dirname, '../../../../../packs/casa-lumbre');
const own = readFileSync(join(ownPack, 'authority.yaml'), 'utf8');
const names: KnownNames = {
  matters: new Set(),
  teams: new Set(['desk-north', 'desk-south', 'desk-west']),
  queues: new Set(['billing']),
  dispositions: new Set(),
  guidelines: new Set(),
  scripts: new Set(),
  conversations: new Set(),
  retired: { script: new Set<string>(), guideline: new Set<string>() },
  currency: 'EUR',
};
const guidelines = readdirSync(join(ownPack, 'guidelines')).flatMap((file): readonly Sourced<Guideline>[] => {
  const text = readFileSync(join(ownPack, 'guidelines', file), 'utf8');
  const read = readPart(`guidelines/${file}`, file.replace('.yaml', ''), text, guidelineSchema);
  return 'value' in read ? [read] : [];
});

const told = ({ file, line, reason }: PackFault): string => `${file}:${line} ${reason}`;

function check(text: string): { readonly faults: readonly string[]; readonly notices: readonly string[] } {
  const read = readPart('authority.yaml', 'authority', text, authoritySchema);
  if ('faults' in read) return { faults: read.faults.map(told), notices: [] };
  return {
    faults: checkAuthority(read, names).map(told),
    notices: authorityNotices(read, guidelines, [{ id: 'nayeli' }]).map(told),
  };
}

function afterChange(from: string | RegExp, to: string) {
  const changed = own.replace(from, to);
  expect(changed).not.toBe(own);
  return check(changed);
}

describe('reading who may give what', () => {
  it('takes our own without a fault', () => {
    expect(check(own)).toEqual({ faults: [], notices: [] });
  });

  it.each<[string, string | RegExp, string, number, string]>([
    ['a team', 'teams: [desk-north]', 'teams: [desk-east]', 41, 'there is no team "desk-east" in this pack'],
    ['a queue', 'queues: [billing]', 'queues: [bills]', 21, 'there is no queue "bills" in this pack'],
    [
      'a condition',
      'order.status = "returned"',
      'order.state = "returned"',
      62,
      'never.0.when: speaks of "order.state", which is not known',
    ],
    ['an id', 'id: experienced-agents', 'id: agents', 10, 'the id "agents" stands here twice'],
    [
      'a currency',
      'perDay: { amount: 60000, currency: EUR }',
      'perDay: { amount: 60000, currency: ARS }',
      9,
      'there is no rate for ARS; the organisation counts in EUR',
    ],
    ['a rate of our own', 'currency: USD', 'currency: EUR', 72, "EUR is the organisation's own: it has no rate"],
    ['a second rate', 'currency: USD', 'currency: GBP', 72, 'GBP has two rates from 2026-01-01 on'],
  ])('names file, line and reason of %s that is wrong', (_, from, to, line, reason) => {
    expect(afterChange(from, to).faults).toEqual([`authority.yaml:${line} ${reason}`]);
  });

  it.each([
    ['roles: [agent]', 'roles: [boss]', 'limits.0.for.roles.0'],
    [`rate: '0.859'`, `rate: '0,859'`, 'must be an exact decimal'],
    [`rate: '0.859'`, `rate: '0.0'`, 'must be more than nothing'],
    ['period: month', 'period: year', 'budgets.0.period'],
    ['days: 90', 'days: 0', 'limits.0.perCustomer.days'],
    ['id: authority', 'id: limits', 'id'],
  ])('takes no %s written as %s', (from, to, reason) => {
    expect(afterChange(from, to).faults).toEqual([expect.stringContaining(reason)]);
  });

  it('finds what is kindness or excluded and nobody may give', () => {
    const { faults, notices } = afterChange(/, gesture\b|gesture, /g, '');
    expect(faults).toEqual([]);
    expect(notices.filter((notice) => notice.endsWith('no limit lets anybody give "gesture"')).length).toBeGreaterThan(
      2,
    );
    const without = own.replace(/, gesture\b|gesture, /g, '');
    const { faults: excluded } = check(without.replace('[refund, replacement]\n', '[refund, gesture]\n'));
    expect(excluded).toEqual([expect.stringContaining('no limit lets anybody give "gesture"')]);
  });

  it('notices what guidelines allow beyond everybody, and accounts that are made elsewhere', () => {
    const beyond = afterChange(
      'amount: 300000, currency: EUR }\n    perCustomer',
      'amount: 200000, currency: EUR }\n    perCustomer',
    );
    expect(beyond.notices).toContainEqual(
      expect.stringMatching(
        /^guidelines\/double-charge-refund\.yaml:\d+ allows 300000, but nobody may decide more than 200000$/,
      ),
    );
    const made = afterChange('for: { roles: [agent] }', 'for: { accounts: [somebody] }');
    expect(made.faults).toEqual([]);
    expect(made.notices).toContainEqual('authority.yaml:5 the pack has no account "somebody"');
  });
});
