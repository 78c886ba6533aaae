import { resolve } from 'node:path';
import type { Consent, DeskCommand, Hint, SourceFact } from '@aliado/domain';
import { CustomerImport } from '../../customers/customer-import.ts';
import { CallerIdentification } from '../../customers/caller-identification.ts';
import { AccountDirectory } from '../../identity/account-directory.ts';
import { IdentityModule } from '../../identity/identity.module.ts';
import { EventLog } from '../../interactions/event-log.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { InteractionsModule } from '../../interactions/interactions.module.ts';
import type { Browser } from '../../platform/testing/browser.ts';
import { startTestApp, type TestApp } from '../../platform/testing/test-app.ts';
import { PackLoader } from '../../playbooks/pack-loader.ts';
import { PlaybooksModule } from '../../playbooks/playbooks.module.ts';
import { ScriptsModule } from '../../scripts/scripts.module.ts';
import { AssistModule } from '../assist.module.ts';
import { Assist } from '../assist.ts';

const ownPack = resolve(__dirname, '../../../../../packs/casa-lumbre');
const password = 'quiet lamps at noon';
const source = { name: 'test', contactId: '1', can: [] } as const;

/** Our own pack, real storage, and calls of the agent Nayeli to which the assistant listens. */
export class AssistApp {
  private calls = 0;

  constructor(readonly test: TestApp) {}

  get recorder(): InteractionRecorder {
    return this.test.app.get(InteractionRecorder);
  }

  /** Makes an agent’s account and signs it in. */
  async signedIn(id: string): Promise<Browser> {
    const plain = { name: id, language: 'es', team: 'desk-north', queues: [], tenureMonths: 3 } as const;
    await this.test.app.get(AccountDirectory).create({ ...plain, id, roles: ['agent'], password }, 'system');
    const browser = this.test.browser();
    await browser.signIn(id, password);
    return browser;
  }

  /** Lets a source state a fact, and waits for what the assistant makes of it. */
  async take(interactionId: string, fact: SourceFact): Promise<void> {
    const command = { type: 'TakeFact', source, fact } as const;
    await this.recorder.record({ interactionId, command, by: 'source:test', agentId: null, commandId: null });
    await this.test.app.get(CallerIdentification).settled();
    await this.settled();
  }

  /** Asks for something at Nayeli’s desk; it must be taken. */
  async ask(interactionId: string, command: DeskCommand): Promise<void> {
    const asked = { interactionId, command, by: 'agent:nayeli', agentId: 'nayeli', commandId: null } as const;
    expect(await this.recorder.record(asked)).toHaveProperty('accepted');
    await this.settled();
  }

  /** A call that Nayeli answered, announced as recorded unless it is said otherwise. */
  async aCall(from: string | null, consent: Consent = 'announced'): Promise<string> {
    const interactionId = `call-${++this.calls}`;
    await this.take(interactionId, {
      ...{ type: 'InteractionOpened', channel: 'voice', direction: 'inbound' },
      ...{ from, to: null, language: 'es', consent },
    });
    await this.take(interactionId, { type: 'InteractionAnswered', agentId: 'nayeli', agentName: 'Nayeli' });
    return interactionId;
  }

  /** Says something six seconds later. */
  says(interactionId: string, text: string, role: 'customer' | 'agent' = 'customer'): Promise<void> {
    this.test.clock.pass(6_000);
    const at = this.test.clock.now();
    return this.take(interactionId, {
      ...{ type: 'UtteranceSpoken', utteranceId: String(at), participantId: role, role, text },
      ...{ startedAt: at, endedAt: at, language: 'es', confidence: null },
    });
  }

  async openHints(interactionId: string): Promise<readonly Hint[]> {
    return (await this.recorder.state(interactionId)).hints.map(({ hint }) => hint);
  }

  /** The entries of one type, oldest first. */
  async entriesOf(interactionId: string, type: string) {
    const entries = await this.test.app.get(EventLog).readAfter(interactionId, 0, 1_000);
    return entries.filter(({ event }) => event.type === type);
  }

  settled(): Promise<void> {
    return this.test.app.get(Assist).settled();
  }

  async close(): Promise<void> {
    await this.test.close();
  }
}

/** Starts it with our own pack and its customers. */
export async function startAssistApp(): Promise<AssistApp> {
  const test = await startTestApp({
    imports: [IdentityModule, InteractionsModule, PlaybooksModule, AssistModule, ScriptsModule],
  });
  await test.app.get(PackLoader).load(ownPack);
  await test.app.get(CustomerImport).importFolder(resolve(ownPack, 'customers'), test.clock.now());
  return new AssistApp(test);
}
