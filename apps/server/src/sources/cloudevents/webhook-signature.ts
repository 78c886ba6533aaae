import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import type { EpochMs } from '@aliado/domain';

/** How far the sender's clock may be from ours, milliseconds. Standard Webhooks 1.0 leaves it to the receiver. */
const tolerance = 5 * 60_000;

/** More signatures than a change of keys ever needs. */
const signaturesAtMost = 10;

/** A delivery as it arrived: its headers by small name, and its body byte for byte. */
export interface Delivery {
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

/**
 * Whether a delivery was signed with this key, lately, as Standard Webhooks 1.0 says: `webhook-signature` holds one or several
 * of `v1,` and the base64 of HMAC-SHA256 over `webhook-id.webhook-timestamp.body`, parted by spaces. One that fits is enough.
 */
export function isSigned({ headers, body }: Delivery, key: Buffer, now: EpochMs): boolean {
  const id = headers['webhook-id'];
  const timestamp = headers['webhook-timestamp'];
  const signatures = headers['webhook-signature'];
  if (typeof id !== 'string' || typeof timestamp !== 'string' || typeof signatures !== 'string') return false;
  if (id === '' || !/^\d{1,12}$/.test(timestamp)) return false;
  if (Math.abs(now - Number(timestamp) * 1_000) > tolerance) return false;
  const right = Buffer.from(
    `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`,
  );
  return signatures
    .split(' ')
    .slice(0, signaturesAtMost)
    .some((signature) => {
      const given = Buffer.from(signature);
      return given.length === right.length && timingSafeEqual(given, right);
    });
}
