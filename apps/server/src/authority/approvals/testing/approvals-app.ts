import type { ApprovalAct, ApprovalList, AuthorityCommand, Outcome } from '@aliado/domain';
import { Module } from '@nestjs/common';
import { AgentRecorder } from '../../../agents/agent-recorder.ts';
import { AgentsModule } from '../../../agents/agents.module.ts';
import { Presence } from '../../../agents/presence.ts';
import { CustomersModule } from '../../../customers/customers.module.ts';
import { AccountDirectory } from '../../../identity/account-directory.ts';
import { IdentityModule } from '../../../identity/identity.module.ts';
import { EventLog } from '../../../interactions/event-log.ts';
import { InteractionRecorder } from '../../../interactions/interaction-recorder.ts';
import { InteractionsModule } from '../../../interactions/interactions.module.ts';
import { LiveModule } from '../../../live/live.module.ts';
import type { Contact } from '../../../live/testing/contact.ts';
import { startLiveApp, type ConsoleSocket, type LiveApp } from '../../../live/testing/live-app.ts';
import { Playbook } from '../../../playbooks/playbook.ts';
import { PlaybooksModule } from '../../../playbooks/playbooks.module.ts';
import { AuthorityReader } from '../../authority-reader.ts';
import { approvalProviders } from '../approval-providers.ts';
import { ApprovalRecords } from '../approval-records.ts';
import { ApprovalRounds } from '../approval-rounds.ts';
import { Approvers } from '../approvers.ts';
import { LimitProposalsController } from '../limit-proposals.controller.ts';
import { OpenApprovals } from '../open-approvals.ts';
import { PlainAuthority } from './plain-authority.ts';

@Module({
  imports: [AgentsModule, CustomersModule, IdentityModule, InteractionsModule, LiveModule, PlaybooksModule],
  controllers: [LimitProposalsController],
  providers: [...approvalProviders, { provide: AuthorityReader, useClass: PlainAuthority }],
})
class ApprovalsAlone {}

/** Somebody's console, with the newest list that it was told. */
export interface AttendingConsole {
  readonly socket: ConsoleSocket;
  /** Every list it got, oldest first; the first is the answer to joining. */
  readonly lists: ApprovalList[];
  /** What it shows now: ids of requests. */
  shown(): readonly string[];
  act(interactionId: string, approvalId: string, act: ApprovalAct): Promise<Outcome>;
}

/** The live part of the server with the routing of requests, and limits that a spec sets. */
export interface ApprovalsApp extends LiveApp {
  readonly limits: Map<string, number>;
  /** A call that this agent has, and a request from it, in euro cents. */
  ask(agentId: string, amount: number, approvalId: string): Promise<Contact>;
  attend(accountId: string): Promise<AttendingConsole>;
  /** What the log says of requests: `offered ana`, `decided ana less 100`. */
  story(interactionId: string): Promise<readonly string[]>;
  tellSystem(interactionId: string, command: AuthorityCommand): Promise<unknown>;
  /**
   * Ends the routing and begins it anew over the same log, with nobody there. @param meanwhile what happens in between.
   */
  restart(meanwhile?: () => Promise<void>): Promise<{ readonly presence: Presence; stop(): Promise<void> }>;
}

/** Starts it. */
export async function startApprovalsApp(): Promise<ApprovalsApp> {
  const test = await startLiveApp([ApprovalsAlone]);
  const recorder = test.app.get(InteractionRecorder);
  const { limits } = test.app.get(AuthorityReader) as PlainAuthority;
  await test.app.get(ApprovalRounds).start();
  let commands = 0;
  const tellSystem = (interactionId: string, command: AuthorityCommand) =>
    recorder.record({ interactionId, command, by: 'system', agentId: null, commandId: null });
  return {
    ...test,
    limits,
    tellSystem,
    async ask(agentId, amount, approvalId) {
      const call = test.contact();
      await test.tell(...call.with(agentId), call.says('Perdí dos medios días de trabajo.'));
      await tellSystem(call.interactionId, {
        ...{ type: 'AskApproval', approvalId, agentId, reason: 'Two half-days of work lost' },
        terms: {
          ...{
            remedy: 'credit',
            amount: { amount, currency: 'EUR' },
            guidelineId: 'late-delivery',
            guidelineVersion: 1,
          },
          ...{ ruleId: 'two-failed', matter: null, orderNumber: null },
        },
        withoutAsking: { amount: 15_000, currency: 'EUR' },
      });
      return call;
    },
    async attend(accountId) {
      const socket = await test.consoleOf(accountId);
      const lists: ApprovalList[] = [];
      socket.on('approvals', (list) => lists.push(list));
      const answer = await socket.emitWithAck('attend', {});
      if ('refused' in answer) throw new Error(answer.refused);
      lists.unshift(answer);
      return {
        socket,
        lists,
        shown: () => lists.at(-1)?.waiting.map(({ approvalId }) => approvalId) ?? [],
        act: (interactionId, approvalId, act) =>
          socket.emitWithAck('approval', { commandId: `act-${++commands}`, interactionId, approvalId, act }),
      };
    },
    async restart(meanwhile = async () => undefined) {
      const [rounds, open] = [test.app.get(ApprovalRounds), test.app.get(OpenApprovals)];
      await rounds.onModuleDestroy();
      await open.onModuleDestroy();
      await meanwhile();
      return begunAnew(test);
    },
    story: async (interactionId) => (await test.stored(interactionId)).flatMap(({ event }) => told(event) ?? []),
  };
}

async function begunAnew({ app, clock }: LiveApp): Promise<{ presence: Presence; stop(): Promise<void> }> {
  const [recorder, records, reader] = [
    app.get(InteractionRecorder),
    app.get(ApprovalRecords),
    app.get(AuthorityReader),
  ];
  const presence = new Presence();
  const open = new OpenApprovals(recorder, app.get(EventLog), records);
  const agents = app.get(AgentRecorder);
  const approvers = new Approvers(app.get(AccountDirectory), presence, agents, reader, records, clock);
  const rounds = new ApprovalRounds(open, approvers, app.get(Playbook), records, recorder, presence, clock);
  open.onModuleInit();
  await rounds.start();
  return {
    presence,
    async stop() {
      await rounds.onModuleDestroy();
      await open.onModuleDestroy();
    },
  };
}

function told(event: { readonly type: string }): string | null {
  const { type, to, by, decision, amount, words } = event as unknown as Told;
  if (!type.startsWith('Approval')) return null;
  const parts = [type.slice('Approval'.length), (to ?? by)?.accountId, decision, amount?.amount, words];
  return parts.filter((part) => part !== undefined && part !== '' && part !== null).join(' ');
}

interface Told {
  readonly type: string;
  readonly to?: { readonly accountId: string };
  readonly by?: { readonly accountId: string };
  readonly decision?: string;
  readonly amount?: { readonly amount: number } | null;
  readonly words?: string;
}
