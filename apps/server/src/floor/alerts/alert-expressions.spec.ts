import { readFileSync } from 'node:fs';
import { alertAbouts, alertFacts } from '@aliado/domain';
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

  it('may speak of nothing that the reference does not name', () => {
    const reference = readFileSync(`${__dirname}/../../../../../docs/reference/alerts.md`, 'utf8');
    const heads = alertAbouts.flatMap((about) => alertFacts[about].map(({ path }) => path.split('.')[0]));
    expect([...new Set(heads)].filter((head) => !reference.includes(`\`${head}\``))).toEqual([]);
  });
});
