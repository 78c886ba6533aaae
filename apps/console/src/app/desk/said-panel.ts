import { Component, computed, DestroyRef, inject, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Interim } from '@aliado/domain';
import { Transcript } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Keyboard } from '../keyboard/keyboard.ts';
import { connectionFeature } from '../live/connection.feature.ts';
import { interimFeature } from '../live/interim.feature.ts';
import { spokenNow } from '../live/interim-words.ts';
import { Notices } from '../shell/notices.ts';
import { Advice } from './advice.ts';
import { Desk } from './desk.ts';
import { triggersOf } from './last-words.ts';
import { Moods } from './moods.ts';
import { SaidEntities } from './said-entities.ts';
import { Speakers } from './speakers.ts';

/** What was said in the contact on the screen, while it lasts and after it, with the keys that go through it. */
@Component({
  selector: 'aliado-said-panel',
  imports: [Transcript],
  template: `
    @if (contact(); as contact) {
      <ui-transcript
        [lines]="contact.interaction.lines"
        [interims]="spoken()"
        [names]="names()"
        [pins]="contact.interaction.pins"
        [triggers]="triggers()"
        [entities]="said.marks()"
        [moods]="moods()"
        [whispers]="contact.interaction.whispers"
        [staleSince]="staleSince()"
        [(isSearching)]="isSearching"
        (pin)="desk.submit({ type: 'PinLine', lineSequence: $event })"
        (unpin)="desk.submit({ type: 'UnpinLine', lineSequence: $event })"
        (copyText)="copy($event)"
      />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class SaidPanel {
  protected readonly desk = inject(Desk);
  private readonly store = inject(Store);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly interim = this.store.selectSignal(interimFeature.selectWords);
  private readonly connection = this.store.selectSignal(connectionFeature.selectConnectionState);
  private readonly transcript = viewChild(Transcript);

  protected readonly contact = this.desk.selected;
  protected readonly spoken = computed((): readonly Interim[] => spokenNow(this.interim(), this.contact()?.id ?? ''));
  protected readonly names = inject(Speakers).names;
  protected readonly said = inject(SaidEntities);
  protected readonly triggers = computed(() => triggersOf(this.contact()?.interaction.hints ?? []));
  protected readonly moods = inject(Moods).byLine;
  protected readonly staleSince = computed(() => (this.desk.isBehind() ? this.connection().certainUntil : null));
  protected readonly isSearching = signal(false);

  constructor() {
    const line = (act: (transcript: Transcript) => void) => () => {
      const transcript = this.transcript();
      if (transcript) act(transcript);
      return transcript !== undefined;
    };
    inject(Keyboard).bind(
      {
        lineDown: line((transcript) => transcript.moveCurrent(1)),
        lineUp: line((transcript) => transcript.moveCurrent(-1)),
        pinLine: line((transcript) => transcript.pinCurrent()),
        copyEntity: line((transcript) => transcript.copyCurrent()),
        search: line(() => this.isSearching.set(true)),
        backToNow: line((transcript) => transcript.jumpToEnd()),
      },
      inject(DestroyRef),
    );
    inject(Advice)
      .jumps.pipe(takeUntilDestroyed())
      .subscribe((sequence) => this.transcript()?.jumpTo(sequence));
  }

  protected async copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.notices.show('done', this.transloco.translate('desk.copied', { text }));
  }
}
