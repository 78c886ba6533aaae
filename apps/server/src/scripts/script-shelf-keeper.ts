import { framesOf } from '@aliado/domain';
import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { EventLog } from '../interactions/event-log.ts';
import { InteractionRecorder } from '../interactions/interaction-recorder.ts';
import { ScriptShelf } from '../interactions/script-shelf.ts';
import { Playbook } from '../playbooks/playbook.ts';

/** Keeps on the shelf what is in force and what contacts that go on began with. */
@Injectable()
export class ScriptShelfKeeper implements OnModuleInit, OnModuleDestroy {
  private subscription: Subscription | null = null;

  constructor(
    private readonly shelf: ScriptShelf,
    private readonly playbook: Playbook,
    private readonly log: EventLog,
    private readonly interactions: InteractionRecorder,
  ) {}

  onModuleInit(): void {
    this.shelf.suppliedBy((id, version) => this.playbook.script(id, version));
    this.putCurrent();
    this.subscription = this.playbook.published.subscribe(() => this.putCurrent());
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }

  /** Takes up what was being walked before a restart, on whatever version. */
  async takeUp(): Promise<void> {
    for (const id of await this.log.liveStreams()) {
      const { script, pastScripts } = await this.interactions.state(id);
      for (const run of [...(script ? [script] : []), ...pastScripts])
        for (const { scriptId, version } of framesOf(run)) await this.shelf.fetch(scriptId, version);
    }
  }

  private putCurrent(): void {
    for (const script of this.playbook.currentScripts()) this.shelf.put(script);
  }
}
