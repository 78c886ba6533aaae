import {
  applyGuideline,
  noAuthority,
  obstacleTo,
  type AuthorityOffer,
  type AuthorityPolicy,
  type CaseConditions,
  type Counting,
  type GuidelineFinding,
  type Interaction,
  type LimitedCustomer,
  type RemedyKind,
  type RemedyTerms,
} from '@aliado/domain';
import { Injectable } from '@nestjs/common';
import { MattersInHand } from '../assist/matters-in-hand.ts';
import { CaseReader, type CaseInHand } from '../case/case-reader.ts';
import { CompiledFeel } from '../playbooks/feel/compiled-feel.ts';
import { Playbook } from '../playbooks/playbook.ts';

/** A case with what the playbook of its contact says of it. */
export interface WeighedCase {
  readonly interaction: Interaction;
  readonly inHand: CaseInHand;
  readonly policy: AuthorityPolicy;
  readonly counting: Counting;
  readonly customer: LimitedCustomer;
  readonly findings: readonly GuidelineFinding[];
  /** The rules of what nobody gives whose condition holds. */
  readonly never: CaseConditions['never'];
}

/** Weighs cases: applies to what is known the guidelines and the authority that held when the contact began. */
@Injectable()
export class CaseWeighing {
  constructor(
    private readonly cases: CaseReader,
    private readonly matters: MattersInHand,
    private readonly playbook: Playbook,
    private readonly feel: CompiledFeel,
  ) {}

  async of(interaction: Interaction): Promise<WeighedCase> {
    const [inHand, matters] = await Promise.all([this.cases.read(interaction), this.matters.of(interaction)]);
    const { facts, day, currency, now } = inHand;
    const began = interaction.openedAt ?? now;
    const policy = this.policyOf(interaction);
    const guidelines = new Set(matters.flatMap((matter) => this.playbook.guidelinesFor(matter, began)));
    return {
      interaction,
      inHand,
      policy,
      counting: { currency, rates: policy.rates, day },
      customer: { tier: facts.customer.tier, country: facts.customer.country },
      findings: [...guidelines].map((guideline) => applyGuideline(guideline, facts, this.feel)),
      never: policy.never.filter(({ when }) => this.feel.value(when, facts) === true),
    };
  }

  /** Who may give what, as it held when the contact began. */
  policyOf({ openedAt }: Interaction): AuthorityPolicy {
    return (openedAt === null ? null : this.playbook.authorityAt(openedAt)) ?? noAuthority;
  }
}

/** The matter that what is given in a case is for; null while none is in hand. */
export const matterOf = ({ script, matter }: Interaction): string | null => script?.matter ?? matter;

/** What holds for everybody in a weighed case. @param given what stands for the order in hand, as the ledger tells. */
export function conditionsOf(
  { interaction, inHand, never }: WeighedCase,
  given: CaseConditions['given'],
  accountId: string,
): CaseConditions {
  return {
    never,
    given: inHand.orderNumber === null ? givenWithoutOrder(interaction) : given,
    missedPromise: inHand.missedPromise,
    isToOneself: inHand.identities.some(({ kind, value }) => kind === 'account' && value === accountId),
  };
}

/** What stands in the way of terms for everybody; null for nothing. */
export function obstacleInCase(
  weighed: WeighedCase,
  { remedy, amount }: { readonly remedy: RemedyKind; readonly amount: RemedyTerms['amount'] },
  conditions: CaseConditions,
): AuthorityOffer['blocked'] {
  return obstacleTo(remedy, amount !== null, { conditions, policy: weighed.policy });
}

/** What stands in this interaction for the matter in hand, where no order is known. */
function givenWithoutOrder(interaction: Interaction): CaseConditions['given'] {
  const inHand = matterOf(interaction);
  return interaction.grants
    .filter(({ state }) => state === 'reserved' || state === 'granted')
    .map(({ terms }) => terms)
    .filter(({ orderNumber, matter }) => orderNumber === null && matter === inHand);
}
