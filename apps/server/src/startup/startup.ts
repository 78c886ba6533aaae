import { Injectable } from '@nestjs/common';
import { DayStart } from '../agents/day-start.ts';
import { OverdueWork } from '../agents/overdue-work.ts';
import { RosterKeeper } from '../agents/roster-keeper.ts';
import { WorkAssigner } from '../agents/work-assigner.ts';
import { ApprovalRounds } from '../authority/approvals/approval-rounds.ts';
import { WrapUpWriter } from '../assist/wrap-up/wrap-up-writer.ts';
import { CallerIdentification } from '../customers/caller-identification.ts';
import { Fulfilment } from '../fulfilment/fulfilment.ts';
import { AccountDirectory } from '../identity/account-directory.ts';
import { Clock } from '../platform/clock.ts';
import { Configuration } from '../platform/configuration.ts';
import { ScriptActions } from '../scripts/script-actions.ts';
import { SessionIndexer } from '../studio/index/session-indexer.ts';
import { ScriptShelfKeeper } from '../scripts/script-shelf-keeper.ts';
import { StartFault } from '../platform/start-fault.ts';
import { FirstLoad, type DemoSignIn } from './first-load.ts';

/** What whoever started the server should know. */
export interface Started {
  readonly signIns: readonly DemoSignIn[];
  /** Whether anybody can sign in at all. */
  readonly hasPeople: boolean;
}

/** What must have happened before the first console is let in, in this order. */
@Injectable()
export class Startup {
  constructor(
    private readonly firstLoad: FirstLoad,
    private readonly accounts: AccountDirectory,
    private readonly roster: RosterKeeper,
    private readonly work: WorkAssigner,
    private readonly overdue: OverdueWork,
    private readonly days: DayStart,
    private readonly callers: CallerIdentification,
    private readonly approvals: ApprovalRounds,
    private readonly shelf: ScriptShelfKeeper,
    private readonly actions: ScriptActions,
    private readonly wrapUps: WrapUpWriter,
    private readonly fulfilment: Fulfilment,
    private readonly sessions: SessionIndexer,
    private readonly configuration: Configuration,
    private readonly clock: Clock,
  ) {}

  /** @throws Error with a sentence if the pack of the settings cannot be loaded. */
  async run(): Promise<Started> {
    const { pack, demo } = this.configuration.settings;
    const signIns = await this.firstLoad.run(pack, demo, this.clock.now());
    const colleagues = await this.roster.start();
    await this.shelf.takeUp();
    await this.actions.takeUp();
    await this.wrapUps.takeUp();
    await this.work.start(colleagues.map(({ id }) => id));
    await this.overdue.start();
    await this.callers.takeUp();
    await this.approvals.start();
    this.days.start();
    this.sessions.start();
    this.fulfil();
    const accounts = await this.accounts.list();
    return { signIns, hasPeople: accounts.some(({ disabledAt }) => disabledAt === null) };
  }

  private fulfil(): void {
    const { fulfilmentUrl: url, fulfilmentSecret: secret, fulfilmentKeepDays } = this.configuration.settings;
    if (url === null) return;
    if (secret === null) {
      throw new StartFault('Granted remedies cannot be sent unsigned. Set ALIADO_FULFILMENT_SECRET.');
    }
    this.fulfilment.start(url, secret, fulfilmentKeepDays);
  }
}
