import { createHash, createHmac } from 'node:crypto';
import type { AuditBreach, AuditEntry } from './audit-trail.ts';
import { canonicalJson } from './canonical-json.ts';

/** Where a trail ends: of the line with the highest number. */
export interface AuditHead {
  /** 0 for an empty trail. */
  readonly n: number;
  /** Empty text for an empty trail. */
  readonly hash: string;
}

/** The end of a trail that has no line yet. */
export const emptyHead: AuditHead = { n: 0, hash: '' };

/** The hash that a line must have: SHA-256 over all its other fields, in hex. */
export function hashOf({ n, at, actor, action, object, detail, previousHash }: Omit<AuditEntry, 'hash'>): string {
  const text = canonicalJson({ n, at, actor, action, object, detail, previousHash });
  return createHash('sha256').update(text).digest('hex');
}

/** The seal of an end: HMAC-SHA-256 in hex. */
export function sealOf({ n, hash }: AuditHead, key: Buffer): string {
  return createHmac('sha256', key).update(`${n}:${hash}`).digest('hex');
}

/** Checks a stretch of the trail after `head`: the end of it, or the first line that does not hold. */
export function follow(head: AuditHead, entries: readonly AuditEntry[]): AuditHead | AuditBreach {
  let last = head;
  for (const entry of entries) {
    if (entry.n !== last.n + 1) return { n: last.n + 1, because: 'missing' };
    if (entry.previousHash !== last.hash) return { n: entry.n, because: 'broken-chain' };
    if (entry.hash !== hashOf(entry)) return { n: entry.n, because: 'altered' };
    last = { n: entry.n, hash: entry.hash };
  }
  return last;
}

/** Checks the end that was read against the one that was sealed. */
export function checkEnd(
  end: AuditHead,
  sealed: (AuditHead & { readonly seal: string }) | null,
  key: Buffer,
): AuditBreach | null {
  if (sealed === null) return end.n === 0 ? null : { n: end.n, because: 'broken-seal' };
  if (sealed.seal !== sealOf(sealed, key)) return { n: end.n, because: 'broken-seal' };
  if (end.n < sealed.n) return { n: end.n + 1, because: 'missing' };
  return end.n === sealed.n && end.hash === sealed.hash ? null : { n: sealed.n + 1, because: 'broken-seal' };
}
