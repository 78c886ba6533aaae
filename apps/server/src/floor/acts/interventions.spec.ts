import type { SourceFact } from '@aliado/domain';
import type { Principal } from '../../identity/principal.ts';
import { LogUnavailable } from '../../interactions/event-log.ts';
import { InMemoryEventLog } from '../../interactions/in-memory-event-log.ts';
import { LoggedInteractionRecorder } from '../../interactions/logged-interaction-recorder.ts';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import { ManualClock } from '../../platform/testing/manual-clock.ts';
import { SourceHub } from '../../sources/source-port.ts';
import { Interventions } from './interventions.ts';

const marta: Principal = {
  ...{ accountId: 'marta', name: 'Marta', roles: ['supervisor'], language: 'es', team: null, sessionId: '1' },
  permissions: new Set(),
};
const end = { commandId: 'once', interactionId: 'int-1', control: { type: 'end' } } as const;

/** A call that ada has, at a platform that ends it when it is asked to, and a log that is away from then on. */
async function setUp() {
  const [log, clock, hub] = [new InMemoryEventLog(), new ManualClock(), new SourceHub()];
  const settings = { afterContactWorkSeconds: 90, redactions: [] };
  const interactions = new LoggedInteractionRecorder(log, clock, settings, new ScriptShelf());
  const tell = (fact: SourceFact) => {
    const source = { name: 'pbx', contactId: 'c-1', can: ['end'] } as const;
    const command = { type: 'TakeFact', source, fact } as const;
    return interactions.record({ interactionId: 'int-1', command, by: 'source:pbx', agentId: null, commandId: null });
  };
  const about = { from: null, to: null, language: null, consent: 'unknown' } as const;
  await tell({ type: 'InteractionOpened', channel: 'voice', direction: 'inbound', ...about });
  await tell({ type: 'InteractionAnswered', agentId: 'ada', agentName: null });
  const append = jest.spyOn(log, 'append');
  let asked = 0;
  hub.join({
    ...{ name: 'pbx', can: ['end'] },
    control: async () => {
      asked++;
      await tell({ type: 'InteractionEnded', reason: 'hung-up', endedBy: 'supervisor' });
      append.mockRejectedValue(new LogUnavailable('the log cannot be reached'));
      return { accepted: true };
    },
  });
  const interventions = new Interventions(interactions, log, hub, clock);
  const state = () => interactions.state('int-1');
  return { interventions, state, append, clock, asked: () => asked };
}

beforeEach(() => {
  jest.spyOn(process.stdout, 'write').mockReturnValue(true);
});
afterEach(() => {
  jest.restoreAllMocks();
});

describe('whose wish it was that a source carries out', () => {
  it('is kept once the log is there again, and whoever sends it again meanwhile waits for the same', async () => {
    const { interventions, state, append, clock, asked } = await setUp();
    const at = clock.now();
    const first = interventions.ask(end, marta);
    await new Promise((resolve) => setTimeout(resolve, 50));
    const again = interventions.ask(end, marta);
    clock.pass(500);
    expect((await state()).interventions).toEqual([]);
    append.mockRestore();
    const outcomes = await Promise.all([first, again]);
    expect(outcomes).toEqual([outcomes[0], outcomes[0]]);
    expect(outcomes[0]).toHaveProperty('accepted');
    expect(asked()).toBe(1);
    expect((await state()).interventions).toMatchObject([{ by: { accountId: 'marta' }, control: 'end', at }]);
  });

  it('is waited for no longer than the server runs', async () => {
    const { interventions } = await setUp();
    const asking = interventions.ask(end, marta);
    await new Promise((resolve) => setTimeout(resolve, 50));
    interventions.onModuleDestroy();
    await expect(asking).rejects.toBeInstanceOf(LogUnavailable);
  });
});
