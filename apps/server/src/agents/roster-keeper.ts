import { may } from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { AccountDirectory, type Account } from '../identity/account-directory.ts';
import { Roster, type Colleague } from './roster.ts';

/** How often the accounts are looked through: people join by the command line too, from another process. */
const lookEveryMs = 10_000;

/** Keeps the roster in step with the accounts: who takes contacts, in which queues, in which language. */
@Injectable()
export class RosterKeeper implements OnModuleDestroy {
  private readonly logger = new Logger(RosterKeeper.name);
  private timer: NodeJS.Timeout | null = null;
  private known = '';

  constructor(
    private readonly accounts: AccountDirectory,
    private readonly roster: Roster,
  ) {}

  /** Starts the roster, then follows what changes. Returns who takes contacts now. */
  async start(): Promise<readonly Colleague[]> {
    const colleagues = await this.colleagues();
    this.known = JSON.stringify(colleagues);
    await this.roster.start(colleagues);
    this.timer = setInterval(() => void this.look(), lookEveryMs);
    return colleagues;
  }

  onModuleDestroy(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Takes over what changed since the last look. A look that fails is made up for by the next. */
  async look(): Promise<void> {
    try {
      const colleagues = await this.colleagues();
      const now = JSON.stringify(colleagues);
      if (now === this.known) return;
      await this.roster.replace(colleagues);
      this.known = now;
    } catch (error) {
      this.logger.warn(`the roster is as it was: ${String(error)}`);
    }
  }

  private async colleagues(): Promise<readonly Colleague[]> {
    return (await this.accounts.list()).filter(takesContacts).map(asColleague);
  }
}

const takesContacts = ({ roles, disabledAt }: Account): boolean => roles.includes('agent') && disabledAt === null;

const asColleague = ({ id, name, team, queues, language, roles }: Account): Colleague => ({
  id,
  name,
  team,
  queues,
  language,
  ...(may(roles, 'floor:watch') ? { beginsByChoice: true } : {}),
});
