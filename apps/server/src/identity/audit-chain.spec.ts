import * as fc from 'fast-check';
import { checkEnd, emptyHead, follow, hashOf, sealOf, type AuditHead } from './audit-chain.ts';
import type { AuditEntry } from './audit-trail.ts';

const key = Buffer.alloc(32, 7);

function aTrail(length: number): readonly AuditEntry[] {
  const entries: AuditEntry[] = [];
  for (let n = 1; n <= length; n += 1) {
    const act = { actor: 'ada', action: 'customer/read', object: `customer:${n}`, detail: { fields: ['name'], n } };
    const line = { ...act, n, at: 1_000 + n, previousHash: entries.at(-1)?.hash ?? '' };
    entries.push({ ...line, hash: hashOf(line) });
  }
  return entries;
}

const endOf = (entries: readonly AuditEntry[]): AuditHead => {
  const { n, hash } = entries.at(-1) ?? emptyHead;
  return { n, hash };
};
const sealed = (head: AuditHead) => ({ ...head, seal: sealOf(head, key) });

/** What the whole check says of a trail whose end was sealed when it was `written`. */
function verdict(read: readonly AuditEntry[], written: readonly AuditEntry[]) {
  const end = follow(emptyHead, read);
  return 'because' in end ? end : checkEnd(end, sealed(endOf(written)), key);
}

describe('an audit trail', () => {
  const trail = aTrail(30);
  const place = fc.nat({ max: trail.length - 1 });

  it('holds when nobody touched it, in one piece or in several', () => {
    expect(verdict(trail, trail)).toBeNull();
    const half = follow(emptyHead, trail.slice(0, 11));
    expect('because' in half ? half : follow(half, trail.slice(11))).toEqual(endOf(trail));
    expect(checkEnd(emptyHead, null, key)).toBeNull();
  });

  it('names the first line of which any field was altered', () => {
    const alterations: readonly ((entry: AuditEntry) => AuditEntry)[] = [
      (entry) => ({ ...entry, at: entry.at + 1 }),
      (entry) => ({ ...entry, actor: 'eve' }),
      (entry) => ({ ...entry, action: 'customer/wrote' }),
      (entry) => ({ ...entry, object: 'customer:0' }),
      (entry) => ({ ...entry, detail: { ...entry.detail, fields: [] } }),
      (entry) => ({ ...entry, previousHash: 'f'.repeat(64) }),
      (entry) => ({ ...entry, hash: 'f'.repeat(64) }),
    ];
    fc.assert(
      fc.property(place, fc.constantFrom(...alterations), (index, alter) => {
        const read = trail.map((entry, at) => (at === index ? alter(entry) : entry));
        expect(verdict(read, trail)).toMatchObject({ n: index + 1 });
      }),
    );
  });

  it('names the first line that is missing, at the end too', () => {
    fc.assert(
      fc.property(place, fc.integer({ min: 1, max: 40 }), (index, count) => {
        const read = trail.toSpliced(index, count);
        expect(verdict(read, trail)).toEqual({ n: index + 1, because: 'missing' });
      }),
    );
  });

  it('names the first of two lines that changed places', () => {
    fc.assert(
      fc.property(place, place, (a, b) => {
        fc.pre(a !== b);
        const read = trail.map((entry, at) => (at === a ? trail[b] : at === b ? trail[a] : entry) ?? entry);
        expect(verdict(read, trail)).toMatchObject({ n: Math.min(a, b) + 1 });
        const renumbered = read.map((entry, at) => ({ ...entry, n: at + 1 }));
        expect(verdict(renumbered, trail)).toMatchObject({ n: Math.min(a, b) + 1 });
      }),
    );
  });

  it('shows a line that was added by somebody without the key, and an end that they wrote anew', () => {
    const longer = aTrail(31);
    expect(verdict(longer, trail)).toEqual({ n: 31, because: 'broken-seal' });
    const forged = { ...endOf(longer), seal: sealOf(endOf(longer), Buffer.alloc(32, 8)) };
    expect(checkEnd(endOf(longer), forged, key)).toMatchObject({ because: 'broken-seal' });
    expect(checkEnd(endOf(longer), null, key)).toMatchObject({ because: 'broken-seal' });
  });
});
