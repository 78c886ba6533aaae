import { HttpErrorResponse } from '@angular/common/http';
import { inject, Service } from '@angular/core';
import type { PromiseDraft, SaidValue } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { Notices } from '../shell/notices.ts';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { Readings } from './readings.ts';
import { sourceOf } from './script-source.ts';

/** What the steps of a script do in the contact on the screen. */
@Service()
export class ScriptActs {
  private readonly desk = inject(Desk);
  private readonly caseFile = inject(CaseFile);
  private readonly readings = inject(Readings);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);

  /** Notes what was told, with where it was heard. */
  note(field: string, value: string): void {
    const interaction = this.desk.selected()?.interaction;
    if (interaction) this.desk.submit({ type: 'NoteValue', field, value, from: sourceOf(interaction, value) });
  }

  /** Notes what was recognised in the call, with its line. */
  takeSaid(field: string, { value, lineSequence }: SaidValue): void {
    this.desk.submit({ type: 'NoteValue', field, value, from: { kind: 'said', lineSequence } });
  }

  /** The one promise that a step makes in a contact, however often it is walked. */
  promiseId(stepKey: string): string {
    return `${this.desk.selectedId() ?? ''}/${stepKey}`;
  }

  /** Promises what a step says. */
  promise(stepKey: string, { words, team, dueAt }: PromiseDraft): void {
    const orderNumber = this.caseFile.orderNumber();
    this.desk.submit({ type: 'MakePromise', promiseId: this.promiseId(stepKey), words, team, dueAt, orderNumber });
  }

  /** Asks the back office what a step wants. */
  async ask(stepId: string): Promise<void> {
    const contactId = this.desk.selectedId();
    if (contactId === null) return;
    try {
      await this.readings.askBackOffice(contactId, stepId);
    } catch (error) {
      if (!(error instanceof HttpErrorResponse)) throw error;
      this.notices.show('late', this.transloco.translate('desk.failure.lookUp'));
    }
  }
}
