import { resolve } from 'node:path';
import type { InteractionEvent } from '@aliado/domain';
import { CustomerImport } from '../../customers/customer-import.ts';
import { password, startIdentityApp, type IdentityApp } from '../../identity/testing/identity-app.ts';
import { EventLog } from '../../interactions/event-log.ts';
import { DatabasePool } from '../../platform/database.ts';
import { PackLoader } from '../../playbooks/pack-loader.ts';
import { Playbook } from '../../playbooks/playbook.ts';
import { PastSessions } from '../../startup/past-sessions.ts';
import { PastSessionsModule } from '../../startup/past-sessions.module.ts';
import { knowledgeOf } from '../knowledge.ts';
import { playbookSource } from '../playbook-source.ts';
import { callGroups } from './call-groups.ts';
import { PastCalls } from './past-calls.ts';
import { PastWalks } from './past-walks.ts';
import { trainScripts } from './train-scripts.ts';
import { judgeSteps } from './train-steps.ts';
import type { TrainingCall } from './training-call.ts';

const pack = resolve(__dirname, '../../../../../packs/casa-lumbre');
/** Enough that most conversations of the pack come up, some of them several times. */
const days = 8;

let test: IdentityApp;
let calls: readonly TrainingCall[];

beforeAll(async () => {
  test = await startIdentityApp([PastSessionsModule], { pack });
  test.clock.pass(90 * 86_400_000);
  await test.app.get(PackLoader).load(pack);
  await test.app.get(CustomerImport, { strict: false }).importFolder(resolve(pack, 'customers'), test.clock.now());
  for (const person of test.app.get(Playbook).demoAccounts()) {
    await test.accounts.create({ ...person, password }, 'system');
  }
  await test.app.get(PastSessions).write(test.clock.now(), new AbortController().signal, days);
  const read: TrainingCall[] = [];
  const log = new PastCalls(test.app.get(DatabasePool).pool);
  for await (const some of log.read(0, test.clock.now())) read.push(...some);
  calls = read;
}, 120_000);
afterAll(() => test.close());

describe('the sessions of a demo, learnt from', () => {
  it('are read with the steps that agents took, and where they stood before', async () => {
    const playbook = test.app.get(Playbook);
    const context = { identifiers: [], country: null, phone: () => null, dayOf: () => '2026-01-01' };
    const scripts = (id: string, version: number) => playbook.script(id, version);
    const past = new PastWalks(test.app.get(DatabasePool).pool, scripts, 'es', context);
    const spoken = calls.filter(({ language, script }) => language === 'es' && script !== null).slice(0, 40);
    const walks = await past.of(spoken.map(({ id }) => id));
    const steps = [...walks.values()].flat();
    expect(steps.length).toBeGreaterThan(2 * spoken.length);
    for (const { inHand, standing, step } of steps) {
      expect(inHand.flow.places.has(step)).toBe(true);
      expect(standing.moment.taken).not.toContain(step);
      expect(inHand.frame.path).not.toContain(step);
    }
    expect(steps.some(({ standing }) => standing.moment.customer.length > 0)).toBe(true);
    expect(judgeSteps(steps, null).topThree).toBeGreaterThan(0.5);
  });

  it('are read with what both sides said and the script that was walked', () => {
    expect(calls.length).toBeGreaterThan(100);
    expect(new Set(calls.map(({ language }) => language))).toEqual(new Set(['es', 'en']));
    const scripts = new Set(calls.map(({ script }) => script));
    expect(scripts.size).toBeGreaterThan(10);
    expect(scripts).toContain(null);
    expect(calls.every(({ turns }) => turns.some(({ by }) => by === 'customer'))).toBe(true);
  });

  it('are read whatever was said in them, half a character and a NUL included', async () => {
    const { pool } = test.app.get(DatabasePool);
    const at = test.clock.now() + 1_000;
    const line = { channel: 'voice', direction: 'inbound', from: '\udc00', to: null, language: 'es' } as const;
    const events: readonly InteractionEvent[] = [
      { type: 'InteractionOpened', source: { name: 'pbx', contactId: 'odd', can: [] }, ...line, consent: 'announced' },
      {
        ...{ type: 'UtteranceSpoken', utteranceId: 'u', participantId: 'customer', role: 'customer', startedAt: at },
        ...{ text: 'mi pedido \ud83d no \u0000 llegó', endedAt: at, language: 'es', confidence: 1 },
      },
      { type: 'InteractionEnded', reason: 'hung-up', endedBy: 'customer' },
    ];
    const entries = events.map((event) => ({ occurredAt: at, by: 'source:pbx' as const, event }));
    const log = test.app.get(EventLog);
    await log.append({ streamId: 'odd', expected: 0, entries, commandId: null, recordedAt: at, turns: null });
    const read: TrainingCall[] = [];
    for await (const some of new PastCalls(pool).read(at - 1, at + 1)) read.push(...some);
    expect(read.map(({ id, turns }) => [id, turns.length])).toEqual([['odd', 1]]);
  });

  it('are no more conversations than the pack has, however often they are played', () => {
    const groups = callGroups(calls);
    expect(groups.length).toBeLessThan(62);
    expect(groups.length).toBeLessThan(calls.length / 2);
  });

  it.each(['es', 'en'] as const)(
    'are learnt from in %s, and judged on conversations that were held back',
    (language) => {
      const knowledge = knowledgeOf(language, playbookSource(test.app.get(Playbook), language));
      const spoken = calls.filter((call) => call.language === language);
      const trained = trainScripts(spoken, knowledge, null);
      if ('refused' in trained) throw new Error(`${trained.learning} conversations were too few`);
      expect(trained.figures.found.calls).toBeGreaterThanOrEqual(4);
      expect(trained.examples).toBeGreaterThan(trained.figures.found.calls);
    },
  );
});
