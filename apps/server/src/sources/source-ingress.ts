import type { CallControlType, FrameRefusal } from '@aliado/domain';

/** Who speaks: the source's name and what it can be asked to do. */
export interface SourceIdentity {
  readonly name: string;
  readonly can: readonly CallControlType[];
}

/** What became of some frames: how many are on disk, and which were refused and kept aside. */
export interface Taken {
  readonly taken: number;
  readonly refused: readonly FrameRefusal[];
}

/** Something that could not be read as a frame: as received, and why. */
export interface Unreadable {
  readonly body: string;
  readonly reason: string;
}

/**
 * The one door for what sources tell. Frames are checked, redacted and recorded; a frame that cannot be taken in is kept
 * aside with the reason and counted, and the others are taken all the same.
 */
export abstract class SourceIngress {
  /**
   * Takes frames in; resolves when all that could be taken is on disk. A frame that came before changes nothing. Frames of one contact
   * are recorded in the order in which they were handed over, also where one call does not wait for the one before.
   * @throws LogUnavailable if the log cannot be written: the source must send the frames again, those in the same order that came behind
   * them meanwhile too, which failed as well.
   */
  abstract take(source: SourceIdentity, frames: readonly unknown[]): Promise<Taken>;

  /**
   * Passes interim words on to who watches; resolves when that is done, and never rejects. Words that make no sense are dropped
   * and counted; words that cannot be checked while the log is away are lost.
   */
  abstract interim(source: SourceIdentity, words: unknown): Promise<void>;

  /** Keeps aside what could not even be read as frames. */
  abstract refuse(source: SourceIdentity, unreadable: readonly Unreadable[]): Promise<void>;
}
