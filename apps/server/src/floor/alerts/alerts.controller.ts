import {
  alertEvents,
  alertFacts,
  type AlertRule,
  type AlertRules,
  type AlertTrial,
  type ChangedMeanwhile,
} from '@aliado/domain';
import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { z } from 'zod';
import { AccountDirectory } from '../../identity/account-directory.ts';
import { AuditTrail } from '../../identity/audit-trail.ts';
import type { Principal } from '../../identity/principal.ts';
import { Requires, SignedIn } from '../../identity/requires.ts';
import { RequestRefused } from '../../platform/request-refused.ts';
import { ZodBody } from '../../platform/zod-body.ts';
import { faultWords } from '../../playbooks/drafts/fault-words.ts';
import { AlertOutbox } from './alert-outbox.ts';
import { AlertStore } from './alert-store.ts';
import { alertTerms, faultOf } from './alert-terms.ts';
import { AlertTeller } from './alert-teller.ts';
import { AlertTrials } from './alert-trials.ts';
import { AlertWatch } from './alert-watch.ts';

const ruleId = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'must be words of small letters with hyphens')
  .max(64);
const version = z.coerce.number().int().min(0);
const change = z.strictObject({ terms: alertTerms, after: version });
const removal = z.strictObject({ after: version });
const trial = z.strictObject({ terms: alertTerms, day: z.iso.date() });

/** The rules that raise alerts: one set for all who watch the floor. */
@Controller('api/floor/alerts')
@Requires('alert:write')
export class AlertsController {
  constructor(
    private readonly store: AlertStore,
    private readonly watch: AlertWatch,
    private readonly teller: AlertTeller,
    private readonly trials: AlertTrials,
    private readonly outbox: AlertOutbox,
    private readonly audit: AuditTrail,
    private readonly accounts: AccountDirectory,
  ) {}

  @Get()
  @Requires('floor:watch')
  async list(): Promise<AlertRules> {
    const unreadable = Object.fromEntries([...this.watch.unreadable].map(([id, fault]) => [id, faultWords(fault)]));
    const { hasWebhook, hasMail } = this.outbox;
    return {
      ...{ rules: await this.store.rules(), unreadable, facts: alertFacts, events: alertEvents },
      ...{ changedBy: await this.changers(), raised: this.teller.raised(), hasWebhook, hasMail },
    };
  }

  /** Writes a rule, new or in the place of what it was. */
  @Put(':id')
  async write(
    @SignedIn() { accountId }: Principal,
    @Param('id', new ZodBody(ruleId)) id: string,
    @Body(new ZodBody(change)) { terms, after }: z.infer<typeof change>,
  ): Promise<AlertRule> {
    refuseFault(terms);
    try {
      const written = await this.store.write(id, terms, { after, by: accountId });
      if (written === null) throw await this.changedMeanwhile(id);
      const detail = { version: written, isOn: terms.isOn, condition: terms.condition };
      await this.audit.record({ actor: accountId, action: 'alert/written', object: `alert:${id}`, detail });
      return { ...terms, id, version: written };
    } finally {
      await this.watch.reread(); // what fails may fail after the rule was stored
    }
  }

  @Delete(':id')
  @HttpCode(204)
  async remove(
    @SignedIn() { accountId }: Principal,
    @Param('id', new ZodBody(ruleId)) id: string,
    @Query(new ZodBody(removal)) { after }: z.infer<typeof removal>,
  ): Promise<void> {
    const isThere = (await this.store.rules()).some((rule) => rule.id === id);
    if (!isThere) throw new RequestRefused(404, 'alert/unknown', 'There is no rule of this name.');
    try {
      const written = await this.store.write(id, null, { after, by: accountId });
      if (written === null) throw await this.changedMeanwhile(id);
      await this.audit.record({ actor: accountId, action: 'alert/removed', object: `alert:${id}`, detail: {} });
    } finally {
      await this.watch.reread();
    }
  }

  /** Says when a rule, saved or not, would have been raised on a day. */
  @Post('try')
  @HttpCode(200)
  async try(@Body(new ZodBody(trial)) { terms, day }: z.infer<typeof trial>): Promise<AlertTrial> {
    refuseFault(terms);
    const outcome = await this.trials.run(terms, day);
    if ('refused' in outcome) throw new RequestRefused(409, outcome.refused, outcome.sentence);
    return outcome;
  }

  /** Says what the rule is now, and who made it so. */
  private async changedMeanwhile(id: string): Promise<RequestRefused> {
    const rule = (await this.store.rules()).find((one) => one.id === id) ?? null;
    const told: Omit<ChangedMeanwhile, 'code'> = { rule, by: (await this.changers())[id] ?? null };
    return new RequestRefused(409, 'alert/changed-meanwhile', 'Somebody else changed this rule meanwhile.', told);
  }

  /** Who changed each rule last, by name. */
  private async changers(): Promise<Readonly<Record<string, string>>> {
    const changers = [...(await this.store.changedBy())];
    const accounts = await Promise.all([...new Set(changers.map(([, by]) => by))].map((by) => this.accounts.find(by)));
    const names = new Map(accounts.flatMap((account) => (account ? [[account.id, account.name]] : [])));
    return Object.fromEntries(changers.map(([id, by]) => [id, names.get(by) ?? by]));
  }
}

function refuseFault(terms: z.infer<typeof alertTerms>): void {
  const fault = faultOf(terms);
  if (fault !== null)
    throw new RequestRefused(400, 'alert/condition', `The condition ${fault}.`, { fault: faultWords(fault) });
}
