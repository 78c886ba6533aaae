import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { usualAlertRules, type AlertRule } from '@aliado/domain';
import { Logger } from '@nestjs/common';
import { Webhook } from 'standardwebhooks';
import type { Configuration } from '../../platform/configuration.ts';
import { SmtpMailer } from '../../platform/mail/smtp-mailer.ts';
import { MailHouse } from '../../platform/testing/mail-house.ts';
import { createTestDatabase, type TestDatabase } from '../../platform/testing/test-database.ts';
import type { FloorHouse } from '../floor-house.ts';
import type { AlertNews } from './alert-news.ts';
import { AlertOutbox } from './alert-outbox.ts';
import { AlertStore } from './alert-store.ts';

const secret = 'a secret of both sides, long enough';
const turn = { address: 'turno@casa.example', language: 'es' } as const;
const head = { address: 'head@casa.example', language: 'en' } as const;
const rule: AlertRule = { ...(usualAlertRules[1] as AlertRule), to: ['webhook', 'mail'], mailTo: [turn] };
let database: TestDatabase;
let server: Server;
let mail: MailHouse;
let outbox: AlertOutbox;
let now = Date.now();
const answers: number[] = [];
const heard: unknown[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  mail = await MailHouse.open();
  const signatures = new Webhook(secret, { format: 'raw' });
  server = createServer((request, response) => {
    void (async () => {
      let body = '';
      for await (const chunk of request) body += String(chunk);
      const status = answers.shift() ?? 204;
      signatures.verify(body, request.headers as Record<string, string>);
      if (status < 300) heard.push({ id: request.headers['webhook-id'], ...(JSON.parse(body) as object) });
      response.writeHead(status).end();
    })().catch(() => response.writeHead(401).end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const alertUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/alerts`;
  const smtp = { smtpUrl: `smtp://127.0.0.1:${mail.port}`, smtpPassword: null, smtpTls: 'never' };
  const house = { publicUrl: 'https://aliado.example', mailFrom: 'Casa Lumbre <piso@casa.example>' };
  const configuration = { settings: { alertUrl, alertSecret: secret, ...smtp, ...house } } as Configuration;
  const floorHouse = { timeZone: () => 'Europe/Madrid' } as FloorHouse;
  outbox = new AlertOutbox(database, configuration, new SmtpMailer(configuration), floorHouse, { now: () => now });
  outbox.onApplicationBootstrap();
});
afterAll(async () => {
  await outbox?.onModuleDestroy();
  await new Promise((resolve) => server?.close(resolve));
  await mail?.close();
  await database?.close();
});
beforeEach(() => {
  heard.length = 0;
  mail.taken.length = 0;
});

type Told = Pick<AlertNews, 'subjectId' | 'isUp'> & Partial<AlertNews>;

/** Puts news in line, as they are kept when an alert is raised or taken back. */
const put = (news: Told) =>
  new AlertStore(database).keep({
    ...{ standing: [], quiet: [], lookedAt: now },
    deliveries: outbox.deliveriesOf({
      ...{ rule, name: { es: 'Facturación', en: 'Billing' }, value: null, at: now, raisedAt: now, ...news },
    }),
  });

const byWebhook = { ...rule, to: ['webhook'] } as const;
const byMail = (...mailTo: AlertRule['mailTo']): AlertRule => ({ ...rule, to: ['mail'], mailTo });
const waiting = async () => (await database.pool.query('SELECT attempts FROM alert_delivery')).rows;
const hasFailed = async () => (await waiting()).some(({ attempts }) => attempts === 1);
const isEmpty = async () => (await waiting()).length === 0;

async function until(isSo: () => Promise<boolean> | boolean): Promise<void> {
  const end = performance.now() + 10_000;
  while (!(await isSo())) {
    if (performance.now() > end) throw new Error(`not so: ${isSo}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('another system', () => {
  it('is told of an alert, signed, again where it did not take it, and with the same id', async () => {
    answers.push(503);
    await put({ rule: byWebhook, subjectId: 'billing', isUp: true, value: 61 });
    await until(hasFailed);
    expect(heard).toEqual([]);
    now += 6_000;
    await until(() => heard.length === 1);
    expect(heard).toMatchObject([
      {
        type: 'alert.raised',
        data: { subject: { kind: 'queue', id: 'billing' }, figure: { value: 61, unit: 'seconds' } },
      },
    ]);
    await until(isEmpty);
  });

  it('is not told again of what it refuses for good', async () => {
    answers.push(422);
    await put({ rule: byWebhook, subjectId: 'billing', isUp: false });
    await until(async () => answers.length === 0 && (await isEmpty()));
    expect(heard).toEqual([]);
  });

  it('hears of one subject in the order in which it happened, though it failed in between, and of others meanwhile', async () => {
    answers.push(503);
    const news = { rule: byWebhook, at: now };
    await put({ ...news, subjectId: 'billing', isUp: true });
    await put({ ...news, subjectId: 'billing', isUp: false });
    await until(hasFailed);
    await put({ ...news, subjectId: 'sales', isUp: true });
    await until(() => heard.length === 1);
    now += 4_000;
    await put({ ...news, subjectId: 'sales', isUp: false });
    await until(() => heard.length === 2);
    now += 1_000;
    await until(() => heard.length === 4);
    expect(heard.map((one) => (one as { id: string }).id.replace(/\d+\./, ''))).toEqual([
      'nobody-answers.sales.raised',
      'nobody-answers.sales.cleared',
      'nobody-answers.billing.raised',
      'nobody-answers.billing.cleared',
    ]);
    await until(isEmpty);
  });
});

describe('somebody with an address', () => {
  it('reads in their own language what was raised, of what, when by the clocks of the house, and where to look', async () => {
    await put({ rule: byMail(turn, head), subjectId: 'billing', isUp: true, value: 61 });
    await until(() => mail.taken.length === 2);
    const of = (address: string) => mail.taken.find(({ to }) => to[0] === address);
    expect(of(head.address)?.header('Subject')).toBe('Somebody waits too long: Billing');
    const text = decoded(of(turn.address)?.raw ?? '');
    expect(text).toContain('Alguien espera demasiado: Facturación');
    expect(text).toContain('Cifra: 01:01');
    const hour = new Intl.DateTimeFormat('es', { timeStyle: 'medium', timeZone: 'Europe/Madrid' }).format(now);
    expect(text).toMatch(new RegExp(`Avisó: .*, ${hour}`));
    expect(text).toContain('https://aliado.example/floor');
    expect(text).toContain('<html lang="es">');
    await until(isEmpty);
  });

  it('is told that it was taken back as an answer to what they were told before', async () => {
    const raisedAt = now;
    await put({ rule: byMail(turn), subjectId: 'sales', isUp: true });
    await put({ rule: byMail(turn), subjectId: 'sales', isUp: false, raisedAt, at: now + 60_000 });
    await until(() => mail.taken.length === 1);
    now += 60_000;
    await until(() => mail.taken.length === 2);
    const [raised, cleared] = mail.taken;
    expect(cleared?.header('In-Reply-To')).toBe(raised?.header('Message-ID'));
    await until(isEmpty);
  });

  it('gets a mail again that was not taken yet, and each news once', async () => {
    mail.answers.push('451');
    for (let times = 0; times < 2; times++) await put({ rule: byMail(turn), subjectId: 'billing', isUp: true });
    await until(hasFailed);
    expect(mail.taken).toEqual([]);
    now += 6_000;
    await until(isEmpty);
    expect(mail.taken).toHaveLength(1);
  });

  it('gets the same mail once more, by its id, where nobody heard whether it was taken', async () => {
    mail.answers.push('hangs-up');
    await put({ rule: byMail(turn), subjectId: 'billing', isUp: true });
    await until(hasFailed);
    now += 6_000;
    await until(isEmpty);
    const ids = mail.taken.map((one) => one.header('Message-ID'));
    expect([ids.length, new Set(ids).size]).toEqual([2, 1]);
  });

  it('gets no mail again that their house refuses for good, and holds up nobody else', async () => {
    const logged = jest.spyOn(Logger.prototype, 'warn');
    mail.answers.push('550');
    await put({ rule: byMail(turn, head), subjectId: 'billing', isUp: true });
    await until(isEmpty);
    expect(mail.taken.map(({ to }) => to)).toEqual([[head.address]]);
    expect(logged).toHaveBeenCalledWith(expect.stringMatching(/was not taken, and is not told again: .*550/));
  });

  it('reads what people wrote as it was written, in the page too', async () => {
    const name = { es: '<b>Cola</b> & "más"', en: '' };
    await put({ rule: byMail(turn), subjectId: 'billing', isUp: true, name });
    await until(isEmpty);
    const text = decoded(mail.taken[0]?.raw ?? '');
    expect(text).toContain('De: <b>Cola</b> & "más"');
    expect(text).toContain('&lt;b&gt;Cola&lt;/b&gt; &amp; &quot;más&quot;');
  });
});

/** A mail with its quoted-printable and base64 parts as they were written. */
function decoded(raw: string): string {
  const parts = raw.split(/\r\n\r\n/).map((part) => {
    if (/^[A-Za-z0-9+/=\r\n]+\r\n(?:--|$)/.test(part))
      return Buffer.from(part.split('--')[0] ?? '', 'base64').toString();
    const bytes = part
      .replace(/=\r\n/g, '')
      .replace(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    return Buffer.from(bytes, 'latin1').toString();
  });
  return parts.join('\n\n');
}
