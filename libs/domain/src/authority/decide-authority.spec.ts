import type { AuthorityCommand } from './authority-command.ts';
import type { RemedyTerms } from './authority-event.ts';
import { evolveAuthority, initialAuthority, type AuthorityState } from './authority-state.ts';
import { decideAuthority } from './decide-authority.ts';

const now = 1_000;
const terms: RemedyTerms = {
  ...{ remedy: 'credit', amount: { amount: 9_000, currency: 'EUR' }, guidelineId: 'late', guidelineVersion: 1 },
  ...{ ruleId: 'twice', matter: 'delivery.failed', orderNumber: 'PD-1' },
};
const ask = { type: 'AskApproval', approvalId: 'a', terms, agentId: 'ada', reason: 'x', withoutAsking: null } as const;
const reserve = (grantId: string, approvalId: string | null = 'a') => ({
  type: 'ReserveRemedy' as const,
  ...{ grantId, terms, agentId: 'ada', approvalId, expiresAt: now + 1, knownGrants: null },
});

/** The state after these commands, each of which must be accepted. */
const after = (...commands: readonly AuthorityCommand[]): AuthorityState =>
  commands.reduce<AuthorityState>((state, command) => {
    const decided = decideAuthority(state, command, now);
    if ('refused' in decided) throw new Error(decided.refused);
    return decided.events.reduce((next, event) => evolveAuthority(next, now, event), state);
  }, initialAuthority);

describe('an approval', () => {
  it('serves for one remedy, though two are wished for at the same moment', () => {
    expect(decideAuthority(after(ask, reserve('g-1')), reserve('g-2'), now)).toEqual({
      refused: 'authority/already-decided',
    });
  });

  it('serves again once that one was released', () => {
    const released = after(ask, reserve('g-1'), { type: 'ReleaseRemedy', grantId: 'g-1', because: 'withdrawn' });
    expect(decideAuthority(released, reserve('g-2'), now)).toHaveProperty('events.length', 1);
  });

  it('is withdrawn by nobody but who asked', () => {
    const withdraw = (agentId: string) => ({ type: 'WithdrawApproval', approvalId: 'a', agentId }) as const;
    expect(decideAuthority(after(ask), withdraw('ben'), now)).toEqual({ refused: 'authority/unknown' });
    expect(after(ask, withdraw('ada')).approvals[0]?.state).toBe('withdrawn');
  });
});

describe('a remedy', () => {
  it('may be one of several that an agent reserves by their own authority', () => {
    expect(after(reserve('g-1', null), reserve('g-2', null)).grants).toHaveLength(2);
  });

  it('is set aside for nobody who does not know what was given meanwhile, in another tab for instance', () => {
    const blind = { ...reserve('g-2', null), knownGrants: 0 };
    expect(decideAuthority(after(reserve('g-1', null)), blind, now)).toEqual({
      refused: 'authority/changed-meanwhile',
    });
    expect(after(reserve('g-1', null), { ...blind, knownGrants: 1 }).grants).toHaveLength(2);
  });

  it('is not reserved when its time is up before the log hears of it', () => {
    expect(decideAuthority(initialAuthority, reserve('g-1', null), now + 1)).toEqual({ refused: 'authority/expired' });
  });
});
