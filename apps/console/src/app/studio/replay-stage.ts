import { Component, computed, effect, inject, input } from '@angular/core';
import { CustomerHeader, Empty, HintList, MoodLine, PromiseList } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { CaseFile } from '../desk/case-file.ts';
import { Conversation } from '../desk/conversation.ts';
import { hintLines } from '../desk/last-words.ts';
import { Moods } from '../desk/moods.ts';
import { replayedParts } from './replayed-parts.ts';
import { ReplayedDesk } from './replayed-desk.ts';

/**
 * The desk as whoever had the session saw it at the instant that is shown: the parts of the desk itself, which nobody can touch here.
 * What the desk read beside the log (the customer's file, what could be decided) is not in the log, and not shown.
 */
@Component({
  selector: 'aliado-replay-stage',
  imports: [Conversation, CustomerHeader, Empty, HintList, MoodLine, PromiseList, TranslocoDirective],
  providers: replayedParts,
  host: { inert: '' },
  template: `
    <ng-container *transloco="let t; prefix: 'studio.stage'">
      @if (contact(); as contact) {
        <section class="talk"><aliado-conversation /></section>
        <aside class="side right">
          <ui-customer-header class="who" [customer]="null" [match]="contact.interaction.customer" />
          @if (moods.announcement(); as announcement) {
            <ui-mood-line
              [turns]="moods.turns()"
              [lang]="moods.line()?.language ?? null"
              [announcement]="announcement"
            />
          }
          <div class="body">
            @if (contact.interaction.promises.length > 0) {
              <section class="sec">
                <ui-promise-list [promises]="contact.interaction.promises" [teams]="caseFile.teams()" />
              </section>
            }
            @for (note of contact.interaction.notes; track note.noteId) {
              <section class="sec note sm">{{ note.text }}</section>
            }
            @for (idea of contact.interaction.ideas; track idea.ideaId) {
              <section class="sec note sm">
                <i class="i i-idea i-14 quiet" aria-hidden="true"></i> {{ idea.words }}
              </section>
            }
          </div>
          <ui-hint-list
            [hints]="contact.interaction.hints"
            [isMuted]="contact.interaction.areHintsMuted"
            [sources]="caseFile.sourceNames()"
            [lines]="lines()"
          />
        </aside>
      } @else {
        <ui-empty class="nothing" [title]="t('notHere')" [hint]="t('notHereHint')" />
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 3fr) minmax(280px, 2fr);
      min-height: 0;
      overflow: hidden;
      border: 1px solid var(--al-aside-line);
      border-radius: var(--al-r-3);
      background: var(--al-panel);
    }
    .talk,
    .side {
      display: flex;
      flex-direction: column;
      min-height: 0;
      min-width: 0;
    }
    .nothing {
      grid-column: 1 / -1;
      margin: auto;
      text-align: center;
    }
    .note {
      white-space: pre-wrap;
    }
  `,
})
export class ReplayStage {
  /** Whose desk is shown. */
  readonly agentId = input.required<string>();
  private readonly desk = inject(ReplayedDesk);
  protected readonly caseFile = inject(CaseFile);
  protected readonly moods = inject(Moods);
  protected readonly contact = this.desk.selected;
  protected readonly lines = computed(() => {
    const contact = this.contact();
    return contact ? hintLines(contact.interaction) : {};
  });

  constructor() {
    effect(() => this.desk.agentId.set(this.agentId()));
  }
}
