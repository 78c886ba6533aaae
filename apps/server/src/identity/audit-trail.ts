import type { EpochMs } from '@aliado/domain';

/** A JSON value. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };

/** Something that somebody did and that must be answerable for later. No names and no words of customers: ids only. */
export interface AuditAct {
  /** The id of an account, or `system`. */
  readonly actor: string;
  /** Past tense, such as `session/opened`. */
  readonly action: string;
  /** What it was done to, such as `account:ada`. */
  readonly object: string;
  readonly detail: { readonly [key: string]: Json };
}

/** A line of the trail as it stands in it. */
export interface AuditEntry extends AuditAct {
  /** 1-based and gapless. */
  readonly n: number;
  readonly at: EpochMs;
  /** Hash of the line before; empty text for the first. */
  readonly previousHash: string;
  /** SHA-256 in hex. */
  readonly hash: string;
}

/** Where a trail does not hold. */
export interface AuditBreach {
  /** The first line that is wrong or missing. */
  readonly n: number;
  readonly because: 'missing' | 'altered' | 'broken-chain' | 'broken-seal';
}

/** Who did what, in a chain that shows every later change. */
export abstract class AuditTrail {
  /** On disk when it resolves. @throws Error if it cannot be written: then the act must not happen either. */
  abstract record(act: AuditAct): Promise<void>;

  /** The last lines, the newest last, as they stand there: whether they hold, only `verify` tells. */
  abstract last(count: number): Promise<readonly AuditEntry[]>;

  /** Reads the whole trail; null if every line is as it was written and none is missing. */
  abstract verify(): Promise<AuditBreach | null>;
}
