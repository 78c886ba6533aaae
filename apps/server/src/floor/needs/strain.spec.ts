import { initialAgent, usualNeedLimits, type Agent, type Need } from '@aliado/domain';
import { needsOfSigns, signsOf, type Strain } from './strain.ts';

const minute = 60_000;
const limits = { withoutPause: 120 * minute, ahead: 5 * minute };
const about = { kind: 'hard-calls', inARow: 3, sincePauseMs: 0, softerQueueId: 'general' } as const;
const hardCalls: Need = {
  ...{ id: 'hard-calls:ada:1', interactionId: null, agentId: 'ada', queueId: null, customerName: null },
  ...{ since: 30 * minute, from: 30 * minute, dueAt: null, about },
};
const strain = (changes: Partial<Agent> = {}, hard: Need | null = null): Strain => ({
  ...{ agentId: 'ada', agent: { ...initialAgent, ...changes }, restedAt: 0, hardCalls: hard },
});
const atOnce = (_: string, from: number) => from;
const writing = { work: [{ interactionId: 'int-1', stage: 'after-contact-work', since: 50 * minute }] } as const;

describe('the signs of strain', () => {
  it('are shown to the agent some minutes before they are to supervisors', () => {
    const [hard, pause] = signsOf(strain({}, hardCalls), limits, atOnce);
    expect(hard).toEqual({ id: hardCalls.id, about, from: 30 * minute, sharedFrom: 35 * minute });
    expect(pause).toMatchObject({ id: 'no-pause:ada:0', from: 120 * minute, sharedFrom: 125 * minute });
  });

  it('are told to supervisors so long after the agent can see them, and to nobody until then', () => {
    const later = signsOf(strain({}, hardCalls), limits, () => 150 * minute);
    expect(later.map(({ from, sharedFrom }) => [from, sharedFrom])).toEqual([
      [30 * minute, 155 * minute],
      [120 * minute, 155 * minute],
    ]);
    expect(signsOf(strain({}, hardCalls), limits, () => null)).toEqual([]);
  });

  it('are shown to both at one moment where the house wants no minutes between, and never to supervisors first', () => {
    for (const ahead of [0, minute, 60 * minute]) {
      const signs = signsOf(strain(writing, hardCalls), { ...limits, ahead }, atOnce);
      expect(signs).toHaveLength(3);
      expect(signs.filter(({ from, sharedFrom }) => from > sharedFrom)).toEqual([]);
      if (ahead === 0) expect(signs.filter(({ from, sharedFrom }) => from !== sharedFrom)).toEqual([]);
    }
  });

  it('are told of after-contact work a minute before it is long', () => {
    const work = signsOf(strain(writing), limits, atOnce).find(({ about }) => about.kind === 'work-overrun');
    const long = 50 * minute + usualNeedLimits.work;
    expect(work).toMatchObject({ id: 'work-overrun:int-1:ada', from: long - minute, sharedFrom: long });
  });

  it('are needs of a supervisor from when they are shared, but for after-contact work, which is one already', () => {
    const known = strain(writing, hardCalls);
    const needs = needsOfSigns(known, signsOf(known, limits, atOnce));
    expect(needs.map(({ about, since, from }) => [about.kind, since, from])).toEqual([
      ['hard-calls', 30 * minute, 35 * minute],
      ['no-pause', 0, 125 * minute],
    ]);
    expect(needs[0]).toMatchObject({ id: hardCalls.id, agentId: 'ada', interactionId: null });
  });
});
