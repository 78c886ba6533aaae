import { Component, computed, DestroyRef, inject, linkedSignal, viewChild } from '@angular/core';
import { NoteLine } from '@aliado/ui';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Outbox } from '../live/outbox.ts';
import { Desk } from './desk.ts';
import { IdeaPanel } from './idea-panel.ts';
import { Ideas } from './ideas.ts';
import { Notes } from './notes.ts';
import { PromisePanel } from './promise-panel.ts';

/** The line for notes: what is typed is kept at every letter, and says where. From it something can be promised. */
@Component({
  selector: 'aliado-note-panel',
  imports: [IdeaPanel, NoteLine, PromisePanel],
  template: `
    @if (contact(); as contact) {
      @if (isPromising()) {
        <aliado-promise-panel (done)="isPromising.set(false)" />
      }
      @if (ideas.isOpen()) {
        <aliado-idea-panel (done)="ideas.leave()" />
      }
      <ui-note-line
        [noteId]="contact.id + notes.noteId(contact.id)"
        [text]="text()"
        [place]="place()"
        [savedAt]="kept()?.writtenAt ?? null"
        [isBeforeAnswer]="contact.work.stage === 'offered'"
        [canPromise]="canPromise()"
        (promise)="promise()"
        (idea)="catchIdea()"
        (write)="notes.write(contact.id, $event)"
        (done)="notes.finish(contact.id, $event)"
      />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class NotePanel {
  protected readonly notes = inject(Notes);
  protected readonly ideas = inject(Ideas);
  private readonly desk = inject(Desk);
  private readonly outbox = inject(Outbox);
  private readonly line = viewChild(NoteLine);
  protected readonly contact = this.desk.selected;

  /** The note in hand as the log has it, or soon will. */
  protected readonly kept = computed(() => {
    const contact = this.contact();
    const noteId = contact && this.notes.noteId(contact.id);
    return contact?.interaction.notes.find((note) => note.noteId === noteId) ?? null;
  });
  protected readonly text = computed(() => this.notes.draft(this.contact()?.id ?? '') ?? this.kept()?.text ?? '');
  protected readonly place = computed(() => {
    const contact = this.contact();
    if (!contact || this.text() === '') return null;
    const isOnItsWay = this.outbox
      .entries()
      .some(
        (entry) => entry.interactionId === contact.id && entry.command.type === 'WriteNote' && entry.state !== 'saved',
      );
    const isUnsent = this.notes.draft(contact.id) !== null || isOnItsWay;
    if (!isUnsent) return 'server';
    return this.desk.isOffline() ? 'here-only' : 'sending';
  });

  protected readonly canPromise = computed(() => (this.contact()?.work.stage ?? 'offered') !== 'offered');
  /** Whether the form of a promise is open; another contact begins without it. */
  protected readonly isPromising = linkedSignal<string | null, boolean>({
    source: this.desk.selectedId,
    computation: () => false,
  });

  constructor() {
    inject(Keyboard).bind(
      { note: () => this.line()?.focus(), promise: () => this.promise(), idea: () => this.catchIdea() },
      inject(DestroyRef),
    );
  }

  protected catchIdea(): boolean {
    if (this.canPromise()) this.ideas.begin();
    return this.canPromise();
  }

  protected promise(): boolean {
    if (this.canPromise()) this.isPromising.set(true);
    return this.canPromise();
  }
}
