import fc from 'fast-check';
import { agentLogs } from '../testing/arbitraries.ts';
import type { Agent, AgentCommand } from './agent.ts';
import { decideAgent, evolveAgent, initialAgent, statusOf } from './agent.ts';
import type { AgentRecorded } from './agent-event.ts';

/** The agent after these commands, one a second; what is refused changes nothing. */
function after(...commands: readonly AgentCommand[]): Agent {
  return commands.reduce((state, command, index) => {
    const decision = decideAgent(state, command);
    if ('refused' in decision) return state;
    return decision.events.reduce((next, event): Agent => {
      const at = (index + 1) * 1_000;
      const entry: AgentRecorded = {
        ...{ streamId: 'agent:ada', sequence: next.sequence + 1, occurredAt: at, recordedAt: at, by: 'system', event },
      };
      return evolveAgent(next, entry);
    }, state);
  }, initialAgent);
}

const available: AgentCommand = { type: 'ChooseState', state: 'available', reason: null };
const offline: AgentCommand = { type: 'ChooseState', state: 'offline', reason: null };
const lunch: AgentCommand = { type: 'ChooseState', state: 'break', reason: 'lunch' };
const take = (stage: 'offered' | 'on-contact' | 'after-contact-work', interactionId = 'int-1'): AgentCommand => ({
  ...{ type: 'TakeWork', interactionId, stage },
});
const release: AgentCommand = { type: 'ReleaseWork', interactionId: 'int-1' };

describe('an agent', () => {
  it('serves other queues for a while, and their own again', () => {
    const moved = after({ type: 'ChangeQueues', queues: ['billing', 'sales'] });
    expect(moved.queues).toEqual(['billing', 'sales']);
    expect(decideAgent(moved, { type: 'ChangeQueues', queues: ['sales', 'billing'] })).toEqual({ events: [] });
    expect(
      after({ type: 'ChangeQueues', queues: ['billing'] }, { type: 'ChangeQueues', queues: null }).queues,
    ).toBeNull();
  });

  it('is known with whoever chose what they are', () => {
    expect(after(available).chosenBy).toBe('system');
  });

  it('is offline until they choose otherwise', () => {
    expect(statusOf(after({ type: 'SignIn' }))).toBe('offline');
    expect(after({ type: 'SignIn' }, available)).toMatchObject({ chosen: 'available', statusSince: 2_000 });
  });

  it.each([
    ['ringing', [take('offered')]],
    ['on-contact', [take('offered'), take('on-contact')]],
    ['after-contact-work', [take('on-contact'), take('after-contact-work')]],
    ['available', [take('on-contact'), take('after-contact-work'), release]],
    ['on-contact', [take('after-contact-work', 'int-2'), take('on-contact')]],
  ] as const)('is %s by the work in hand, whatever they chose', (status, work) => {
    expect(statusOf(after(available, ...work))).toBe(status);
  });

  it('goes on a break once the contact is over, if they chose it meanwhile', () => {
    const talking = after(available, take('on-contact'), lunch);
    expect([statusOf(talking), talking.statusSince]).toEqual(['on-contact', 2_000]);
    const done = after(available, take('on-contact'), lunch, release);
    expect([statusOf(done), done.reason, done.statusSince]).toEqual(['break', 'lunch', 4_000]);
  });

  it('says why they take a break, and does not leave with work in hand', () => {
    expect(decideAgent(after(available), { ...lunch, reason: null })).toEqual({ refused: 'agent/reason-missing' });
    expect(decideAgent(after(take('on-contact')), offline)).toEqual({ refused: 'agent/has-open-work' });
    expect(decideAgent(after(take('on-contact')), { type: 'SignOut' })).toEqual({ refused: 'agent/has-open-work' });
  });

  it('changes nothing by choosing or taking the same again', () => {
    expect(decideAgent(after(available), available)).toEqual({ events: [] });
    expect(decideAgent(after(take('offered')), take('offered'))).toEqual({ events: [] });
    expect(decideAgent(after(available), release)).toEqual({ events: [] });
  });
});

describe('the fold of an agent', () => {
  it('ends the same wherever its log is cut, and takes no notice of repeats', () => {
    fc.assert(
      fc.property(agentLogs, fc.nat(40), (log, cut) => {
        const whole = log.reduce(evolveAgent, initialAgent);
        const snapshot = log.slice(0, cut).reduce(evolveAgent, initialAgent);
        expect(log.slice(Math.max(0, cut - 3)).reduce(evolveAgent, snapshot)).toEqual(whole);
      }),
    );
  });

  it('only moves the sequence on for an event of a newer build', () => {
    fc.assert(
      fc.property(agentLogs, (log) => {
        const state = log.reduce(evolveAgent, initialAgent);
        const event = { type: 'Newer' } as unknown as AgentRecorded['event'];
        const sequence = state.sequence + 1;
        const entry: AgentRecorded = {
          streamId: 'agent:ada',
          sequence,
          occurredAt: 0,
          recordedAt: 0,
          by: 'system',
          event,
        };
        expect(evolveAgent(state, entry)).toEqual({ ...state, sequence });
      }),
    );
  });

  it('has each contact in hand at most once', () => {
    fc.assert(
      fc.property(agentLogs, (log) => {
        const ids = log.reduce(evolveAgent, initialAgent).work.map(({ interactionId }) => interactionId);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});
