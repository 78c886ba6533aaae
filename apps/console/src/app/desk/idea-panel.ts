import { Component, computed, DestroyRef, inject, output, viewChild } from '@angular/core';
import { itemAt, lowerBound } from '@aliado/domain';
import { IdeaForm } from '@aliado/ui';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Desk } from './desk.ts';
import { Drafts } from './drafts.ts';
import { Ideas } from './ideas.ts';

/** Catching an idea of the customer on the screen. What is written outlives the form. */
@Component({
  selector: 'aliado-idea-panel',
  imports: [IdeaForm],
  template: `
    <ui-idea-form
      [text]="drafts.text(contactId, 'idea')"
      [said]="said()"
      (write)="drafts.write(contactId, 'idea', $event)"
      (catch)="keep($event)"
      (leave)="done.emit()"
    />
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class IdeaPanel {
  protected readonly drafts = inject(Drafts);
  private readonly desk = inject(Desk);
  private readonly ideas = inject(Ideas);
  private readonly form = viewChild.required(IdeaForm);
  readonly done = output();
  /** The contact it was opened in; another one has a form of its own. */
  protected readonly contactId = this.desk.selectedId() ?? '';
  /** The line it is about, as it was said. */
  protected readonly said = computed(() => {
    const sequence = this.ideas.lineSequence();
    const lines = this.desk.selected()?.interaction.lines;
    if (sequence === null || !lines) return null;
    const line = itemAt(
      lines,
      lowerBound(lines, (one) => one.sequence >= sequence),
    );
    return line?.kind === 'utterance' && line.sequence === sequence ? line.text : null;
  });

  constructor() {
    inject(Keyboard).bind({ confirmForm: () => this.form().confirm() }, inject(DestroyRef));
  }

  protected keep(words: string): void {
    this.desk.submit({
      type: 'CatchIdea',
      ideaId: crypto.randomUUID(),
      words,
      lineSequence: this.ideas.lineSequence(),
    });
    this.drafts.write(this.contactId, 'idea', '');
    this.done.emit();
  }
}
