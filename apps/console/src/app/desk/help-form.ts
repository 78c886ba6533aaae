import { afterNextRender, Component, ElementRef, inject, output, viewChild } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Notices } from '../shell/notices.ts';
import { Desk } from './desk.ts';

/** Asks a supervisor for help, with a word about what for. */
@Component({
  selector: 'aliado-help-form',
  imports: [TranslocoDirective],
  host: { class: 'banner', '(keydown.escape)': 'done.emit()' },
  template: `
    <form *transloco="let t; prefix: 'desk'" class="row" (submit)="ask($event, words.value)">
      <label class="field grow"
        ><input #words autocomplete="off" [attr.aria-label]="t('helpWords')" [placeholder]="t('helpWords')"
      /></label>
      <button type="submit" class="btn btn-main">{{ t('helpSend') }}</button>
      <button type="button" class="btn btn-quiet" (click)="done.emit()">{{ t('cancel') }}</button>
    </form>
  `,
  styles: `
    :host {
      display: block;
    }
  `,
})
export class HelpForm {
  private readonly desk = inject(Desk);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly words = viewChild<ElementRef<HTMLInputElement>>('words');
  readonly done = output();

  constructor() {
    afterNextRender(() => this.words()?.nativeElement.focus()); // the reader opened it to type
  }

  protected ask(event: Event, words: string): void {
    event.preventDefault();
    this.desk.submit({ type: 'AskForHelp', words: words.trim() || null });
    this.notices.say(this.transloco.translate('desk.helpAsked'), 'polite');
    this.done.emit();
  }
}
