import { resolve } from 'node:path';
import { languages, type SourceFact } from '@aliado/domain';
import { AuditTrail } from '../../identity/audit-trail.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { InteractionsModule } from '../../interactions/interactions.module.ts';
import { DatabasePool } from '../../platform/database.ts';
import { startTestApp, type TestApp } from '../../platform/testing/test-app.ts';
import { PackLoader } from '../../playbooks/pack-loader.ts';
import { Playbook } from '../../playbooks/playbook.ts';
import { PlaybooksModule } from '../../playbooks/playbooks.module.ts';
import { Assist } from '../assist.ts';
import { AssistModule } from '../assist.module.ts';
import { knowledgeOf } from '../knowledge.ts';
import { encodeModel } from '../learn/model-bytes.ts';
import { playbookSource } from '../playbook-source.ts';
import { ScriptRanker } from '../script-ranking/script-ranker.ts';
import { LiveModels } from './live-models.ts';
import { ModelStore } from './model-store.ts';

const ownPack = resolve(__dirname, '../../../../../packs/casa-lumbre');
/** What no script says, and calls of this house would be about. */
const said = 'Salen zurriburris morados cada noche';
const share = { first: 1, topThree: 1, shownRight: 1, shownWrong: 0, quiet: null };
const figures = { found: { calls: 9, ...share }, before: { calls: 9, ...share } };

let test: TestApp;
let store: ModelStore;
let live: LiveModels;
let bytes: Uint8Array;
let calls = 0;

beforeAll(async () => {
  test = await startTestApp({ imports: [IdentityModule, InteractionsModule, PlaybooksModule, AssistModule] });
  await test.app.get(PackLoader).load(ownPack);
  store = test.app.get(ModelStore);
  live = test.app.get(LiveModels);
  const knowledge = knowledgeOf('es', playbookSource(test.app.get(Playbook), 'es'));
  const script = knowledge.scriptHints[0]?.target.id ?? '';
  const about = (label: string) => (text: string) => ({ script: label, turns: [{ by: 'customer' as const, text }] });
  const examples = Array.from({ length: 20 }, () => [
    ...['Hace zurriburris morados de noche', 'Salen zurriburris morados cada noche'].map(about(script)),
    ...['Quiero la factura', 'Me falta la factura de marzo'].map(about('')),
  ]).flat();
  bytes = encodeModel(ScriptRanker.train('es', knowledge.scriptVoices, examples).sharpened(5).trained);
});
afterAll(() => test.close());

const keep = (numbers = bytes) =>
  store.keep({ kind: 'scripts', language: 'es', trainedAt: test.clock.now(), examples: 4, figures, bytes: numbers });

const now = () => ({ at: test.clock.now(), by: 'marta' });

async function take(interactionId: string, fact: SourceFact): Promise<void> {
  const command = { type: 'TakeFact', source: { name: 'test', contactId: '1', can: [] }, fact } as const;
  await test.app
    .get(InteractionRecorder)
    .record({ interactionId, command, by: 'source:test', agentId: null, commandId: null });
  await test.app.get(Assist).settled();
}

/** The hints of a new call in which this was said. */
async function hintsOn(text: string) {
  const interactionId = `call-${++calls}`;
  await take(interactionId, {
    ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound' },
    ...{ from: null, to: null, language: 'es', consent: 'unknown' },
  });
  await take(interactionId, { type: 'InteractionAnswered', agentId: 'ana', agentName: 'Ana' });
  test.clock.pass(6_000);
  const at = test.clock.now();
  await take(interactionId, {
    ...{ type: 'UtteranceSpoken', utteranceId: 'u', participantId: 'customer', role: 'customer', text },
    ...{ startedAt: at, endedAt: at, language: 'es', confidence: null },
  });
  const { hints } = await test.app.get(InteractionRecorder).state(interactionId);
  return hints.flatMap(({ hint }) => (hint.kind === 'script' ? [hint] : []));
}

describe('a model that was learnt', () => {
  it('is kept, and no hint comes of it before it is live', async () => {
    expect(await keep()).toEqual({ kind: 'scripts', version: 1 });
    await live.look();
    expect(await hintsOn(said)).toEqual([]);
    expect(await store.list()).toMatchObject([{ version: 1, language: 'es', state: 'candidate', figures }]);
  });

  it('is taken up by a running server within seconds, and its hints say which version they come of and why', async () => {
    expect(await store.putLive({ kind: 'scripts', version: 1 }, now())).toBe(true);
    await taken(1);
    const [hint] = await hintsOn(said);
    expect(hint?.reason).toMatchObject({ proposer: 'model', source: { id: 'scripts', version: 1 } });
    expect(hint?.reason.lineSequence).toBeGreaterThan(0);
    expect(hint?.reason.words).toEqual(expect.arrayContaining(['zurriburris', 'morados']));
    for (const language of languages.filter((one) => one !== 'es')) expect(live.of('scripts', language)).toBeNull();
  });

  it('stays in force where the next one cannot be read', async () => {
    const broken = await keep(Uint8Array.of(1, 2, 3));
    await store.putLive(broken, { ...now(), at: test.clock.now() + 1 });
    await live.look();
    expect(live.of('scripts', 'es')?.version).toBe(1);
    expect((await store.list()).map(({ version, state }) => [version, state])).toEqual([
      [2, 'live'],
      [1, 'past'],
    ]);
  });

  it('comes back when what followed it is taken back, and at last nothing is left but text', async () => {
    expect(await store.back(null, 'marta')).toMatchObject({ from: { version: 2 }, to: { version: 1 } });
    await live.look();
    expect(live.of('scripts', 'es')?.version).toBe(1);
    expect(await store.back(null, 'marta')).toMatchObject({ from: { version: 1 }, to: null });
    expect(await store.back(null, 'marta')).toBeNull();
    await live.look();
    expect(live.of('scripts', 'es')).toBeNull();
    expect(await hintsOn(said)).toEqual([]);
  });

  it('is not there by a name that nobody gave', async () => {
    expect(await store.putLive({ kind: 'scripts', version: 99 }, now())).toBe(false);
  });

  it('stands in the audit trail when it goes live and when it is taken back, with whose doing that was', async () => {
    const trail = test.app.get(AuditTrail);
    const told = (await trail.last(4)).map(({ actor, action, object, detail }) => [actor, action, object, detail]);
    expect(told).toEqual([
      ['marta', 'model/put-live', 'model:scripts@1', { language: 'es', before: null }],
      ['marta', 'model/put-live', 'model:scripts@2', { language: 'es', before: 'scripts@1' }],
      ['marta', 'model/taken-back', 'model:scripts@2', { language: 'es', after: 'scripts@1' }],
      ['marta', 'model/taken-back', 'model:scripts@1', { language: 'es', after: null }],
    ]);
    expect(await trail.verify()).toBeNull();
  });

  it('stays as it was where that cannot be audited', async () => {
    const unaudited = new ModelStore(test.app.get(DatabasePool), new FullTrail());
    await expect(unaudited.putLive({ kind: 'scripts', version: 1 }, now())).rejects.toThrow('no room on the disk');
    expect(await store.live()).toEqual([]);
  });

  it('never is one of two that are live in a language', async () => {
    const { pool } = test.app.get(DatabasePool);
    await expect(pool.query(`UPDATE assist_models SET state = 'live'`)).rejects.toThrow('assist_models_live');
  });
});

/** A trail that takes no more lines. */
class FullTrail extends AuditTrail {
  record = (): Promise<void> => Promise.reject(new Error('no room on the disk'));
  last = (): Promise<readonly []> => Promise.resolve([]);
  verify = (): Promise<null> => Promise.resolve(null);
}

/** Waits as long as an operator would. */
async function taken(version: number): Promise<void> {
  const until = Date.now() + 8_000;
  while (live.of('scripts', 'es')?.version !== version) {
    if (Date.now() > until) throw new Error('the model was not taken up');
    await new Promise((resume) => setTimeout(resume, 50));
  }
}
