import type { Language } from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { decodeModel } from '../learn/model-bytes.ts';
import { modelId, type ModelKind } from './assist-model.ts';
import { LearntModels, type LearntModel } from './learnt-models.ts';
import { ModelStore } from './model-store.ts';

const lookEveryMs = 2_000;

/** The live models of the database, taken up within seconds of any change. One that cannot be read changes nothing. */
@Injectable()
export class LiveModels extends LearntModels implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(LiveModels.name);
  /** By kind and language. */
  private held: ReadonlyMap<string, LearntModel> = new Map();
  /** The version that was looked at last of each kind and language, read or not. */
  private readonly tried = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly store: ModelStore) {
    super();
  }

  async onModuleInit(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), lookEveryMs).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  of(kind: ModelKind, language: Language): LearntModel | null {
    return this.held.get(placeOf(kind, language)) ?? null;
  }

  /** Takes up what is live now; while the database does not answer, what was live before stays. */
  look(): Promise<void> {
    this.looking = this.looking
      .then(() => this.takeUp())
      .catch((error: unknown) => this.logger.warn('live models could not be looked at this time', error));
    return this.looking;
  }

  private async takeUp(): Promise<void> {
    const live = await this.store.live();
    const next = new Map<string, LearntModel>();
    for (const { kind, version, language } of live) {
      const place = placeOf(kind, language);
      const known = this.held.get(place);
      if (this.tried.get(place) !== version) {
        const read = this.read(await this.store.bytes({ kind, version }), modelId({ kind, version }));
        this.tried.set(place, version);
        if (read) next.set(place, { version, trained: read });
        else if (known) next.set(place, known);
      } else if (known) next.set(place, known);
    }
    for (const place of this.tried.keys()) if (!next.has(place)) this.tried.delete(place);
    this.held = next;
  }

  private read(bytes: Uint8Array | null, id: string): LearntModel['trained'] | null {
    try {
      return bytes && decodeModel(bytes);
    } catch (error) {
      this.logger.error(`the model ${id} cannot be read; what answered before it goes on`, error);
      return null;
    }
  }
}

const placeOf = (kind: ModelKind, language: Language): string => `${kind} ${language}`;
