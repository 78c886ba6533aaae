import type { Interim } from '@aliado/domain';

/** Words that a recogniser has not made final, as far as they can be leant on. */
export interface SettledWords {
  readonly utteranceId: string;
  readonly text: string;
}

/**
 * What customers are saying right now in one contact. A recogniser rewrites the end of what it heard with every revision: only
 * the words that two revisions in a row agree on are leant on, so that nothing is proposed for a word that is gone the next moment.
 */
export class WordsOnTheirWay {
  private utteranceId: string | null = null;
  private revision = -1;
  private latest: readonly string[] = [];
  private agreed: readonly string[] = [];

  /** Takes a revision in. Whether there is more, or less, to lean on than before. */
  hear({ utteranceId, revision, text }: Pick<Interim, 'utteranceId' | 'revision' | 'text'>): boolean {
    if (utteranceId !== this.utteranceId) this.forget(utteranceId);
    if (revision <= this.revision) return false; // overtaken on its way
    this.revision = revision;
    const words = text.split(/\s+/u).filter((word) => word !== '');
    const agreed = commonBeginning(this.latest, words);
    const hasChanged = agreed.join(' ') !== this.agreed.join(' ');
    this.latest = words;
    this.agreed = agreed;
    return hasChanged;
  }

  /** The words to lean on; null where there are none. */
  settled(): SettledWords | null {
    const { utteranceId, agreed } = this;
    return utteranceId === null || agreed.length === 0 ? null : { utteranceId, text: agreed.join(' ') };
  }

  /** Whether these are the words of an utterance that is on its way. */
  isOn(utteranceId: string): boolean {
    return this.utteranceId === utteranceId && this.latest.length > 0;
  }

  /** The utterance is final: its words are in the log now. */
  end(utteranceId: string): void {
    if (utteranceId === this.utteranceId) this.forget(null);
  }

  private forget(next: string | null): void {
    this.utteranceId = next;
    this.revision = -1;
    this.latest = [];
    this.agreed = [];
  }
}

function commonBeginning(one: readonly string[], other: readonly string[]): readonly string[] {
  const end = one.findIndex((word, at) => word !== other[at]);
  return end < 0 ? one : one.slice(0, end);
}
