import type { EpochMs, Interaction, Need, Recorded } from '@aliado/domain';

/** Sources of which something is missing in contacts that go on: one need a source, however many contacts it is missing in. */
export class SourceGaps {
  /** By source, since when something is missing, and in which contacts. The first gap says since when, until nothing is missing. */
  private readonly gaps = new Map<string, { readonly since: EpochMs; readonly contacts: Set<string> }>();

  /** Takes entries of a contact in; gives the sources of which something else is missing now. */
  take(interactionId: string, entries: readonly Recorded[], { source }: Interaction): readonly string[] {
    if (!source) return [];
    const noticed = entries.flatMap(({ event }) => (event.type === 'SourceGapNoticed' ? [event] : []));
    for (const { since, until } of noticed) {
      if (until === null) this.open(source.name, interactionId, since);
      else this.close(source.name, interactionId);
    }
    return noticed.length > 0 ? [source.name] : [];
  }

  /** A contact is over: what is missing of it now comes too late. */
  end(interactionId: string, { source }: Interaction): readonly string[] {
    return source && this.close(source.name, interactionId) ? [source.name] : [];
  }

  /** What a source needs somebody for; null while nothing is missing. */
  need(source: string): Need | null {
    const gap = this.gaps.get(source);
    if (!gap) return null;
    const { since, contacts } = gap;
    const [interactionId = null] = contacts;
    return {
      ...{ id: `source-gap:${source}:${since}`, interactionId: contacts.size === 1 ? interactionId : null },
      ...{ agentId: null, queueId: null, customerName: null, since, from: since, dueAt: null },
      about: { kind: 'source-gap', source },
    };
  }

  private open(source: string, interactionId: string, since: EpochMs): void {
    const gap = this.gaps.get(source) ?? { since, contacts: new Set<string>() };
    gap.contacts.add(interactionId);
    this.gaps.set(source, gap);
  }

  private close(source: string, interactionId: string): boolean {
    const contacts = this.gaps.get(source)?.contacts;
    const wasOpen = contacts?.delete(interactionId) ?? false;
    if (contacts?.size === 0) this.gaps.delete(source);
    return wasOpen;
  }
}
