import {
  minorDigits,
  wallAt,
  type CustomerCase,
  type EpochMs,
  type Language,
  type Money,
  type Order,
  type OwnedProduct,
} from '@aliado/domain';
import type { Standing } from './standing.ts';

const locales: Readonly<Record<Language, string>> = { es: 'es-ES', en: 'en-GB' };

/** The values of the placeholders in what the house says, by path, as one says them. What nobody knows is left out. */
export function spokenValues(standing: Standing, language: Language): Readonly<Record<string, string>> {
  const { caller, organisation } = standing;
  const inHand = caseInHand(standing);
  const orders = caller.profile?.orders ?? [];
  const order = orders.find(({ number }) => number === inHand?.orderNumber) ?? orders[0] ?? null;
  const day = (at: EpochMs | null) => (at === null ? null : spokenDay(at, standing, language));
  const values: Values = {
    'agent.name': caller.agentName,
    'company.name': organisation.name[language],
    ...customerValues(standing),
    ...(inHand && { 'case.title': withinASentence(inHand.title[language]), 'case.due': day(inHand.dueAt) }),
    ...(order && orderValues(order, day, language)),
    ...productValues(caller.profile?.products ?? [], order, day, language),
  };
  return Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));
}

type Values = Readonly<Record<string, string | null | undefined>>;
type Day = (at: EpochMs | null) => string | null;

/** What was promised and is behind, else the open case of the matter in hand, else the first that is open. */
function caseInHand({ caller: { missed, profile }, matters }: Standing): CustomerCase | null {
  const open = (profile?.cases ?? []).filter(({ state }) => state !== 'closed');
  return missed ?? open.find(({ matter }) => matters.has(matter)) ?? open[0] ?? null;
}

function customerValues({ caller, state }: Standing): Values {
  const { name, givenName, surname, city } = caller.profile?.customer ?? {};
  return {
    'customer.name': name ?? state.customer.newName,
    ...{ 'customer.givenName': givenName, 'customer.surname': surname, 'customer.city': city },
  };
}

function productValues(products: readonly OwnedProduct[], order: Order | null, day: Day, language: Language): Values {
  const product = products.find(({ orderNumber }) => orderNumber === order?.number) ?? products[0];
  return product ? { 'product.name': product.name[language], 'product.warrantyUntil': day(product.warrantyUntil) } : {};
}

/** A title as it stands inside a sentence; names and numbers keep their capital. */
const withinASentence = (title: string): string =>
  /^\p{Lu}\p{Ll}/u.test(title) ? `${title.charAt(0).toLowerCase()}${title.slice(1)}` : title;

function orderValues(order: Order, day: Day, language: Language): Values {
  return {
    'order.number': order.number,
    'order.items': order.items[language],
    'order.placedOn': day(order.placedAt),
    'order.total': spokenMoney(order.total, language),
    'order.slot': order.slot,
  };
}

/** A moment with its hour, and with its day where that is not today: "las 16:00", "el jueves 12 a las 16:00". */
export function spokenMoment(
  at: EpochMs,
  { now, organisation: { timeZone } }: Pick<Standing, 'now' | 'organisation'>,
  language: Language,
): string {
  const show = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { ...options, timeZone }).format(at);
  const hour = show({ hour: 'numeric', minute: '2-digit' });
  const isToday = dayNumber(at, timeZone) === dayNumber(now, timeZone);
  if (language === 'es') return isToday ? `las ${hour}` : `${day(show, language)} a las ${hour}`;
  return isToday ? hour : `${day(show, language)} at ${hour}`;
}

/** A day as one says it: "hoy", "ayer", "el jueves 12". */
function spokenDay(
  at: EpochMs,
  { now, organisation: { timeZone } }: Pick<Standing, 'now' | 'organisation'>,
  language: Language,
): string {
  const days = dayNumber(at, timeZone) - dayNumber(now, timeZone);
  if (Math.abs(days) <= 1) return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
  const show = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locales[language], { ...options, timeZone }).format(at);
  if (Math.abs(days) < 7) return day(show, language);
  return language === 'es'
    ? `el ${show({ day: 'numeric', month: 'long' })}`
    : `on ${show({ day: 'numeric', month: 'long' })}`;
}

const day = (show: (options: Intl.DateTimeFormatOptions) => string, language: Language): string =>
  `${language === 'es' ? 'el' : 'on'} ${show({ weekday: 'long' })} ${show({ day: 'numeric' })}`;

const dayMs = 86_400_000;

const dayNumber = (at: EpochMs, timeZone: string): number => Math.floor(wallAt(at, timeZone) / dayMs);

function spokenMoney({ amount, currency }: Money, language: Language): string {
  const options = { style: 'currency', currency, trailingZeroDisplay: 'stripIfInteger' } as const;
  return new Intl.NumberFormat(locales[language], options).format(amount / 10 ** minorDigits(currency));
}
