import { bestFirst, nextApprover, type Approver, type RequestToRoute } from './route-approval.ts';

const approver = (accountId: string, changes: Partial<Approver> = {}): Approver => ({
  ...{ accountId, name: accountId, team: 'sala', waiting: 0, isOnContact: false, hadToday: 0 },
  ...changes,
});

const offer = (accountId: string, until: number) => ({ accountId, name: accountId, until });

const request = (
  present: readonly Approver[],
  changes: Partial<RequestToRoute['approval']> = {},
  gone: readonly string[] = [],
): RequestToRoute => ({
  approval: { agentId: 'ada', offeredTo: [], openedBy: null, ...changes },
  agentTeam: 'sala',
  present,
  isThere: (accountId) => !gone.includes(accountId),
});

const order = (...present: readonly Approver[]) => bestFirst(request(present)).map(({ accountId }) => accountId);

describe('who is asked first', () => {
  it.each<[string, readonly Approver[], readonly string[]]>([
    ['is of the same team', [approver('ana', { team: 'tarde' }), approver('zoe')], ['zoe', 'ana']],
    ['had the fewest today', [approver('ana', { hadToday: 2 }), approver('zoe', { hadToday: 1 })], ['zoe', 'ana']],
    ['comes first by name when all else is the same', [approver('zoe'), approver('ana')], ['ana', 'zoe']],
    [
      'is of the same team, though somebody else had fewer',
      [approver('ana', { team: 'tarde' }), approver('zoe', { hadToday: 9 })],
      ['zoe', 'ana'],
    ],
    [
      'has no other request, whatever the team',
      [approver('ana', { waiting: 1 }), approver('zoe', { team: 'tarde' })],
      ['zoe', 'ana'],
    ],
    [
      'is least taken up when nobody is free: a contact of their own counts most',
      [approver('ana', { isOnContact: true }), approver('ben', { waiting: 3 }), approver('zoe', { waiting: 1 })],
      ['zoe', 'ben', 'ana'],
    ],
  ])('%s', (_, present, expected) => {
    expect(order(...present)).toEqual(expected);
  });

  it('is never the agent who asks', () => {
    expect(order(approver('ada'), approver('zoe'))).toEqual(['zoe']);
  });

  it('may be of any team when the agent is of none', () => {
    const { approval, present, isThere } = request([approver('zoe'), approver('ana', { team: 'tarde' })]);
    const [first] = bestFirst({ approval, present, isThere, agentTeam: null });
    expect(first?.accountId).toBe('ana');
  });
});

describe('a request', () => {
  const [ana, zoe] = [approver('ana'), approver('zoe')];
  const next = (...about: Parameters<typeof request>) => nextApprover(request(...about), 1_000)?.accountId ?? null;

  it('stays with whoever has it as long as they have time', () => {
    expect(next([ana, zoe], { offeredTo: [offer('ana', 1_001)] })).toBeNull();
  });

  it('goes on to the next as well when the time is up, also while it is being read', () => {
    const openedBy = { accountId: 'ana', name: 'ana', at: 500 };
    expect(next([ana, zoe], { offeredTo: [offer('ana', 1_000)] })).toBe('zoe');
    expect(next([ana, zoe], { offeredTo: [offer('ana', 1_000)], openedBy })).toBe('zoe');
  });

  it('goes on at once when who has it has left without opening it, and not when they have opened it', () => {
    const openedBy = { accountId: 'ana', name: 'ana', at: 500 };
    expect(next([zoe], { offeredTo: [offer('ana', 9_000)] }, ['ana'])).toBe('zoe');
    expect(next([zoe], { offeredTo: [offer('ana', 9_000)], openedBy }, ['ana'])).toBeNull();
  });

  it('waits for somebody to come when nobody is there, or nobody is left', () => {
    expect(next([])).toBeNull();
    expect(next([ana, zoe], { offeredTo: [offer('ana', 500), offer('zoe', 900)] })).toBeNull();
    expect(next([ana, approver('noa')], { offeredTo: [offer('ana', 500)] })).toBe('noa');
  });
});
