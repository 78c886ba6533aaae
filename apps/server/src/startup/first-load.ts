import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EpochMs } from '@aliado/domain';
import { Injectable, Logger } from '@nestjs/common';
import { CustomerImport } from '../customers/customer-import.ts';
import { AccountDirectory } from '../identity/account-directory.ts';
import { Configuration } from '../platform/configuration.ts';
import { StartFault } from '../platform/start-fault.ts';
import { PackLoader } from '../playbooks/pack-loader.ts';
import { Playbook } from '../playbooks/playbook.ts';

/** A sign-in of the demo, to be printed. */
export interface DemoSignIn {
  readonly username: string;
  readonly name: string;
  readonly roles: readonly string[];
  readonly password: string;
}

/** Fills an empty installation: the pack, its customers, and, for a demo, people who can sign in. */
@Injectable()
export class FirstLoad {
  private readonly logger = new Logger(FirstLoad.name);

  constructor(
    private readonly playbook: Playbook,
    private readonly packs: PackLoader,
    private readonly customers: CustomerImport,
    private readonly accounts: AccountDirectory,
    private readonly configuration: Configuration,
  ) {}

  /** @throws StartFault without a pack. @throws PackRefused with its faults, each with file, line and reason. */
  async run(packFolder: string, isDemo: boolean, now: EpochMs): Promise<readonly DemoSignIn[]> {
    const isThere = existsSync(packFolder);
    if (!this.playbook.isLoaded()) {
      if (!isThere) throw new StartFault(`There is no pack in ${resolve(packFolder)}. Set ALIADO_PACK to its folder.`);
      await this.packs.load(packFolder);
    } else if (!isThere)
      this.logger.warn(`There is no pack in ${resolve(packFolder)}: what was published before stays in force.`);
    await this.loadCustomers(join(packFolder, 'customers'), now);
    return isDemo ? this.demoSignIns() : [];
  }

  /** Until there are any: a first start that broke off between pack and customers is made up for by the next. */
  private async loadCustomers(folder: string, now: EpochMs): Promise<void> {
    if (!existsSync(folder) || (await this.customers.hasCustomers())) return;
    const report = await this.customers.importFolder(folder, now);
    const [first] = report.refused;
    if (!first) return;
    const where = `${first.file}:${first.line} ${first.reason}`; // not what stands there: it may be somebody's number
    this.logger.warn(`${report.refused.length} rows of ${folder} were refused; the first is ${where}`);
  }

  /** One password for all accounts of the demo, made at the first start and kept in the data folder: none is the same anywhere. */
  private async demoSignIns(): Promise<readonly DemoSignIn[]> {
    const password = this.demoPassword();
    const people = this.playbook.demoAccounts();
    for (const person of people) {
      const existing = await this.accounts.find(person.id);
      if (!existing) await this.accounts.create({ ...person, password }, 'system');
    }
    return people.map(({ id, name, roles }) => ({ username: id, name, roles, password }));
  }

  private demoPassword(): string {
    const folder = resolve(this.configuration.settings.dataFolder);
    const file = join(folder, 'demo-password');
    if (!existsSync(file)) {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      const groups = [0, 1, 2, 3].map(() => String(1_000 + (randomBytes(2).readUInt16BE() % 9_000)));
      writeFileSync(file, `lumbre-${groups.join('-')}\n`, { mode: 0o600 });
    }
    return readFileSync(file, 'utf8').trim();
  }
}
