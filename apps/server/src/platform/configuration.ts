import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RedactionPattern } from '@aliado/domain';
import { parse } from 'yaml';
import { z } from 'zod';
import { mailSender } from './mail/mail-address.ts';

const between = (least: number, most: number) => `must be a number from ${least} to ${most}`;
const number = (least: number, most: number) =>
  z.coerce.number(between(least, most)).min(least, between(least, most)).max(most, between(least, most));
const whole = (least: number, most: number) => number(least, most).int('must be a whole number');
const flag = z.union(
  [z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')],
  'must be true or false',
);
const isMailServer = (address: string): boolean =>
  URL.canParse(address) && /^smtps?:\/\/[^/?#]+\/?$/.test(address) && new URL(address).password === '';
const isOrigin = (address: string): boolean =>
  URL.canParse(address) && /^https?:\/\/[^/?#@]+\/?$/.test(address) && new URL(address).host !== '';

/** A shape as `RedactionPattern` of the domain describes it; only the file can hold these. */
const redaction = z
  .strictObject({
    kind: z.string().regex(/^[a-z][a-z-]*$/),
    shape: z.string().min(2).max(100),
    near: z.array(z.string().min(1)).optional(),
  })
  .transform(({ near, ...rest }): RedactionPattern => (near ? { ...rest, near } : rest));

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'silent'] as const;

/** A WebSocket or an HTTP address, by what the engine speaks. */
const speechProtocols = { vosk: /^wss?:/i, deepgram: /^wss?:/i, whisper: /^https?:/i } as const;

const settingsSchema = z.strictObject({
  /** Address to listen on. */
  host: z.string().min(1).default('127.0.0.1'),
  /** Port for console, API and sockets; 0 takes a free one. */
  port: whole(0, 65_535).default(8740),
  /** Where embedded database and secrets live. */
  dataFolder: z.string().min(1).default('.aliado'),
  /** A PostgreSQL of your own; without it the embedded one is started in the data folder. */
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgres://')
    .nullable()
    .default(null),
  /** The address under which browsers reach the server, when it is not the one listened on. */
  publicUrl: z
    .string()
    .refine(isOrigin, 'must be an address such as https://aliado.example, without a path')
    .nullable()
    .default(null),
  /** Key material for signatures, at least 32 characters; without it one is made and kept in the data folder. */
  secret: z.string().min(32, 'must have at least 32 characters').nullable().default(null),
  /** The pack to load at the first start. */
  pack: z.string().min(1).default('packs/casa-lumbre'),
  /** Where the files of what is in force stand; without it, `playbook` in the data folder. */
  playbookFolder: z.string().min(1).nullable().default(null),
  /** Whether demo accounts are made and demo calls run. */
  demo: flag.default(true),
  /** Demo calls at once for those who sign in; the colleagues' own come on top of them. */
  demoConcurrency: whole(1, 50).default(2),
  /** People of the demo who take calls by themselves while somebody is signed in. */
  demoColleagues: whole(0, 20).default(6),
  /** Speed of demo calls; 1 is real time. */
  demoSpeed: number(0.1, 100).default(1),
  /** How long the demo's back office takes to answer at most, milliseconds. */
  demoBackOfficeSlowness: whole(0, 60_000).default(800),
  /** Share of questions that the demo's back office does not answer. */
  demoBackOfficeFailShare: number(0, 1).default(0.02),
  /** Where the built console stands. */
  consoleFolder: z.string().min(1).default('dist/console/browser'),
  /** Seconds before the server closes after-contact work. */
  afterContactWorkSeconds: whole(10, 3_600).default(90),
  /** Minutes by which agents are shown a sign of strain before their supervisors are. */
  careAheadMinutes: number(0, 60).default(5),
  /** Minutes of work without a break that are a sign of strain. */
  carePauseMinutes: number(15, 720).default(120),
  /** Whether agents are told which supervisors look into their contacts, now and ever; the log holds it all the same. */
  agentsSeeLooks: flag.default(true),
  logLevel: z.enum(logLevels, `must be one of ${logLevels.join(', ')}`).default('info'),
  /** Where granted remedies are sent to be carried out; without it they wait in the database. */
  fulfilmentUrl: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://erp.example/remedies' })
    .nullable()
    .default(null),
  /** Signs what is sent there; the receiver has the same text. */
  fulfilmentSecret: z.string().min(24, 'must have at least 24 characters').nullable().default(null),
  /** Days for which it is kept what was delivered there. */
  fulfilmentKeepDays: whole(1, 3_650).default(90),
  /** Where alerts are sent whose rules ask for it; without it they stay on the screen. */
  alertUrl: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://pager.example/alerts' })
    .nullable()
    .default(null),
  /** Signs what is sent there; the receiver has the same text. */
  alertSecret: z.string().min(24, 'must have at least 24 characters').nullable().default(null),
  /** The server through which e-mail goes out, with the user who signs in there; without it nothing is mailed. */
  smtpUrl: z
    .string()
    .refine(isMailServer, 'must be an address such as smtp://aliado@mail.example:587, without a password')
    .nullable()
    .default(null),
  /** The password of that user. */
  smtpPassword: z.string().min(1).nullable().default(null),
  /** Whether mail goes over TLS alone, or as it is: for a server on the same machine. */
  smtpTls: z.enum(['required', 'never'], 'must be one of required, never').default('required'),
  /** Whether the password may go over a line on which others can read it. */
  smtpPasswordInClear: flag.default(false),
  /** Who mail is from. */
  mailFrom: mailSender.nullable().default(null),
  /** Where orders, deliveries and tickets are asked for; without it, and without a demo, agents go on by hand. */
  backOfficeUrl: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://orders.example/aliado' })
    .nullable()
    .default(null),
  /** What this server and the back office share: the bearer token of requests, and the key of signed deliveries. */
  backOfficeSecret: z.string().min(32, 'must have at least 32 characters').nullable().default(null),
  /** The base address of a language model that speaks the protocol of OpenAI; without it nothing is worded by one. */
  languageModelUrl: z
    .url({ protocol: /^https?$/, error: 'must be an address such as http://127.0.0.1:11434/v1' })
    .nullable()
    .default(null),
  /** The model that is asked for there. */
  languageModelName: z.string().min(1).max(100).default('default'),
  /** The bearer token of these requests. */
  languageModelKey: z.string().min(1).nullable().default(null),
  /** What the recogniser speaks that turns the audio of sources into words; without it sources tell words only. */
  speechDriver: z
    .enum(['vosk', 'deepgram', 'whisper'], 'must be one of vosk, deepgram, whisper')
    .nullable()
    .default(null),
  /** Where the recogniser is. */
  speechUrl: z
    .url({ protocol: /^(wss?|https?)$/, error: 'must be an address such as ws://127.0.0.1:2700' })
    .nullable()
    .default(null),
  /** What the recogniser is shown. */
  speechKey: z.string().min(1).nullable().default(null),
  /** What is spoken; without it, the language of the contact. */
  speechLanguage: z.enum(['es', 'en'], 'must be one of es, en').nullable().default(null),
  /** Audio of a voice that may wait for the recogniser, seconds. */
  speechBufferSeconds: whole(1, 60).default(5),
  /** What this deployment redacts beside payment cards. */
  redactions: z.array(redaction).default([]),
});

const schema = settingsSchema.superRefine(refuseMailFaults).superRefine(({ speechDriver, speechUrl }, context) => {
  if (speechDriver === null || speechProtocols[speechDriver].test(speechUrl ?? '')) return;
  const example = speechDriver === 'whisper' ? 'http://127.0.0.1:8080/inference' : 'ws://127.0.0.1:2700';
  const message = `must be an address such as ${example}, because speechDriver is ${speechDriver}`;
  context.addIssue({ code: 'custom', path: ['speechUrl'], message });
});

/** What about mail contradicts itself, or would send a password readable. */
function refuseMailFaults(settings: z.infer<typeof settingsSchema>, context: z.RefinementCtx): void {
  const { smtpUrl, smtpPassword, smtpTls, smtpPasswordInClear, mailFrom } = settings;
  if (smtpUrl === null) return;
  const fault = (key: string, message: string) => context.addIssue({ code: 'custom', path: [key], message });
  const { protocol, username } = new URL(smtpUrl);
  if (mailFrom === null) fault('mailFrom', 'must be set, because smtpUrl is');
  if (smtpPassword !== null && username === '')
    fault('smtpUrl', 'must name the user of smtpPassword, such as smtp://aliado@mail.example:587');
  if (smtpTls === 'required' || protocol === 'smtps:') return;
  if (smtpPassword !== null && !smtpPasswordInClear)
    fault('smtpTls', 'would send smtpPassword readable: set required, or smtpPasswordInClear');
}

/** All settings of the server, checked. */
export type Settings = z.infer<typeof schema>;

/** The settings, for injection. */
export abstract class Configuration {
  abstract readonly settings: Settings;
}

/** The names of the environment: `ALIADO_` and the key in capitals, and the usual names for three of them. */
const usualNames: Record<string, string> = { PORT: 'port', HOST: 'host', DATABASE_URL: 'databaseUrl' };

/**
 * Reads the settings from the environment over the optional file `aliado.yaml` (or the one that ALIADO_CONFIG names).
 * @throws ConfigurationFault with a sentence that names each wrong value.
 */
export function readSettings(environment: Record<string, string | undefined>, folder = process.cwd()): Settings {
  const given = { ...fromFile(environment, folder), ...fromEnvironment(environment) };
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigurationFault(parsed.error.issues.map((issue) => sentenceOf(issue, given)));
}

/** Their values open doors: a fault names them and does not show them. */
const confidential: ReadonlySet<string> = new Set([
  'secret',
  'databaseUrl',
  'fulfilmentSecret',
  'alertSecret',
  'smtpPassword',
  'smtpUrl',
  'backOfficeSecret',
  'languageModelKey',
  'speechKey',
]);

function sentenceOf({ path, message }: z.core.$ZodIssue, given: Readonly<Record<string, unknown>>): string {
  const [key] = path;
  if (typeof key !== 'string') return message;
  const value = given[key];
  const isShown = !confidential.has(key) && value !== undefined && typeof value !== 'object';
  const shown = !isShown ? '' : ` is “${String(value)}” and`;
  return `${path.join('.')} (${environmentName(key)})${shown} ${message}`;
}

/** The settings are wrong; the message says which and why. */
export class ConfigurationFault extends Error {
  override readonly name = 'ConfigurationFault';
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is wrong.\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

/** The one file that was asked for must be there; the usual one may be. */
function fromFile(environment: Record<string, string | undefined>, folder: string): Record<string, unknown> {
  const asked = environment['ALIADO_CONFIG'] || null;
  const file = resolve(folder, asked ?? 'aliado.yaml');
  if (!existsSync(file)) {
    if (asked === null) return {};
    throw new ConfigurationFault([`There is no file ${file}, which ALIADO_CONFIG names.`]);
  }
  const written = readYaml(file);
  if (isRecord(written)) return written;
  if (written === null) return {};
  throw new ConfigurationFault([`${file} must hold keys and values, such as “port: 8740”.`]);
}

function readYaml(file: string): unknown {
  try {
    return parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new ConfigurationFault([`${file} cannot be read: ${error instanceof Error ? error.message : String(error)}`]);
  }
}

function environmentName(key: string): string {
  const usual = Object.entries(usualNames).find(([, named]) => named === key);
  return usual?.[0] ?? `ALIADO_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
}

/** What is empty counts as not given. */
function fromEnvironment(environment: Record<string, string | undefined>): Record<string, string> {
  const entries = Object.keys(schema.shape).flatMap((key) => {
    const value = environment[environmentName(key)];
    return value === undefined || value === '' ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
