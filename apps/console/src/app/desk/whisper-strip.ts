import { Component, computed, DestroyRef, effect, inject, signal, untracked, viewChild } from '@angular/core';
import type { Whisper } from '@aliado/domain';
import { WhisperField, WhisperThread } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Keyboard } from '../keyboard/keyboard.ts';
import { tellWhenSeen } from '../live/whispers-in-sight.ts';
import { Notices } from '../shell/notices.ts';
import { Desk } from './desk.ts';
import { shortName } from './names.ts';

/** As many as fit above the script; all are in the transcript. */
const shownAtOnce = 3;

/** What colleagues whisper to the agent, beside what is said and above what to say. It takes no focus, and stays until it is put away. */
@Component({
  selector: 'aliado-whisper-strip',
  imports: [TranslocoDirective, WhisperField, WhisperThread],
  host: { role: 'region', '[attr.aria-label]': 'label()', '[hidden]': 'shown().length === 0' },
  template: `
    @if (shown().length > 0) {
      <ng-container *transloco="let t; prefix: 'floor.company'">
        <div class="row">
          <ui-whisper-thread class="grow" [whispers]="shown()" side="agent" [readerId]="desk.agentId()" />
          <button
            type="button"
            class="btn btn-quiet btn-icon btn-sm"
            [attr.aria-label]="t('putAway')"
            (click)="putAway()"
          >
            <i class="i i-x" aria-hidden="true"></i>
          </button>
        </div>
        <ui-whisper-field [label]="t('answer', { name: from() })" (send)="answer($event)" />
      </ng-container>
    }
  `,
  styles: `
    :host {
      display: grid;
      flex: none;
      gap: 6px;
      padding: 8px var(--al-pad);
      border-top: 1px solid var(--al-aside-line);
      background: var(--al-aside-soft);
    }
    :host([hidden]) {
      display: none;
    }
    .row {
      align-items: start;
    }
  `,
})
export class WhisperStrip {
  protected readonly desk = inject(Desk);
  private readonly notices = inject(Notices);
  private readonly field = viewChild(WhisperField);
  private readonly all = computed((): readonly Whisper[] => this.desk.selected()?.interaction.whispers ?? []);
  /** The last whisper that was put away, by contact. */
  private readonly away = signal<Readonly<Record<string, string>>>({});

  /** The last of them, after those that were put away. */
  protected readonly shown = computed(() => {
    const last = this.away()[this.desk.selectedId() ?? ''];
    const from = this.all().findIndex(({ whisperId }) => whisperId === last) + 1;
    return this.all().slice(from).slice(-shownAtOnce);
  });
  private readonly newest = computed(() => this.all().findLast(({ side }) => side === 'supervisor') ?? null);
  protected readonly from = computed(() => shortName(this.newest()?.by.name ?? null) ?? '');
  protected readonly label = computed(() => this.newest()?.by.name ?? null);

  constructor() {
    inject(Keyboard).bind({ whisper: () => this.focus() }, inject(DestroyRef));
    const seen = (whisperId: string) => this.desk.submit({ type: 'ReadWhisper', whisperId });
    tellWhenSeen(this.shown, 'supervisor', seen);
    effect(() => {
      const newest = this.newest();
      if (newest?.readAt === null) untracked(() => this.notices.say(`${newest.by.name}: ${newest.text}`, 'polite'));
    });
  }

  private focus(): boolean {
    this.field()?.focus();
    return this.field() !== undefined;
  }

  protected answer(text: string): void {
    this.desk.submit({ type: 'AnswerWhisper', whisperId: crypto.randomUUID(), text });
  }

  protected putAway(): void {
    const contactId = this.desk.selectedId();
    const last = this.all().at(-1);
    if (contactId !== null && last) this.away.update((away) => ({ ...away, [contactId]: last.whisperId }));
  }
}
