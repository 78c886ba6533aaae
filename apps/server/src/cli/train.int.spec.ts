import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { SourceFact } from '@aliado/domain';
import { jest } from '@jest/globals';
import { Assist } from '../assist/assist.ts';
import { AssistModule } from '../assist/assist.module.ts';
import { LiveModels } from '../assist/models/live-models.ts';
import { seeded } from '../assist/learn/seeded.ts';
import { soundings } from '../assist/mood/learnt-mood.ts';
import { AuditTrail } from '../identity/audit-trail.ts';
import { IdentityModule } from '../identity/identity.module.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { InteractionsModule } from '../interactions/interactions.module.ts';
import { startTestApp, type TestApp } from '../platform/testing/test-app.ts';
import { PackLoader } from '../playbooks/pack-loader.ts';
import { Playbook } from '../playbooks/playbook.ts';
import { PlaybooksModule } from '../playbooks/playbooks.module.ts';
import { CommandFault } from './fault.ts';
import { learnMood } from './train-mood.ts';
import { storeOf } from './train-options.ts';
import { learnScripts } from './train-scripts.ts';

const ownPack = resolve(__dirname, '../../../../packs/casa-lumbre');
const asked = { language: 'es', dry: false, anyway: false } as const;

let test: TestApp;
let folder: string;
const told = jest.spyOn(console, 'log').mockImplementation(() => undefined);

beforeAll(async () => {
  test = await startTestApp({ imports: [IdentityModule, InteractionsModule, PlaybooksModule, AssistModule] });
  await test.app.get(PackLoader).load(ownPack);
  folder = await mkdtemp(join(tmpdir(), 'history-'));
});
beforeEach(() => told.mockClear());
afterAll(async () => {
  told.mockRestore();
  await rm(folder, { recursive: true });
  await test.close();
});

async function fileOf(lines: readonly unknown[]): Promise<string> {
  const file = join(folder, 'history.jsonl');
  await writeFile(file, lines.map((line) => JSON.stringify(line)).join('\n'));
  return file;
}

/** What people of one house say who mean one thing or another, which no playbook and no list of words knows. */
const odd = {
  ill: ['chungazo', 'descacharre', 'birriazo', 'soponcio', 'marronazo', 'fregado', 'patinazo'],
  plain: ['chirimbolo', 'cachivache', 'trasto', 'chisme', 'perendengue', 'bártulo', 'cacharrito', 'zarandajo'],
  well: ['guaperas', 'chulísimo', 'molón', 'fetén', 'chachi', 'pistonudo', 'requetebién'],
} as const;

const dice = seeded(5);

/** Some words of many, with others every time. */
const some = (words: readonly string[], count: number): string =>
  Array.from({ length: count }, () => words[Math.floor(dice() * words.length)]).join(' ');

describe('learning from a file that a house brings along, beside a running server', () => {
  it('finds out which script is right, puts it live and says so in the audit trail', async () => {
    const [one, other] = test.app.get(Playbook).currentScripts();
    const conversations = Array.from({ length: 90 }, (_, nth) => {
      const script = [one?.id, other?.id, 'not-in-the-playbook'][nth % 3];
      const text = `${some([odd.ill, odd.well, odd.plain][nth % 3] ?? [], 5)} ${some(odd.plain, 2)}`;
      return { id: `c-${nth}`, labels: { script }, turns: [{ speaker: 'customer', text }] };
    });
    await learnScripts(test.app, { ...asked, file: await fileOf(conversations) });
    const said = told.mock.calls.flat().join('\n');
    expect(said).toContain('30 conversations are about scripts that the playbook does not hold; left out.');
    expect(said).toContain('scripts@1 is live');
    await test.app.get(LiveModels).look();
    expect(test.app.get(LiveModels).of('scripts', 'es')?.version).toBe(1);
    expect(await test.app.get(AuditTrail).last(1)).toMatchObject([
      { actor: 'command-line', action: 'model/put-live', object: 'model:scripts@1' },
    ]);
  }, 120_000);

  it('finds out how customers sound, and calls are read with it from then on', async () => {
    const words = { negative: odd.ill, neutral: odd.plain, positive: odd.well } as const;
    const marked = Array.from({ length: 80 }, () =>
      soundings.map((label) => ({ text: `el ${some(odd.plain, 2)} es un ${some(words[label], 3)}`, label })),
    );
    const file = await fileOf(marked.flat());
    await learnMood(test.app, { ...asked, file, dry: true });
    expect(await storeOf(test.app).list()).toHaveLength(1);
    await learnMood(test.app, { ...asked, file });
    expect(told.mock.calls.flat().join('\n')).toContain('mood@1 is live');
    await test.app.get(LiveModels).look();
    expect(await moodTurnsOn(['Menudo descacharre y soponcio', 'Vaya marronazo, qué birriazo'])).toMatchObject([
      { mood: 'upset', by: { id: 'mood', version: 1 } },
    ]);
    await storeOf(test.app).back('mood', 'command-line');
    await test.app.get(LiveModels).look();
    expect(await moodTurnsOn(['Menudo descacharre y soponcio', 'Vaya marronazo, qué birriazo'])).toEqual([]);
    expect(test.app.get(LiveModels).of('scripts', 'es')?.version).toBe(1);
  }, 120_000);

  it('says what is wrong with a file, and changes nothing', async () => {
    const file = await fileOf([
      { text: 'Bien', label: 'neutral' },
      { text: 'Mal', label: 'furious' },
    ]);
    await expect(learnMood(test.app, { ...asked, file })).rejects.toThrow(CommandFault);
    await expect(learnScripts(test.app, { ...asked, file })).rejects.toThrow(/history\.jsonl:1: /);
    await expect(learnMood(test.app, asked)).rejects.toThrow('mood is learnt --from a file');
    const few = await fileOf([{ text: 'Bien', label: 'neutral' }]);
    await learnMood(test.app, { ...asked, file: few });
    expect(told.mock.calls.flat().join('\n')).toContain('too few utterances that are negative');
    expect(await storeOf(test.app).list()).toHaveLength(2);
  });
});

let calls = 0;

/** The points at which the mood of a new call turns in which a customer says this. */
async function moodTurnsOn(texts: readonly string[]) {
  const interactionId = `call-${++calls}`;
  const recorder = test.app.get(InteractionRecorder);
  const take = async (fact: SourceFact) => {
    const command = { type: 'TakeFact', source: { name: 'test', contactId: '1', can: [] }, fact } as const;
    await recorder.record({ interactionId, command, by: 'source:test', agentId: null, commandId: null });
    await test.app.get(Assist).settled();
  };
  await take({
    ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound' },
    ...{ from: null, to: null, language: 'es', consent: 'announced' },
  });
  await take({ type: 'InteractionAnswered', agentId: 'nayeli', agentName: 'Nayeli' });
  for (const text of texts) {
    test.clock.pass(6_000);
    const at = test.clock.now();
    await take({
      ...{ type: 'UtteranceSpoken', utteranceId: String(at), participantId: 'customer', role: 'customer', text },
      ...{ startedAt: at, endedAt: at, language: 'es', confidence: null },
    });
  }
  return (await recorder.state(interactionId)).moodTurns;
}
