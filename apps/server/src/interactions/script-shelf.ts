import type { Script, ScriptDefinitions } from '@aliado/domain';
import { Injectable } from '@nestjs/common';

/** Where versions of scripts come from that are not at hand; null for one that there never was. */
export type ScriptSupply = (scriptId: string, version: number) => Promise<Script | null>;

/** More versions than a house publishes while one process runs. */
const heldVersions = 2_000;

/**
 * The versions of scripts at hand while decisions are taken, which do not wait for a database. A version never changes, so
 * what stands here stays true; a contact keeps the version that it began with.
 */
@Injectable()
export class ScriptShelf implements ScriptDefinitions {
  private readonly held = new Map<string, Script>();
  private supply: ScriptSupply = async () => null;

  find(scriptId: string, version: number): Script | undefined {
    return this.held.get(keyOf(scriptId, version));
  }

  /** Says where to fetch what is missing. */
  suppliedBy(supply: ScriptSupply): void {
    this.supply = supply;
  }

  put(script: Script): void {
    const [oldest] = this.held.keys();
    if (this.held.size >= heldVersions && oldest !== undefined) this.held.delete(oldest);
    this.held.set(keyOf(script.id, script.version), script);
  }

  /** Puts a version at hand if there is one. @throws Error if it cannot be read at the moment. */
  async fetch(scriptId: string, version: number): Promise<void> {
    if (this.find(scriptId, version)) return;
    const script = await this.supply(scriptId, version);
    if (script) this.put(script);
  }
}

const keyOf = (scriptId: string, version: number): string => `${scriptId} ${version}`;
