import { presentFrame, type Recorded, type ScriptEvent } from '@aliado/domain';
import { Injectable, Logger, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import type { Subscription } from 'rxjs';
import { InteractionRecorder, type InteractionCommitted } from '../interactions/interaction-recorder.ts';
import { ScriptShelf } from '../interactions/script-shelf.ts';
import { ScriptActions } from './script-actions.ts';
import { whatIsHeard } from './what-is-heard.ts';

/** What makes another step the present one. */
const arrivals: ReadonlySet<string> = new Set([
  'ScriptStarted',
  'ScriptStepEntered',
  'ScriptResumed',
  'SubScriptEntered',
  'SubScriptReturned',
] satisfies readonly ScriptEvent['type'][]);

/** Listens to contacts with a script: ticks what is said, and looks up what a step wants to know once it is reached. */
@Injectable()
export class ScriptListener implements OnModuleInit, OnModuleDestroy {
  private readonly logger = new Logger(ScriptListener.name);
  private subscription: Subscription | null = null;

  constructor(
    private readonly interactions: InteractionRecorder,
    private readonly shelf: ScriptShelf,
    private readonly actions: ScriptActions,
  ) {}

  onModuleInit(): void {
    this.subscription = this.interactions.committed.subscribe((committed) => this.listen(committed));
  }

  onModuleDestroy(): void {
    this.subscription?.unsubscribe();
  }

  private listen({ streamId, after, entries }: InteractionCommitted): void {
    if (!after.script) return;
    for (const entry of entries) this.hear(streamId, after, entry);
    if (!entries.some(({ event }) => arrivals.has(event.type)) || !this.actions.isDueLookUp(after)) return;
    this.actions
      .run(streamId, presentFrame(after.script).stepId, 'system')
      .catch((error: unknown) => this.logger.warn(`a look-up of ${streamId} was not recorded: ${String(error)}`));
  }

  private hear(interactionId: string, after: InteractionCommitted['after'], { event, sequence }: Recorded): void {
    if (event.type !== 'UtteranceSpoken') return;
    const { role, text, language } = event;
    for (const command of whatIsHeard(after, { role, text, language, sequence }, this.shelf)) {
      this.interactions
        .record({ interactionId, command, by: 'system', agentId: null, commandId: null })
        .catch((error: unknown) => this.logger.warn(`a tick of ${interactionId} was not recorded: ${String(error)}`));
    }
  }
}
