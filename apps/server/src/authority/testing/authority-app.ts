import { resolve } from 'node:path';
import type {
  AuthorityAsk,
  AuthorityOffer,
  AuthorityOutcome,
  AuthorityView,
  Interaction,
  RemedyKind,
  RemedyTerms,
} from '@aliado/domain';
import { AssistModule } from '../../assist/assist.module.ts';
import { CallerIdentification } from '../../customers/caller-identification.ts';
import { CustomerImport } from '../../customers/customer-import.ts';
import { CustomersModule } from '../../customers/customers.module.ts';
import { password } from '../../identity/testing/identity-app.ts';
import { InteractionRecorder } from '../../interactions/interaction-recorder.ts';
import { ScriptShelf } from '../../interactions/script-shelf.ts';
import type { Contact } from '../../live/testing/contact.ts';
import { startLiveApp, type ConsoleSocket, type LiveApp } from '../../live/testing/live-app.ts';
import { PackLoader } from '../../playbooks/pack-loader.ts';
import { Playbook } from '../../playbooks/playbook.ts';
import { PlaybooksModule } from '../../playbooks/playbooks.module.ts';
import { AuthorityModule } from '../authority.module.ts';

const ownPack = resolve(__dirname, '../../../../../packs/casa-lumbre');

/** An agent at the desk, with a console of their own. */
export interface AgentAtDesk {
  readonly id: string;
  readonly socket: ConsoleSocket;
  ask(interactionId: string, ask: AuthorityAsk): Promise<AuthorityOutcome>;
  /** What the desk shows of authority. */
  view(interactionId: string): Promise<AuthorityView>;
  offer(interactionId: string, remedy: RemedyKind): Promise<AuthorityOffer>;
  /** Sets a remedy aside and confirms it, in euro cents; the first refusal if there is one. */
  give(interactionId: string, grantId: string, terms: RemedyTerms): Promise<AuthorityOutcome>;
}

/** The server with authority, our own pack, and its customers. */
export interface AuthorityApp extends LiveApp {
  state(interactionId: string): Promise<Interaction>;
  agent(id: string, team?: string, tenureMonths?: number): Promise<AgentAtDesk>;
  /** A call of Lucía which this agent has: about the delivery that failed twice, or what another script is for. */
  luciaCalls(agent: AgentAtDesk, scriptId?: string): Promise<Contact>;
  /** The delivery is promised anew. */
  promiseAnew(agent: AgentAtDesk, interactionId: string): Promise<void>;
}

let commands = 0;

/** Starts it. */
export async function startAuthorityApp(): Promise<AuthorityApp> {
  const test = await startLiveApp([CustomersModule, PlaybooksModule, AssistModule, AuthorityModule]);
  const recorder = test.app.get(InteractionRecorder);
  const playbook = test.app.get(Playbook);
  await test.app.get(PackLoader).load(ownPack);
  await test.app.get(CustomerImport).importFolder(resolve(ownPack, 'customers'), test.clock.now());
  test.app.get(ScriptShelf).suppliedBy((id, version) => playbook.script(id, version));
  const record = async (
    interactionId: string,
    agentId: string,
    command: Parameters<typeof recorder.record>[0]['command'],
  ) => {
    const by = `agent:${agentId}` as const;
    const outcome = await recorder.record({ interactionId, command, by, agentId, commandId: null });
    if ('refused' in outcome) throw new Error(outcome.refused);
  };
  return {
    ...test,
    state: (interactionId) => recorder.state(interactionId),
    async agent(id, team = 'desk-north', tenureMonths = 3) {
      const about = { name: id, language: 'es', queues: ['deliveries'], roles: ['agent'] } as const;
      await test.accounts.create({ ...about, id, team, tenureMonths, password }, 'system');
      return atDesk(test, id, await test.consoleOf(id), await test.signedIn(id));
    },
    async luciaCalls({ id }, scriptId = 'failed-delivery') {
      const script = playbook.currentScripts().find((one) => one.id === scriptId);
      if (!script) throw new Error(`the pack has no script ${scriptId}`);
      const call = test.contact();
      await test.tell(...call.with(id));
      await test.app.get(CallerIdentification).settled();
      const { version, matter, start: stepId } = script;
      await record(call.interactionId, id, {
        ...{ type: 'StartScript', scriptId, version, stepId, matter, hintId: null },
      });
      return call;
    },
    promiseAnew: ({ id }, interactionId) =>
      record(interactionId, id, {
        type: 'MakePromise',
        promiseId: `promise-${++commands}`,
        words: 'La lavadora, el jueves de 16 a 18.',
        team: 'transport',
        dueAt: test.clock.now() + 86_400_000,
        orderNumber: null,
      }),
  };
}

function atDesk(
  test: LiveApp,
  id: string,
  socket: ConsoleSocket,
  browser: Awaited<ReturnType<LiveApp['signedIn']>>,
): AgentAtDesk {
  const ask = (interactionId: string, asked: AuthorityAsk) =>
    socket
      .timeout(15_000)
      .emitWithAck('authority', { commandId: `authority-${++commands}`, interactionId, ask: asked });
  const view = async (interactionId: string) => {
    const { status, body } = await browser.get(`/api/interactions/${interactionId}/authority`);
    if (status !== 200) throw new Error(`${status}: ${JSON.stringify(body)}`);
    return body as AuthorityView;
  };
  return {
    id,
    socket,
    ask,
    view,
    async offer(interactionId, remedy) {
      const { offers } = await view(interactionId);
      const found = offers.find(({ terms }) => terms.remedy === remedy);
      if (!found) throw new Error(`nothing offers a ${remedy}: ${offers.map(({ terms }) => terms.remedy).join()}`);
      return found;
    },
    async give(interactionId, grantId, terms) {
      const reserved = await ask(interactionId, {
        type: 'reserve',
        grantId,
        terms,
        approvalId: null,
        knownGrants: null,
      });
      if ('refused' in reserved) return reserved;
      return ask(interactionId, { type: 'confirm', grantId, amount: terms.amount });
    },
  };
}
