import fc from 'fast-check';
import { replay } from '../interaction/replay.ts';
import { interactionEvents, interactionLogs } from '../testing/arbitraries.ts';
import { alertEvents, alertPaths, factIn, factOf } from './alert-facts.ts';
import { agentIn, contactEventTypes, eventCountOf, nowhere, whereAfter } from './event-facts.ts';

describe('events that rules count', () => {
  it('are all that there are', () => {
    fc.assert(fc.property(interactionEvents, ({ type }) => contactEventTypes.includes(type)));
    expect(new Set(contactEventTypes).size).toBe(contactEventTypes.length);
  });

  it('are written with their type and the stretch they are counted over', () => {
    expect(eventCountOf('events.HelpAsked.last15')).toEqual({ type: 'HelpAsked', stretch: 'last15' });
    expect(['events.HelpAsked', 'events.HelpAsked.last7', 'last15.offered'].map(eventCountOf)).toEqual([
      null,
      null,
      null,
    ]);
    expect(factOf('queue', 'events.HelpAsked.today')).toEqual({ path: 'events.HelpAsked.today', unit: 'count' });
    expect(['queue', 'contact'].map((about) => alertPaths[about as 'queue'].has('events.HelpAsked.all'))).toEqual([
      ...[false, true],
    ]);
    expect(alertEvents.queue.types).not.toContain('AgentStateChosen');
    expect(factIn({ events: { HelpAsked: { last15: 3 } } }, 'events.HelpAsked.last15')).toBe(3);
    expect(factIn({ events: {} }, 'events.HelpAsked.last15')).toBeNull();
  });

  it('are counted where their contact is, as its state says', () => {
    fc.assert(
      fc.property(interactionLogs, (log) => {
        const { queueId, agentId } = replay(log);
        expect(log.reduce((where, { event }) => whereAfter(where, event), nowhere)).toEqual({ queueId, agentId });
      }),
    );
  });

  it('are of the agent whom they name, else of whoever has the contact', () => {
    const where = { queueId: 'billing', agentId: 'ada' };
    expect(agentIn({ type: 'OfferWithdrawn', agentId: 'bruno', reason: 'declined' }, where)).toBe('bruno');
    expect(agentIn({ type: 'HelpAsked', words: null }, where)).toBe('ada');
  });
});
