import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { ParticipantRole, SourceFact } from '@aliado/domain';
import { IdentityModule } from '../../identity/identity.module.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { InteractionsModule } from '../../interactions/interactions.module.ts';
import { startTestApp, type TestApp } from '../../platform/testing/test-app.ts';
import { PackLoader } from '../../playbooks/pack-loader.ts';
import { Playbook } from '../../playbooks/playbook.ts';
import { PlaybooksModule } from '../../playbooks/playbooks.module.ts';
import { Assist } from '../assist.ts';
import { AssistModule } from '../assist.module.ts';

const ownPack = resolve(__dirname, '../../../../../packs/casa-lumbre');
const source = { name: 'test', contactId: '1', can: [] } as const;
const complaint = 'No vino nadie. Estoy harta, me molesta que nadie me avisó.';

let test: TestApp;
let recorder: InteractionRecorder;

beforeAll(async () => {
  test = await startTestApp({ imports: [IdentityModule, InteractionsModule, PlaybooksModule, AssistModule] });
  recorder = test.app.get(InteractionRecorder);
  await test.app.get(PackLoader).load(ownPack);
});
afterAll(() => test?.close());

async function take(interactionId: string, fact: SourceFact): Promise<void> {
  const command = { type: 'TakeFact', source, fact } as const;
  await recorder.record({ interactionId, command, by: 'source:test', agentId: null, commandId: null });
  await test.app.get(Assist).settled();
}

async function call(interactionId: string, said: readonly (readonly [ParticipantRole, string])[]) {
  await take(interactionId, {
    ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound' },
    ...{ from: null, to: null, language: 'es', consent: 'announced' },
  });
  await take(interactionId, { type: 'InteractionAnswered', agentId: 'nayeli', agentName: 'Nayeli' });
  for (const [role, text] of said) {
    test.clock.pass(6_000);
    const at = test.clock.now();
    await take(interactionId, {
      ...{ type: 'UtteranceSpoken', utteranceId: String(at), participantId: role, role, text },
      ...{ startedAt: at, endedAt: at, language: 'es', confidence: null },
    });
  }
  const { lines, moodTurns } = await recorder.state(interactionId);
  return { lines, moodTurns };
}

describe('the mood of a live call', () => {
  it('is recorded where it turns, from the words of the customer alone', async () => {
    const { moodTurns } = await call('angry', [
      ['customer', complaint],
      ['agent', 'Tiene usted razón.'],
      ['customer', 'Ya.'],
      ['customer', 'Muy amable, me quedo tranquila.'],
    ]);
    expect(moodTurns.map(({ mood }) => mood)).toEqual(['upset', 'calm']);
    expect(moodTurns[0]?.words).toContain('me molesta');
    expect((await call('agent', [['agent', complaint]])).moodTurns).toEqual([]);
  });

  it('is not read once the organisation turns it off', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pack-'));
    try {
      await cp(ownPack, folder, { recursive: true });
      const file = join(folder, 'pack.yaml');
      const text = await readFile(file, 'utf8');
      await writeFile(file, text.replace(/^version: .*$/m, 'version: 9000').replace(/^mood: on$/m, 'mood: off'));
      expect(test.app.get(Playbook).organisation().mood?.announcement.es).toMatch(/voz no se analiza/);
      test.clock.pass(1_000);
      await test.app.get(PackLoader).load(folder);
      expect(test.app.get(Playbook).organisation().mood).toBeUndefined();
      expect((await call('off', [['customer', complaint]])).moodTurns).toEqual([]);
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});
