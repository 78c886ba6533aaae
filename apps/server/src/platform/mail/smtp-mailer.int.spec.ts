import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { readSettings } from '../configuration.ts';
import { makeCertificate } from '../testing/certificate.ts';
import { MailHouse } from '../testing/mail-house.ts';
import type { Mail } from './mailer.ts';
import { SmtpMailer } from './smtp-mailer.ts';

const password = 'what only the relay knows';
const mail: Mail = {
  ...{
    id: 'nobody-answers.billing.1.raised',
    after: null,
    to: 'turno@casa.example',
    language: 'es',
    at: 1_795_341_000_000,
  },
  ...{ subject: 'Alguien espera', text: 'Espera máxima: 1:01', html: '<p>Espera máxima: 1:01</p>' },
};

let house: MailHouse;
afterEach(() => house?.close());

/** A mailer of a server with these settings. */
const mailer = (given: Readonly<Record<string, string>> = {}, scheme = 'smtp://') =>
  new SmtpMailer({
    settings: readSettings({
      ...{ ALIADO_SMTP_URL: `${scheme}127.0.0.1:${house.port}`, ALIADO_MAIL_FROM: 'Casa Lumbre <piso@casa.example>' },
      ...{ ALIADO_SMTP_TLS: 'never', ...given },
    }),
  });

describe('a mail', () => {
  it('arrives with its words in both forms, who it is from, when it happened, and that nobody wrote it by hand', async () => {
    house = await MailHouse.open();
    expect(await mailer().send({ ...mail, after: 'nobody-answers.billing.0.raised' })).toEqual({
      outcome: 'delivered',
    });
    const [taken] = house.taken;
    expect(taken?.to).toEqual(['turno@casa.example']);
    const headers = ['From', 'To', 'Subject', 'Date', 'Content-Language', 'Auto-Submitted'];
    expect(headers.map((name) => taken?.header(name))).toEqual([
      ...['Casa Lumbre <piso@casa.example>', 'turno@casa.example', 'Alguien espera', 'Sun, 22 Nov 2026 09:50:00 +0000'],
      ...['es', 'auto-generated'],
    ]);
    expect(taken?.raw).toContain('text/plain; charset=utf-8');
    expect(taken?.raw).toContain('text/html; charset=utf-8');
    expect(taken?.header('In-Reply-To')).toMatch(/^<[0-9a-f]{40}@casa\.example>$/);
  });

  it('has the same id however often it is sent, and another one has another', async () => {
    house = await MailHouse.open();
    for (const one of [mail, mail, { ...mail, id: 'another' }]) await mailer().send(one);
    const ids = house.taken.map((taken) => taken.header('Message-ID'));
    expect([ids[0] === ids[1], ids[0] === ids[2]]).toEqual([true, false]);
  });

  it('cannot be given headers of its own by what people wrote', async () => {
    house = await MailHouse.open();
    const subject = 'Cola\r\nBcc: everybody@else.example\r\n\r\nwords of somebody else';
    await mailer().send({ ...mail, subject });
    const [taken] = house.taken;
    expect([taken?.to, taken?.header('Bcc')]).toEqual([['turno@casa.example'], null]);
    expect(taken?.header('Subject')).toBe('Cola Bcc: everybody@else.example words of somebody else');
  });

  it.each([
    ['451', 'try-again'],
    ['550', 'refused'],
    ['hangs-up', 'try-again'],
  ] as const)('that is answered by %s is %s', async (answer, outcome) => {
    house = await MailHouse.open();
    house.answers.push(answer);
    expect(await mailer().send(mail)).toMatchObject({ outcome });
  });

  it('is worth another try while nobody answers, or does not let the server in', async () => {
    house = await MailHouse.open({ onAuth: (_, __, callback) => callback(new Error('who are you')) });
    const sender = mailer({ ALIADO_SMTP_PASSWORD: password, ALIADO_SMTP_PASSWORD_IN_CLEAR: 'true' }, 'smtp://aliado@');
    expect(await sender.send(mail)).toMatchObject({ outcome: 'try-again' });
    await house.close();
    expect(await sender.send(mail)).toMatchObject({ outcome: 'try-again' });
  });
});

describe('the line to the mail server', () => {
  const trusted = getCACertificates('default');
  const certificate = makeCertificate();
  afterEach(() => setDefaultCACertificates([...trusted]));

  it('is TLS, and the password is shown on no other', async () => {
    house = await MailHouse.open({ hideSTARTTLS: false, ...certificate });
    const sender = mailer({ ALIADO_SMTP_TLS: '', ALIADO_SMTP_PASSWORD: password }, 'smtp://aliado@');
    expect(await sender.send(mail)).toMatchObject({
      outcome: 'try-again',
      trouble: expect.stringMatching(/certificate/),
    });
    expect(house.shown).toEqual([]);
    setDefaultCACertificates([...trusted, certificate.cert]);
    expect(await sender.send(mail)).toEqual({ outcome: 'delivered' });
    expect(house.shown).toEqual([`aliado:${password}`]);
  });

  it('is not spoken over where the server has no TLS', async () => {
    house = await MailHouse.open();
    const sender = mailer({ ALIADO_SMTP_TLS: '', ALIADO_SMTP_PASSWORD: password }, 'smtp://aliado@');
    expect(await sender.send(mail)).toMatchObject({ outcome: 'try-again' });
    expect([house.shown, house.taken]).toEqual([[], []]);
  });

  it('may be TLS from its first byte', async () => {
    house = await MailHouse.open({ secure: true, ...certificate });
    setDefaultCACertificates([...trusted, certificate.cert]);
    expect(await mailer({ ALIADO_SMTP_TLS: '' }, 'smtps://').send(mail)).toEqual({ outcome: 'delivered' });
  });
});

describe('settings of mail', () => {
  const read = (given: Readonly<Record<string, string>>) => () =>
    readSettings({ ALIADO_MAIL_FROM: 'piso@casa.example', ...given });

  it.each([
    [
      'no sender',
      { ALIADO_SMTP_URL: 'smtp://mail.example', ALIADO_MAIL_FROM: '' },
      'mailFrom (ALIADO_MAIL_FROM) must be set',
    ],
    ['what is no sender', { ALIADO_MAIL_FROM: 'Casa <nobody>' }, 'must be an address such as Casa Lumbre <turno@'],
    ['no server of mail', { ALIADO_SMTP_URL: 'http://mail.example' }, 'must be an address such as smtp://aliado@'],
    [
      ...(['a password of nobody', { ALIADO_SMTP_URL: 'smtp://mail.example', ALIADO_SMTP_PASSWORD: 'p' }] as const),
      'must name the user of smtpPassword',
    ],
    [
      'a password that others could read',
      { ALIADO_SMTP_URL: 'smtp://u@mail.example', ALIADO_SMTP_PASSWORD: 'p', ALIADO_SMTP_TLS: 'never' },
      'smtpTls (ALIADO_SMTP_TLS) is “never” and would send smtpPassword readable',
    ],
  ])('are refused with %s', (_, given, sentence) => {
    expect(read(given)).toThrow(sentence);
  });

  it('never show a password that somebody wrote into the address', () => {
    const given = { ALIADO_SMTP_URL: 'smtp://u:hidden-words@mail.example' };
    expect(read(given)).toThrow('without a password');
    expect(read(given)).not.toThrow('hidden-words');
  });
});
