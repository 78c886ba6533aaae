import { actionTerms, type ActionId, type ActionTerms, type ScriptCall } from '@aliado/domain';
import { z } from 'zod';

/** An action with how it goes over HTTP. */
export interface Action extends ActionTerms {
  /** How it goes over HTTP. */
  request(told: Told): ActionRequest;
  /** The values of an answer of the agreed shape; null for another. */
  values(answer: unknown): Readonly<Record<string, string>> | null;
}

/** What an action is told. */
export type Told = Readonly<Record<string, string>>;

/** One request to the back office. */
export interface ActionRequest {
  readonly method: 'GET' | 'POST';
  /** Below the address of the back office; its parts are encoded. */
  readonly path: string;
  readonly body: unknown;
}

const text = z.string().max(500);
const order = z.object({
  number: text,
  status: text,
  statusWords: text,
  items: text,
  slot: text.nullable(),
  note: text.nullable(),
});
const orders = z.object({ orders: z.array(order).max(100) });
const ticket = z.object({ ticket: text });

const get = (path: string): ActionRequest => ({ method: 'GET', path, body: null });
const known = (values: Readonly<Record<string, string | null>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(values).filter((entry): entry is [string, string] => Boolean(entry[1])));

/** Every action by its id. */
export const actions: Readonly<Record<ActionId, Action>> = {
  'customer-orders': {
    ...actionTerms['customer-orders'],
    request: ({ customer = '' }) => get(`customers/${encodeURIComponent(customer)}/orders`),
    values(answer) {
      const read = orders.safeParse(answer);
      if (!read.success) return null;
      const [latest] = read.data.orders;
      const count = String(read.data.orders.length);
      return known({ count, latest: latest?.number ?? null, latestItems: latest?.items ?? null });
    },
  },
  'order-status': {
    ...actionTerms['order-status'],
    request: ({ order: number = '' }) => get(`orders/${encodeURIComponent(number)}`),
    values(answer) {
      const read = order.safeParse(answer);
      return read.success ? known(read.data) : null;
    },
  },
  'create-ticket': {
    ...actionTerms['create-ticket'],
    request: (told) => ({ method: 'POST', path: 'tickets', body: told }),
    values(answer) {
      const read = ticket.safeParse(answer);
      return read.success ? read.data : null;
    },
  },
};

/** The action that a step calls; undefined for one that nobody knows. */
export const actionOf = ({ action }: Pick<ScriptCall, 'action'>): Action | undefined =>
  Object.hasOwn(actions, action) ? actions[action as ActionId] : undefined;
