import type { CustomerCase, CustomerProfile, Interaction, Language, Order, Organisation } from '@aliado/domain';
import { formatMoment, formatMoney } from '@aliado/ui';

/** What is known when a script is filled in; null where nobody knows. */
export interface ScriptFacts {
  readonly interaction: Interaction;
  readonly profile: CustomerProfile | null;
  readonly organisation: Organisation | null;
  readonly agentName: string;
  readonly language: Language;
  /** Epoch milliseconds. */
  readonly now: number;
}

/** The values of the placeholders of a script, by path, but for what was told in this contact. What nobody knows is left out. */
export function scriptValues(facts: ScriptFacts): Readonly<Record<string, string>> {
  const { interaction, profile, organisation, agentName, language } = facts;
  const matter = profile && caseInHand(profile, interaction);
  const order = profile && orderInHand(profile, matter);
  const values: Record<string, string | null | undefined> = {
    'agent.name': agentName,
    'company.name': organisation?.name[language],
    ...customerValues(facts),
    ...(order ? orderValues(order, facts) : {}),
    'case.title': matter?.title[language],
    'case.due': matter?.dueAt ? moment(matter.dueAt, facts) : null,
    ...(profile && order ? productValues(profile, order, facts) : {}),
  };
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

/** The open matter that this contact is about: of the same matter first, else the first that is not closed. */
export function caseInHand({ cases }: CustomerProfile, { matter }: Interaction): CustomerCase | null {
  const open = cases.filter(({ state }) => state !== 'closed');
  return open.find((one) => one.matter === matter) ?? open[0] ?? null;
}

/** The order that this contact is about: that of the matter in hand, else the newest. */
function orderInHand({ orders }: CustomerProfile, matter: CustomerCase | null): Order | null {
  return orders.find(({ number }) => number === matter?.orderNumber) ?? orders[0] ?? null;
}

function customerValues({ interaction, profile }: ScriptFacts) {
  const { name, givenName, surname, city } = profile?.customer ?? {};
  return {
    'customer.name': name ?? interaction.customer.newName,
    'customer.givenName': givenName,
    'customer.surname': surname,
    'customer.city': city,
  };
}

function orderValues(order: Order, facts: ScriptFacts) {
  return {
    'order.number': order.number,
    'order.items': order.items[facts.language],
    'order.placedOn': moment(order.placedAt, facts),
    'order.total': formatMoney(order.total, facts.language),
    'order.slot': order.slot,
  };
}

function productValues({ products }: CustomerProfile, order: Order, facts: ScriptFacts) {
  const product = products.find(({ orderNumber }) => orderNumber === order.number) ?? products[0];
  return {
    'product.name': product?.name[facts.language],
    'product.warrantyUntil': product?.warrantyUntil ? moment(product.warrantyUntil, facts) : null,
  };
}

function moment(at: number, { now, language, organisation }: ScriptFacts): string {
  return formatMoment(at, now, language, organisation?.timeZone);
}
