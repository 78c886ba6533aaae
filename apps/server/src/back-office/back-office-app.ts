import { timingSafeEqual } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { DurationMs, Language } from '@aliado/domain';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { Webhook, WebhookVerificationError } from 'standardwebhooks';
import { z } from 'zod';
import type { ShopOrder } from './records.ts';

/** How the fictional shop's systems behave. */
export interface BackOfficeManners {
  /** The bearer token of requests, and the key of signed deliveries. */
  readonly secret: string;
  /** How long each answer takes at most; half of it at least. */
  readonly slowness: DurationMs;
  /** Share of requests that fail, 0 to 1. */
  readonly failShare: number;
  /** From 0 to 1, exclusive. */
  readonly random: () => number;
}

/** A remedy that arrived, as it was delivered first. */
interface Delivered {
  readonly id: string;
  readonly remedy: unknown;
}

/** Kept at most; the oldest are forgotten first. */
const heldEntries = 1_000;

const statusWords: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  placed: { es: 'recibido', en: 'received' },
  paid: { es: 'pagado, por preparar', en: 'paid, to be packed' },
  shipped: { es: 'en camino', en: 'on its way' },
  delivered: { es: 'entregado', en: 'delivered' },
  failed: { es: 'entrega fallida', en: 'delivery failed' },
  returned: { es: 'devuelto', en: 'returned' },
  cancelled: { es: 'anulado', en: 'cancelled' },
};

const ticketBody = z.object({ order: z.string().max(200), team: z.string().max(200), words: z.string().max(2_000) });

/** The systems behind a fictional shop, in small: orders, tickets, and a till that pays out granted remedies. */
export function backOfficeApp(orders: ReadonlyMap<string, ShopOrder>, manners: BackOfficeManners): FastifyInstance {
  const app = fastify({ logger: false, bodyLimit: 65_536 });
  const tickets = new Map<string, string>();
  const remedies = new Map<string, Delivered>();
  const webhook = new Webhook(manners.secret, { format: 'raw' });

  app.addContentTypeParser('application/json', { parseAs: 'string' }, (_, body, done) => done(null, body));

  app.addHook('onRequest', async (request, reply) => {
    const isSigned = request.method === 'POST' && request.url === '/remedies';
    if (!isSigned && !isBearer(request, manners.secret)) return reply.code(401).send({ code: 'secret' });
    await pause(manners.slowness * (0.5 + manners.random() / 2));
    if (manners.random() < manners.failShare) return reply.code(503).send({ code: 'unavailable' });
  });

  app.get<{ Params: { number: string } }>('/orders/:number', async ({ params, headers }, reply) => {
    const order = orders.get(params.number.trim().toUpperCase());
    return order ? told(order, languageOf(headers)) : reply.code(404).send({ code: 'order' });
  });

  app.get<{ Params: { id: string } }>('/customers/:id/orders', async ({ params, headers }) => {
    const own = [...orders.values()].filter(({ customerId }) => customerId === params.id);
    return { orders: own.map((order) => told(order, languageOf(headers))) };
  });

  app.post('/tickets', async ({ body, headers }, reply) => {
    const key = headers['idempotency-key'];
    const asked = ticketBody.safeParse(jsonOf(body));
    if (typeof key !== 'string' || !asked.success) return reply.code(400).send({ code: 'ticket' });
    const ticket = tickets.get(key) ?? `T-${10_000 + tickets.size + 1}`;
    keep(tickets, key, ticket);
    return reply.code(201).send({ ticket });
  });

  app.post('/remedies', async ({ body, headers }, reply) => {
    const id = headers['webhook-id'];
    const remedy = typeof body === 'string' ? verified(webhook, body, headers) : null;
    if (typeof id !== 'string' || remedy === null) return reply.code(401).send({ code: 'signature' });
    if (!remedies.has(id)) keep(remedies, id, { id, remedy });
    return reply.code(204).send();
  });

  app.get('/remedies', async () => ({ remedies: [...remedies.values()] }));
  return app;
}

function keep<T>(entries: Map<string, T>, key: string, entry: T): void {
  const [oldest] = entries.keys();
  if (entries.size >= heldEntries && oldest !== undefined) entries.delete(oldest);
  entries.set(key, entry);
}

function told({ number, status, items, slot, note }: ShopOrder, language: Language) {
  return {
    ...{ number, status, slot },
    statusWords: statusWords[status]?.[language] ?? status,
    items: items[language],
    note: note?.[language] ?? null,
  };
}

const languageOf = (headers: FastifyRequest['headers']): Language =>
  headers['accept-language']?.startsWith('en') ? 'en' : 'es';

function isBearer({ headers }: FastifyRequest, secret: string): boolean {
  const [given, expected] = [headers.authorization ?? '', `Bearer ${secret}`].map((text) => Buffer.from(text));
  return given?.length === expected?.length && timingSafeEqual(given ?? Buffer.of(), expected ?? Buffer.of());
}

/** What was delivered, if its signature is right; else null. */
function verified(webhook: Webhook, body: string, headers: FastifyRequest['headers']): unknown {
  try {
    return webhook.verify(body, headers as Record<string, string>);
  } catch (error) {
    if (error instanceof WebhookVerificationError || error instanceof SyntaxError) return null;
    throw error;
  }
}

function jsonOf(body: unknown): unknown {
  try {
    return typeof body === 'string' ? JSON.parse(body) : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
