import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { RedactionPattern } from '@aliado/domain';
import { parse } from 'yaml';
import { z } from 'zod';

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);
const flag = z.union([z.boolean(), z.enum(['true', 'false']).transform((word) => word === 'true')]);

/** A shape as `RedactionPattern` of the domain describes it; only the file can hold these. */
const redaction = z
  .strictObject({
    kind: z.string().regex(/^[a-z][a-z-]*$/),
    shape: z.string().min(2).max(100),
    near: z.array(z.string().min(1)).optional(),
  })
  .transform(({ near, ...rest }): RedactionPattern => (near ? { ...rest, near } : rest));

const schema = z.strictObject({
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
  publicUrl: z.url().nullable().default(null),
  /** Key material for signatures, at least 32 characters; without it one is made and kept in the data folder. */
  secret: z.string().min(32).nullable().default(null),
  /** The pack to load at the first start. */
  pack: z.string().min(1).default('packs/casa-lumbre'),
  /** Whether demo accounts are made and demo calls run. */
  demo: flag.default(true),
  /** Demo calls at once. */
  demoConcurrency: whole(1, 50).default(2),
  /** Speed of demo calls; 1 is real time. */
  demoSpeed: z.coerce.number().min(0.1).max(100).default(1),
  /** Where the built console stands. */
  consoleFolder: z.string().min(1).default('dist/console/browser'),
  /** Seconds before the server closes after-contact work. */
  afterContactWorkSeconds: whole(10, 3_600).default(90),
  logLevel: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'silent']).default('info'),
  /** What this deployment redacts beside payment cards. */
  redactions: z.array(redaction).default([]),
});

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
  const file = resolve(folder, environment['ALIADO_CONFIG'] ?? 'aliado.yaml');
  const written: unknown = existsSync(file) ? parse(readFileSync(file, 'utf8')) : {};
  const parsed = schema.safeParse({ ...(isRecord(written) ? written : {}), ...fromEnvironment(environment) });
  if (parsed.success) return parsed.data;
  throw new ConfigurationFault(
    parsed.error.issues.map((issue) => `${issue.path.join('.') || 'settings'}: ${issue.message}`),
  );
}

/** The settings are wrong; the message says which and why. */
export class ConfigurationFault extends Error {
  override readonly name = 'ConfigurationFault';
  constructor(readonly faults: readonly string[]) {
    super(`The configuration is wrong.\n${faults.map((fault) => `  ${fault}`).join('\n')}`);
  }
}

function fromEnvironment(environment: Record<string, string | undefined>): Record<string, string> {
  const keys = Object.keys(schema.shape);
  const named = keys.map(
    (key) => [`ALIADO_${key.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`, key] as const,
  );
  const entries = [...Object.entries(usualNames), ...named].flatMap(([name, key]) => {
    const value = environment[name];
    return value === undefined || value === '' ? [] : [[key, value] as const];
  });
  return Object.fromEntries(entries);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
