import type { DestroyRef } from '@angular/core';
import { computed, effect, inject, Service, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { isWithCustomer, type CareSign } from '@aliado/domain';
import { careWords } from '@aliado/ui';
import { Store } from '@ngrx/store';
import { Keyboard } from '../keyboard/keyboard.ts';
import { agentFeature } from '../live/agent.feature.ts';
import type { AnswerTo } from '../live/live-line.ts';
import { LiveSocket } from '../live/live-socket.ts';
import { Notices } from '../shell/notices.ts';

/** Signs of the reader's own strain, which they are shown before anybody else: between contacts, never within one. */
@Service()
export class Care {
  private readonly socket = inject(LiveSocket);
  private readonly keyboard = inject(Keyboard);
  private readonly notices = inject(Notices);
  private readonly status = inject(Store).selectSignal(agentFeature.selectStatus);
  private readonly says = careWords();
  private readonly signs = signal<readonly CareSign[]>([]);
  private takeBreak: () => unknown = () => undefined;

  /** What is to be shown now; empty while somebody is on the line. */
  readonly shown = computed(() => (isWithCustomer(this.status()) ? [] : this.signs()));
  /** The same in a sentence or two; empty for nothing. */
  readonly words = computed(() => this.says.what(this.shown()));

  /** Asks each time the line opens, and hears of what comes and goes. @param takeBreak asks for a break. Call it in an injection context. */
  begin(takeBreak: () => unknown, destroyRef: DestroyRef): void {
    this.takeBreak = takeBreak;
    this.socket.careLists.pipe(takeUntilDestroyed(destroyRef)).subscribe(({ signs }) => this.signs.set(signs));
    this.keyboard.bind({ rest: () => this.shown().length > 0 && this.rest() }, destroyRef);
    effect(() => {
      if (this.socket.isOpen()) untracked(() => void this.take(this.socket.ask('care', {})));
    });
    effect(() => {
      const words = this.words();
      if (words !== '') untracked(() => this.notices.say(words, 'polite'));
    });
    destroyRef.onDestroy(() => this.signs.set([]));
  }

  /** Takes the break; what was shown goes with it. */
  rest(): true {
    this.takeBreak();
    return true;
  }

  /** Puts all that is shown away, for supervisors too. */
  fine(): void {
    for (const { id } of this.shown()) void this.take(this.socket.ask('fine', { signId: id }));
  }

  /** An answer that was lost is asked for again with the next line; until then what is known stays. */
  private async take(asked: Promise<AnswerTo<'care' | 'fine'>>): Promise<void> {
    const answer = await asked.catch(() => null);
    if (answer && 'signs' in answer) this.signs.set(answer.signs);
  }
}
