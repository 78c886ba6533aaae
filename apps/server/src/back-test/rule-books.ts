import type { AuthorityPolicy, EpochMs, Guideline, JudgingContext, RuleBook } from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { AccountDirectory } from '../identity/account-directory.ts';
import { CompiledFeel } from '../playbooks/feel/compiled-feel.ts';
import { isRetired } from '../playbooks/in-force.ts';
import { Playbook } from '../playbooks/playbook.ts';

/** What can be tried on past sessions, with the draft itself. */
export type TriedDraft =
  | { readonly kind: 'guideline'; readonly content: Guideline }
  | { readonly kind: 'authority'; readonly content: AuthorityPolicy };

/** What is in force, and the same with a draft in the place of one part. */
export interface RulePair {
  readonly base: RuleBook;
  readonly draft: RuleBook;
}

/** Puts a draft in its place among what is in force. */
@Injectable()
export class RuleBooks {
  private readonly feel = new CompiledFeel();

  constructor(
    private readonly playbook: Playbook,
    private readonly accounts: AccountDirectory,
  ) {}

  /** A guideline is compared with its own version in force, one that is retired with none; a policy under all guidelines in force. */
  pairFor(draft: TriedDraft, at: EpochMs): RulePair {
    const policy = this.playbook.authorityAt(at);
    const guidelines = this.playbook.currentGuidelines();
    if (draft.kind === 'authority')
      return { base: { guidelines, policy }, draft: { guidelines, policy: draft.content } };
    const inForce = guidelines.filter(({ id }) => id === draft.content.id);
    return {
      base: { guidelines: inForce, policy },
      draft: { guidelines: isRetired(draft.content) ? [] : [draft.content], policy },
    };
  }

  /** What cases are judged with. Roles and queues are those that people have now; whoever is gone counts as an agent. */
  async context(): Promise<JudgingContext> {
    const people = new Map((await this.accounts.list()).map((account) => [account.id, account]));
    return {
      feel: this.feel,
      currency: this.playbook.organisation().currency,
      agentOf: (accountId) => {
        const { roles, queues } = people.get(accountId) ?? { roles: ['agent' as const], queues: [] };
        return { accountId, roles, queues };
      },
    };
  }
}
