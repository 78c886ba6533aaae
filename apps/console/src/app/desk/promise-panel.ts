import { Component, DestroyRef, inject, output, viewChild } from '@angular/core';
import type { PromiseDraft } from '@aliado/ui';
import { PromiseForm } from '@aliado/ui';
import { Keyboard } from '../keyboard/keyboard.ts';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { Drafts } from './drafts.ts';

/** Promising something to the customer on the screen. What is written outlives the form. */
@Component({
  selector: 'aliado-promise-panel',
  imports: [PromiseForm],
  template: `
    <ui-promise-form
      [text]="drafts.text(contactId, 'promise')"
      [teams]="caseFile.teams()"
      (write)="drafts.write(contactId, 'promise', $event)"
      (promise)="make($event)"
      (leave)="done.emit()"
    />
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class PromisePanel {
  protected readonly caseFile = inject(CaseFile);
  protected readonly drafts = inject(Drafts);
  private readonly desk = inject(Desk);
  private readonly form = viewChild.required(PromiseForm);
  readonly done = output();
  /** The contact it was opened in; another one has a form of its own. */
  protected readonly contactId = this.desk.selectedId() ?? '';

  constructor() {
    inject(Keyboard).bind({ confirmForm: () => this.form().confirm() }, inject(DestroyRef));
  }

  protected make({ words, team, dueAt }: PromiseDraft): void {
    const orderNumber = this.caseFile.orderNumber();
    this.desk.submit({ type: 'MakePromise', promiseId: crypto.randomUUID(), words, team, dueAt, orderNumber });
    this.drafts.write(this.contactId, 'promise', '');
    this.done.emit();
  }
}
