import type { Language } from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { modelId, modelKinds, type ModelKind } from './assist-model.ts';
import { LearntModels, readModel, type LearntModel, type TrainedByKind } from './learnt-models.ts';
import { ModelStore } from './model-store.ts';

const lookEveryMs = 2_000;

/** The live models of the database, taken up within seconds of any change. One that cannot be read changes nothing. */
@Injectable()
export class LiveModels extends LearntModels implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(LiveModels.name);
  private readonly kinds: { readonly [Kind in ModelKind]: HeldModels<Kind> };
  private timer: NodeJS.Timeout | undefined;
  private looking: Promise<void> = Promise.resolve();

  constructor(private readonly store: ModelStore) {
    super();
    const held = <Kind extends ModelKind>(kind: Kind) => {
      const read = async (version: number): Promise<TrainedByKind[Kind] | null> => {
        const bytes = await store.bytes({ kind, version });
        return bytes && readModel[kind](bytes);
      };
      const failed = (version: number, error: unknown) =>
        this.logger.error(
          `the model ${modelId({ kind, version })} cannot be read; what answered before it goes on`,
          error,
        );
      return new HeldModels(read, failed);
    };
    this.kinds = { scripts: held('scripts'), steps: held('steps'), mood: held('mood') };
  }

  async onModuleInit(): Promise<void> {
    await this.look();
    this.timer = setInterval(() => void this.look(), lookEveryMs).unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  of<Kind extends ModelKind>(kind: Kind, language: Language): LearntModel<Kind> | null {
    return this.kinds[kind].of(language);
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
    for (const kind of modelKinds) await this.kinds[kind].takeUp(live.filter((model) => model.kind === kind));
  }
}

/** The live models of one kind, by language. */
class HeldModels<Kind extends ModelKind> {
  private held: ReadonlyMap<Language, LearntModel<Kind>> = new Map();
  /** The version that was looked at last in each language, read or not. */
  private tried: ReadonlyMap<Language, number> = new Map();

  constructor(
    private readonly read: (version: number) => Promise<TrainedByKind[Kind] | null>,
    private readonly failed: (version: number, error: unknown) => void,
  ) {}

  of(language: Language): LearntModel<Kind> | null {
    return this.held.get(language) ?? null;
  }

  /** @throws Error if the database does not answer; nothing is taken up then. */
  async takeUp(live: readonly { readonly version: number; readonly language: Language }[]): Promise<void> {
    const next = new Map<Language, LearntModel<Kind>>();
    for (const { version, language } of live) {
      const known = this.held.get(language);
      const fresh = this.tried.get(language) === version ? null : await this.readOrNull(version);
      const model = fresh ? { version, trained: fresh } : known;
      if (model) next.set(language, model);
    }
    this.held = next;
    this.tried = new Map(live.map(({ language, version }) => [language, version]));
  }

  private async readOrNull(version: number): Promise<TrainedByKind[Kind] | null> {
    try {
      return await this.read(version);
    } catch (error) {
      if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
      this.failed(version, error);
      return null;
    }
  }
}
