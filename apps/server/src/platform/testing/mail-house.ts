import type { AddressInfo } from 'node:net';
import { SMTPServer, type SMTPServerOptions } from 'smtp-server';

/** What a mail server answers to a mail: takes it, an answer of SMTP that is none, or takes it and hangs up without a word. */
export type MailAnswer = 'taken' | 'hangs-up' | `${4 | 5}${number}`;

/** A mail as it was taken: its headers as they came, and all of it. */
export interface TakenMail {
  readonly to: readonly string[];
  readonly raw: string;
  /** The value of a header, unfolded; null where there is none. */
  header(name: string): string | null;
}

/** A mail server of a spec, on a port of its own of this machine. */
export class MailHouse {
  /** What is answered to the next mails, the first first; what comes after them is taken. */
  readonly answers: MailAnswer[] = [];
  /** All that was taken, also what was not acknowledged. */
  readonly taken: TakenMail[] = [];
  /** Users and passwords that were shown. */
  readonly shown: string[] = [];

  private constructor(private readonly server: SMTPServer) {}

  /** @param options over those of a server without TLS that lets everybody in. */
  static async open(options: SMTPServerOptions = {}): Promise<MailHouse> {
    const server: SMTPServer = new SMTPServer({
      ...{ authOptional: true, hideSTARTTLS: true, allowInsecureAuth: true, disableReverseLookup: true, logger: false },
      onAuth: ({ username = '', password = '' }, _, callback) => {
        house.shown.push(`${username}:${password}`);
        callback(null, { user: username });
      },
      onData: (stream, session, callback) => {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const answer = house.answers.shift() ?? 'taken';
          const to = session.envelope.rcptTo.map(({ address }) => address);
          if (answer === 'taken' || answer === 'hangs-up')
            house.taken.push(mailOf(to, Buffer.concat(parts).toString()));
          if (answer === 'hangs-up') house.hangUp();
          else
            callback(answer === 'taken' ? null : Object.assign(new Error('not now'), { responseCode: Number(answer) }));
        });
      },
      ...options,
    });
    const house = new MailHouse(server);
    server.on('error', () => undefined); // a client that leaves is no matter of the spec
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return house;
  }

  get port(): number {
    return (this.server.server.address() as AddressInfo).port;
  }

  close(): Promise<void> {
    return new Promise((resolve) => this.server.close(() => resolve()));
  }

  private hangUp(): void {
    for (const connection of this.server.connections) connection._socket.destroy();
  }
}

function mailOf(to: readonly string[], raw: string): TakenMail {
  const [head = ''] = raw.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  const header = (name: string) => {
    const found = lines.find((line) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`));
    return found === undefined ? null : found.slice(name.length + 1).trim();
  };
  return { to, raw, header };
}
