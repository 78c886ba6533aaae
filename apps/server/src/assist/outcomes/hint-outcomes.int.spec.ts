import type { Hint, HintOutcomes, SystemCommand } from '@aliado/domain';
import { AccountDirectory } from '../../identity/account-directory.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { InteractionsModule } from '../../interactions/interactions.module.ts';
import type { Browser } from '../../platform/testing/browser.ts';
import { startTestApp, type TestApp } from '../../platform/testing/test-app.ts';
import { PlaybooksModule } from '../../playbooks/playbooks.module.ts';
import { AssistModule } from '../assist.module.ts';
import { ScriptsModule } from '../../scripts/scripts.module.ts';

const password = 'quiet lamps at noon';
const source = { name: 'test', contactId: '1', can: [] } as const;
let test: TestApp;
let recorder: InteractionRecorder;

beforeAll(async () => {
  test = await startTestApp({
    imports: [IdentityModule, InteractionsModule, PlaybooksModule, AssistModule, ScriptsModule],
  });
  recorder = test.app.get(InteractionRecorder);
});
afterAll(() => test?.close());

async function signedIn(role: 'agent' | 'supervisor'): Promise<Browser> {
  const plain = { name: role, language: 'es', team: 'desk', queues: [], tenureMonths: 3 } as const;
  await test.app.get(AccountDirectory).create({ ...plain, id: role, roles: [role], password }, 'system');
  const browser = test.browser();
  await browser.signIn(role, password);
  return browser;
}

const bring = (interactionId: string, command: SystemCommand) =>
  recorder.record({ interactionId, command, by: 'system', agentId: null, commandId: null });

async function aCall(id: string): Promise<void> {
  const line = { from: null, to: null, language: 'es', consent: 'unknown' } as const;
  const opened = { type: 'InteractionOpened', channel: 'voice', direction: 'inbound', ...line } as const;
  await bring(id, { type: 'TakeFact', source, fact: opened });
  await bring(id, {
    type: 'TakeFact',
    source,
    fact: { type: 'InteractionAnswered', agentId: 'agent', agentName: 'Ada' },
  });
}

const hint = (id: string, kind: Hint['kind'], targetId: string, score: number): Hint => ({
  ...{ id, kind, target: { id: targetId, version: 1 } },
  title: { es: targetId, en: targetId },
  text: { es: '.', en: '.' },
  reason: { proposer: 'trigger', source: { id: targetId, version: 1 }, words: [], lineSequence: null, score },
});

async function shown(call: string, one: Hint, outcome?: 'used' | 'dismissed' | 'expired', isRead = false) {
  await bring(call, { type: 'ShowHint', hint: one });
  const atDesk = { interactionId: call, by: 'agent:agent', agentId: 'agent', commandId: null } as const;
  if (isRead) await recorder.record({ ...atDesk, command: { type: 'ReadHint', hintId: one.id } });
  if (outcome) await bring(call, { type: 'SettleHint', hintId: one.id, outcome });
}

describe('what became of hints', () => {
  it('is counted by advice over all contacts, with the chances they were shown with', async () => {
    await aCall('c-1');
    await aCall('c-2');
    await shown('c-1', hint('a', 'script', 'failed-delivery', 0.8), 'used', true);
    await shown('c-2', hint('a', 'script', 'failed-delivery', 0.6), 'dismissed');
    await shown('c-1', hint('b', 'article', 'refund-times', 0.42), 'expired', true);
    await shown('c-1', hint('p', 'promise', 'promise-7', 0.85), 'used');
    await shown('c-2', hint('p', 'promise', 'promise-9', 0.85));
    const supervisor = await signedIn('supervisor');
    const { advice, reliability } = (await supervisor.get('/api/hints/outcomes?days=1')).body as HintOutcomes;
    const none = { read: 0, used: 0, notActedOn: 0, done: 0, dismissed: 0, expired: 0, replaced: 0, retracted: 0 };
    expect(advice).toEqual([
      expect.objectContaining({ ...none, kind: 'promise', targetId: null, shown: 2, used: 1 }),
      {
        ...{ ...none, kind: 'script', targetId: 'failed-delivery', proposer: 'trigger' },
        title: { es: 'failed-delivery', en: 'failed-delivery' },
        meanScore: expect.closeTo(0.7, 9) as number,
        ...{ shown: 2, read: 1, used: 1, dismissed: 1 },
      },
      expect.objectContaining({ ...none, kind: 'article', targetId: 'refund-times', shown: 1, read: 1, expired: 1 }),
    ]);
    expect(reliability.filter((bin) => bin.shown > 0)).toEqual([
      { from: 0.4, shown: 1, used: 0 },
      { from: 0.6, shown: 1, used: 0 },
      { from: 0.8, shown: 3, used: 2 },
    ]);
    expect(reliability).toHaveLength(10);
  });

  it('is counted whatever was quoted in them, half a character and a NUL included', async () => {
    await aCall('c-3');
    const odd = { es: 'mitad \ud83d', en: 'none \u0000 \\ud83d' };
    const quoting = { ...hint('q', 'article', 'odd-words', 0.5), title: odd, text: odd };
    await shown('c-3', { ...quoting, reason: { ...quoting.reason, words: ['\udc00'] } }, 'used');
    const supervisor = test.browser();
    await supervisor.signIn('supervisor', password);
    const { advice } = (await supervisor.get('/api/hints/outcomes?days=1')).body as HintOutcomes;
    expect(advice.find(({ targetId }) => targetId === 'odd-words')).toMatchObject({
      ...{ shown: 1, used: 1, title: { es: 'mitad \ufffd' } },
    });
  });

  it('is told to those who may look into contacts, and holds nobody', async () => {
    const agent = await signedIn('agent');
    expect(await agent.get('/api/hints/outcomes')).toMatchObject({ status: 403 });
    const supervisor = test.browser();
    await supervisor.signIn('supervisor', password);
    expect(JSON.stringify((await supervisor.get('/api/hints/outcomes?days=31')).body)).not.toMatch(/agent|Ada|c-1/u);
    expect(await supervisor.get('/api/hints/outcomes?days=400')).toMatchObject({ status: 400 });
  });
});
