import { Component, computed, DestroyRef, inject, output, viewChild } from '@angular/core';
import { Bones, Failure, ScriptStepView } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Keyboard } from '../keyboard/keyboard.ts';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';

/** What to say next: the step of the script in hand. */
@Component({
  selector: 'aliado-script-panel',
  imports: [Bones, Failure, ScriptStepView, TranslocoDirective],
  template: `
    @for (shown of shown(); track shown.contactId) {
      <ui-script-step
        [script]="shown.script"
        [stepId]="shown.run.stepId"
        [path]="shown.run.path"
        [facts]="caseFile.values()"
        [values]="shown.values"
        [likely]="caseFile.likelyOptions.value()?.[0] ?? null"
        [spoken]="caseFile.spoken()"
        [teams]="caseFile.teams()"
        (enter)="desk.submit({ type: 'EnterScriptStep', stepId: $event.stepId, optionId: $event.optionId })"
        (setValue)="desk.submit({ type: 'SetScriptValue', field: $event.field, value: $event.value })"
        (leave)="leave($event)"
        (consult)="consult.emit($event)"
      />
    } @empty {
      @if (caseFile.script.hasFailed()) {
        <ng-container *transloco="let t; prefix: 'desk.failure'">
          <ui-failure [title]="t('script')" [hint]="t('works')" (act)="caseFile.script.reload()" />
        </ng-container>
      } @else {
        <ui-bones />
      }
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class ScriptPanel {
  protected readonly desk = inject(Desk);
  protected readonly caseFile = inject(CaseFile);
  private readonly step = viewChild(ScriptStepView);
  /** The id of the guideline that decides what is offered. */
  readonly consult = output<string>();

  /** The one step on the screen: a list of one, so that each contact has a step of its own and what is typed stays in it. */
  protected readonly shown = computed(() => {
    const contact = this.desk.selected();
    const script = this.caseFile.script.value();
    const run = contact?.interaction.script;
    return run && script?.id === run.scriptId
      ? [{ contactId: contact.id, script, run, values: contact.interaction.values }]
      : [];
  });

  constructor() {
    inject(Keyboard).bind(
      {
        stepNext: () => this.step()?.goOn(),
        stepBack: () => this.step()?.goBack(),
        choose: (chord) => this.step()?.chooseByDigit(Number(chord)) ?? false,
      },
      inject(DestroyRef),
    );
  }

  protected leave(reason: 'completed' | 'left'): void {
    this.desk.submit({ type: 'LeaveScript', reason });
  }
}
