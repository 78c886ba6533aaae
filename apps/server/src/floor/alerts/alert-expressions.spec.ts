import { readFileSync } from 'node:fs';
import { alertAbouts, alertFacts } from '@aliado/domain';
import { FeelFault } from '../../playbooks/feel/feel-compiler.ts';
import { readCondition } from './alert-expressions.ts';

describe('a condition', () => {
  it('says what it asks for: heads of facts, and whole paths of counts of events', () => {
    const condition = 'last15.offered >= 10 and waiting > 2 and events.HelpAsked.last5 > events.HelpAsked.today';
    expect([...readCondition({ about: 'queue', condition }).asked].sort()).toEqual([
      ...['events.HelpAsked.last5', 'events.HelpAsked.today', 'last15', 'waiting'],
    ]);
  });

  it.each([
    [
      'contact',
      'help = "asked" and not(isVerified) and given > 100',
      { help: 'asked', isVerified: false, given: 120 },
      true,
    ],
    ['contact', 'script = null and mood = "upset"', { script: null, mood: 'upset' }, true],
    ['contact', 'given > 100', { given: null }, false],
    ['house', 'events.HelpAsked.last15 >= 3', { events: { HelpAsked: { last15: 3 } } }, true],
    ['house', 'events.HelpAsked.last15 = 0', { events: {} }, false],
  ] as const)('about a %s, %s, of %j, is %s', (about, condition, facts, holds) => {
    expect(readCondition({ about, condition }).holds(facts)).toBe(holds);
  });

  it.each([
    ['queue', 'events.AgentStateChosen.today > 1'],
    ['queue', 'events.HelpAsked.all > 1'],
    ['agent', 'events.NoSuchThing.last5 > 1'],
    ['house', 'queue = "billing"'],
  ] as const)('about a %s cannot be: %s', (about, condition) => {
    expect(() => readCondition({ about, condition })).toThrow('is not known');
  });

  it('holds for nothing for which it cannot be worked out, and says so', () => {
    const condition = 'if waiting > 3 then union(waiting) = [4] else false';
    const read = readCondition({ about: 'queue', condition });
    const faults: string[] = [];
    expect([3, 4].map((waiting) => read.holds({ waiting }, (fault) => faults.push(fault)))).toEqual([false, false]);
    expect(faults).toEqual([expect.stringMatching(/^cannot be worked out: /)]);
  });

  it('that cannot be worked out for any flag is refused', () => {
    expect(() => readCondition({ about: 'contact', condition: 'today() > isVerified' })).toThrow(FeelFault);
  });

  it('may speak of nothing that the reference does not name', () => {
    const reference = readFileSync(`${__dirname}/../../../../../docs/reference/alerts.md`, 'utf8');
    const heads = alertAbouts.flatMap((about) => alertFacts[about].map(({ path }) => path.split('.')[0]));
    expect([...new Set(heads)].filter((head) => !reference.includes(`\`${head}\``))).toEqual([]);
  });
});
