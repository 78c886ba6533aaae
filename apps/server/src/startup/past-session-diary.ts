import type { EpochMs } from '@aliado/domain';
import { organisationTime } from '../case/organisation-time.ts';
import type { Account } from '../identity/account-directory.ts';
import type { Conversation } from '../playbooks/pack/conversation-schema.ts';
import type { Random } from '../sources/simulator/random.ts';
import type { Cast, PastCaller } from './past-session-cast.ts';

/** One session that is to be played. */
export interface Appointment {
  readonly nth: number;
  readonly at: EpochMs;
  readonly conversation: Conversation;
  /** Null where nobody knows who calls. */
  readonly caller: PastCaller | null;
  readonly agent: Account;
  /** What is given in minor units, if it may be; null where the dice decide. */
  readonly gift: number | null;
}

/** Sessions of a working day and of a Saturday; there are none on Sundays. */
const [onWorkday, onSaturday] = [25, 9];

/** Between these hours of the organisation's clock people call. */
const [opens, closes] = [9, 20];

/** How often a conversation about what opens the demo comes up, for once of another. */
const ofShown = 8;

/** Nobody calls more often in the month. */
const mostCalls = 6;

/** No agent has two sessions at once: so long after one begins, or before, there is no other. */
const longestMs = 20 * 60_000;

/** Who opens the demo was here once before, so many days ago, and was given this, minor units. */
const [openersCameBefore, openersGift] = [23, 4_000];

/** What a diary is drawn for. */
export interface DiaryPeriod {
  readonly before: EpochMs;
  /** How many days before it are filled. */
  readonly days: number;
  readonly timeZone: string;
  readonly dice: Random;
}

/** Draws who called when, about what and to whom. In the order of their times. */
export function diaryOf(cast: Cast, opening: readonly string[], period: DiaryPeriod): readonly Appointment[] {
  const { before, timeZone, dice } = period;
  const openers = new Set(opening.flatMap((id) => cast.voices.get(id) ?? []));
  const moments = momentsBefore(period, dice.fork('moments'));
  const desk = new Desk(cast, opening, openers, dice.fork('people'));
  const usual = moments.flatMap((at) => desk.appointment(at) ?? []);
  const midnight = dayBefore(before, openersCameBefore, timeZone);
  const special = opening.flatMap((id, nth) => desk.visit(id, midnight + (11 + nth) * 3_600_000) ?? []);
  return [...usual, ...special].toSorted((a, b) => a.at - b.at).map((one, nth) => ({ ...one, nth }));
}

function momentsBefore({ before, days, timeZone }: DiaryPeriod, dice: Random): readonly EpochMs[] {
  const moments: EpochMs[] = [];
  for (let back = 1; back <= days; back++) {
    const midnight = dayBefore(before, back, timeZone);
    const { weekday } = organisationTime(midnight + 12 * 3_600_000, timeZone);
    const calls = weekday === 7 ? 0 : weekday === 6 ? onSaturday : onWorkday;
    for (let call = 0; call < calls; call++) moments.push(midnight + dice.between(opens, closes) * 3_600_000);
  }
  return moments.map(Math.round).toSorted((a, b) => a - b);
}

/** Where a day of the organisation begins, so many days before a moment. */
function dayBefore(before: EpochMs, back: number, timeZone: string): EpochMs {
  const noon = new Date(before - back * 86_400_000).setUTCHours(12, 0, 0, 0);
  return noon - (organisationTime(noon, timeZone).hour ?? 12) * 3_600_000;
}

type Draft = Omit<Appointment, 'nth'>;

/** Gives calls to people who are free, and callers to what they may call about. */
class Desk {
  private readonly calls = new Map<string, number>();
  /** When their sessions begin, by the agent. */
  private readonly begins = new Map<string, EpochMs[]>();

  /** As often as each comes up: what opens the demo most. */
  private readonly conversations: readonly Conversation[];

  constructor(
    private readonly cast: Cast,
    opening: readonly string[],
    private readonly openers: ReadonlySet<string>,
    private readonly dice: Random,
  ) {
    const matterOf = ({ labels }: Conversation) => labels.matter;
    const shown = new Set(cast.conversations.filter(({ id }) => opening.includes(id)).map(matterOf));
    this.conversations = cast.conversations.flatMap((one) =>
      shown.has(matterOf(one)) ? Array.from({ length: ofShown }, () => one) : [one],
    );
  }

  /** Null where nobody is there to call or to answer. */
  appointment(at: EpochMs): Draft | null {
    const [first, ...others] = this.conversations;
    if (!first) return null;
    const conversation = this.dice.pick([first, ...others]);
    const caller = this.callerFor(conversation);
    return this.with(conversation, caller, at, null);
  }

  /** The visit of somebody whose conversation opens the demo. */
  visit(conversationId: string, at: EpochMs): Draft | null {
    const conversation = this.cast.conversations.find(({ id }) => id === conversationId);
    const caller = this.cast.callers.get(this.cast.voices.get(conversationId) ?? '');
    return conversation && caller ? this.with(conversation, caller, at, openersGift) : null;
  }

  private with(conversation: Conversation, caller: PastCaller | null, at: EpochMs, gift: number | null): Draft | null {
    const free = this.cast.agents.filter(
      ({ id, language, queues }) =>
        language === conversation.language &&
        queues.includes(conversation.queue) &&
        (this.begins.get(id) ?? []).every((other) => Math.abs(other - at) >= longestMs),
    );
    const [agent] = this.dice.shuffle(free);
    if (!agent) return null;
    this.begins.set(agent.id, [...(this.begins.get(agent.id) ?? []), at]);
    return { at, conversation, caller, agent, gift };
  }

  /** Somebody with such a matter, or whose order goes wrong; else whoever speaks the language. Who called least goes first. */
  private callerFor({ id, language, labels: { matter } }: Conversation): PastCaller | null {
    if (!this.cast.voices.has(id)) return null;
    const free = [...this.cast.callers.values()].filter(
      ({ customer, phone }) =>
        phone !== null &&
        customer.language === language &&
        !this.openers.has(customer.id) &&
        this.callsOf(customer.id) < mostCalls,
    );
    const fitting = free.filter((caller) => matter !== null && fits(caller, matter));
    const drawn = this.dice.shuffle(fitting.length > 0 ? fitting : free);
    const [caller] = drawn.toSorted((a, b) => this.callsOf(a.customer.id) - this.callsOf(b.customer.id));
    if (!caller) return null;
    this.calls.set(caller.customer.id, this.callsOf(caller.customer.id) + 1);
    return caller;
  }

  private callsOf(customerId: string): number {
    return this.calls.get(customerId) ?? 0;
  }
}

function fits({ file: { cases, context } }: PastCaller, matter: string): boolean {
  if (cases.some((one) => one.matter === matter)) return true;
  const { status, failedDeliveries, daysLate } = context.order;
  if (matter === 'delivery.failed') return (failedDeliveries ?? 0) > 0;
  if (matter === 'delivery.late') return (daysLate ?? 0) > 0;
  if (matter === 'repair.repeat') return (context.product.repairs ?? 0) > 1;
  return matter === 'order.cancel' && (status === 'shipped' || status === 'placed');
}
