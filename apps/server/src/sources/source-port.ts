import type { CallControlType, SourceControl } from '@aliado/domain';

/** A contact centre platform, as far as Aliado can ask something of it. */
export abstract class InteractionSource {
  /** Unique among the sources of this deployment. */
  abstract readonly name: string;

  /** What it can be asked to do. */
  abstract readonly can: readonly CallControlType[];

  /**
   * Asks for something. Accepted means that it will be done; the fact arrives like any other when it is. A source that does
   * not answer in time has refused.
   */
  abstract control(request: SourceControl): Promise<{ readonly accepted: true } | { readonly refused: string }>;
}

/** The sources that can be reached now. */
export class SourceHub {
  private readonly sources = new Map<string, InteractionSource>();

  /** Makes a source reachable; a newer connection of the same name takes the place of the older. */
  join(source: InteractionSource): void {
    this.sources.set(source.name, source);
  }

  /** Forgets a source, unless a newer connection took its place. */
  leave(source: InteractionSource): void {
    if (this.sources.get(source.name) === source) this.sources.delete(source.name);
  }

  find(name: string): InteractionSource | null {
    return this.sources.get(name) ?? null;
  }
}
