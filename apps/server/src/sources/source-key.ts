import type { ServerSecret } from '../platform/secret.ts';
import { z } from 'zod';

/** What a source may be called: it stands in addresses and in the log. */
export const sourceName = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,60}$/, 'small letters, digits and hyphens, at most 61');

/** The key of a source: 32 bytes that follow from the server's secret and the source's name. Nothing keeps it. */
export const sourceKey = (secret: ServerSecret, name: string): Buffer => secret.deriveKey(`source:${name}`);

/** The key as it is shown to people and as sources present it at the socket: base64url without padding. */
export const sourceKeyText = (secret: ServerSecret, name: string): string =>
  sourceKey(secret, name).toString('base64url');
