import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Configuration, type Settings } from '../configuration.ts';
import type { DeliveryOutcome } from '../delivery-outcome.ts';
import { readSender } from './mail-address.ts';
import { Mailer, type Mail } from './mailer.ts';

const answerWithinMs = 10_000;

/** Stages at which a server speaks of this mail, and not of itself or of us. */
const ofTheMail: ReadonlySet<string> = new Set(['EENVELOPE', 'EMESSAGE']);

/** Sends through the SMTP server of the house, one connection a mail. Passwords go over TLS alone, unless the settings say otherwise. */
@Injectable()
export class SmtpMailer extends Mailer {
  private readonly transport: Transporter | null;
  private readonly from: { readonly name: string; readonly address: string };

  constructor({ settings }: Configuration) {
    super();
    this.from = readSender(settings.mailFrom ?? '') ?? { name: '', address: '' };
    this.transport = settings.smtpUrl === null ? null : transportOf(settings, settings.smtpUrl);
  }

  get isOpen(): boolean {
    return this.transport !== null;
  }

  async send(mail: Mail): Promise<DeliveryOutcome> {
    if (!this.transport) return { outcome: 'refused', trouble: 'no server for mail is set up' };
    try {
      await this.transport.sendMail({
        ...{ from: this.from, to: { name: '', address: mail.to }, date: new Date(mail.at) },
        ...{ subject: onOneLine(mail.subject), text: mail.text, html: mail.html },
        messageId: this.idOf(mail.id),
        ...(mail.after === null ? {} : { inReplyTo: this.idOf(mail.after), references: [this.idOf(mail.after)] }),
        headers: { 'Content-Language': mail.language, 'Auto-Submitted': 'auto-generated' },
        ...{ disableFileAccess: true, disableUrlAccess: true },
      });
      return { outcome: 'delivered' };
    } catch (error) {
      return outcomeOf(error);
    }
  }

  /** The same for the same news, and nothing that somebody could read in it. */
  private idOf(id: string): string {
    const [, domain = 'aliado'] = this.from.address.split('@');
    return `<${createHash('sha256').update(id).digest('hex').slice(0, 40)}@${domain}>`;
  }
}

/** What people wrote may hold line ends; in a header they would begin another one. */
const onOneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();

function transportOf({ smtpPassword, smtpTls }: Settings, smtpUrl: string): Transporter {
  const { protocol, hostname, port, username } = new URL(smtpUrl);
  const isTls = protocol === 'smtps:';
  return createTransport({
    ...{ host: hostname.replace(/^\[|\]$/g, ''), port: Number(port) || (isTls ? 465 : 587), secure: isTls },
    ...(smtpTls === 'required' ? { requireTLS: !isTls } : { ignoreTLS: true }),
    ...(username !== '' && smtpPassword !== null
      ? { auth: { user: decodeURIComponent(username), pass: smtpPassword } }
      : {}),
    ...{ connectionTimeout: answerWithinMs, greetingTimeout: answerWithinMs, socketTimeout: answerWithinMs },
  });
}

function outcomeOf(error: unknown): DeliveryOutcome {
  if (!(error instanceof Error)) return { outcome: 'try-again', trouble: String(error) };
  const { code, permanent } = error as { readonly code?: unknown; readonly permanent?: unknown };
  const isRefused = permanent === true && typeof code === 'string' && ofTheMail.has(code);
  return { outcome: isRefused ? 'refused' : 'try-again', trouble: onOneLine(error.message).slice(0, 300) };
}
