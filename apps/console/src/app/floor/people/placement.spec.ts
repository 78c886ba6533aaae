import { initialAgent, timeFrom, type FloorAgent } from '@aliado/domain';
import { markOf } from '@aliado/ui';
import { everybody, kept, movedSince, placed, type PeopleChoice, type PeopleFacts } from './placement.ts';

const agent = (agentId: string, name: string, changes: Partial<FloorAgent> = {}): FloorAgent => ({
  ...{ agentId, name, team: 'north', queues: ['billing', 'general'], status: 'available', since: 0, reason: null },
  ...{ setBy: null, contacts: [], today: { handled: 0, time: timeFrom(0, initialAgent) } },
  ...changes,
});
const facts: PeopleFacts = {
  markOf: (one) => markOf(one, new Set(), false),
  siteOf: (team) => (team === 'south' ? 'lima' : null),
  groups: [
    { id: 'south', name: 'Sur' },
    { id: 'north', name: 'Norte' },
  ],
};
const collator = new Intl.Collator('es', { numeric: true });
const byName = (one: FloorAgent, other: FloorAgent) => collator.compare(one.name, other.name);
const people = [
  agent('n2', 'Óscar Núñez 10'),
  agent('n1', 'Óscar Núñez 9', { status: 'break' }),
  agent('s1', 'Ana Peña', { team: 'south', queues: ['sales'] }),
  agent('x1', 'Zoë Ruiz', { team: null }),
];
const place = (choice: Partial<PeopleChoice>, of = people) => placed(of, { ...everybody, ...choice }, facts, byName);
const ids = (groups: ReturnType<typeof placed>) => groups.map(({ name, agentIds }) => [name, ...agentIds]);

describe('people in their places', () => {
  it('stand by team in the order of the house, within it by name as it is read', () => {
    expect(ids(place({}))).toEqual([
      ['Sur', 's1'],
      ['Norte', 'n1', 'n2'],
      ['', 'x1'],
    ]);
  });

  it('stand by their first queue, or by what they are', () => {
    expect(ids(place({ groupBy: 'queue' }))).toEqual([
      ['billing', 'n1', 'n2', 'x1'],
      ['sales', 's1'],
    ]);
    expect(ids(place({ groupBy: 'state' }))).toEqual([
      ['away', 'n1'],
      ['free', 's1', 'n2', 'x1'],
    ]);
  });

  it.each<[Partial<PeopleChoice>, readonly string[]]>([
    [{ words: 'nunez oscar' }, ['n1', 'n2']],
    [{ words: 'PEÑA' }, ['s1']],
    [{ marks: new Set(['away']) }, ['n1']],
    [{ queueId: 'general' }, ['n1', 'n2', 'x1']],
    [{ teamId: 'south' }, ['s1']],
    [{ siteId: 'lima' }, ['s1']],
    [{ queueId: 'general', marks: new Set(['free']), words: '10' }, ['n2']],
  ])('are found by %o', (choice, found) => {
    expect(place(choice).flatMap(({ agentIds }) => agentIds)).toEqual(found);
  });

  it('keep them when others join or leave: whoever is new comes last', () => {
    const now = [
      ...people.filter(({ agentId }) => agentId !== 'n1'),
      agent('n0', 'Abel Arce'),
      agent('e1', 'Eva', { team: 'east' }),
    ];
    const there = (id: string) => now.some(({ agentId }) => agentId === id);
    expect(ids(kept(place({}), place({}, now), there))).toEqual([
      ['Sur', 's1'],
      ['Norte', 'n2', 'n0'],
      ['', 'x1'],
      ['east', 'e1'],
    ]);
  });

  it('stay where they are when they change, and it is told how many would stand elsewhere', () => {
    const choice = { ...everybody, groupBy: 'state', marks: new Set(['free']) } as const;
    const before = place(choice);
    const now = people.map((one) => {
      if (one.agentId === 'n2') return { ...one, status: 'break' as const };
      return one.agentId === 'n1' ? { ...one, status: 'available' as const } : one;
    });
    expect([movedSince(before, people, choice, facts), movedSince(before, now, choice, facts)]).toEqual([0, 2]);
  });
});
