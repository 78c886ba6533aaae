import { Component, computed, ElementRef, inject, input, output } from '@angular/core';
import type { DraftFinding } from '@aliado/domain';
import { FindingList } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';

/** The file itself, with its lines numbered and what was found in them below. */
@Component({
  selector: 'aliado-text-editor',
  imports: [FindingList, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'playbook'">
      <div class="sheet scroll">
        <div class="lines" aria-hidden="true">
          @for (line of lines(); track line.number) {
            <span [class]="line.mark">{{ line.number }}</span>
          }
        </div>
        <textarea
          #area
          class="id"
          spellcheck="false"
          autocomplete="off"
          wrap="off"
          [attr.aria-label]="t('text.label')"
          [rows]="lines().length + 1"
          [readOnly]="isReadOnly()"
          [value]="text()"
          (input)="wrote.emit(area.value)"
        ></textarea>
      </div>
      @if (findings().length > 0) {
        <div class="findings scroll">
          <ui-finding-list [findings]="findings()" by="line" (jump)="goTo($event.line)" />
        </div>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
      flex: 1;
    }
    .sheet {
      display: grid;
      grid-template-columns: auto minmax(0, 1fr);
      align-content: start;
      flex: 1;
      min-height: 0;
      background: var(--al-raised);
      font-size: var(--al-text-sm);
    }
    .lines {
      display: grid;
      align-content: start;
      padding: 10px 8px 10px 20px;
      text-align: right;
      color: var(--al-ink-3);
      background: var(--al-panel);
      font-family: var(--al-font-id);
      user-select: none;
    }
    .lines span,
    textarea {
      line-height: 1.25rem;
      font-size: var(--al-text-sm);
    }
    .fault,
    .notice {
      color: var(--al-late-ink);
      font-weight: 700;
      box-shadow: 8px 0 0 -4px var(--al-late);
    }
    .notice {
      color: var(--al-watch-ink);
      box-shadow: 8px 0 0 -4px var(--al-watch-mark);
    }
    textarea {
      width: 100%;
      padding: 10px 20px 10px 12px;
      border: 0;
      background: none;
      resize: none;
      letter-spacing: 0;
      overflow-x: auto;
      overflow-y: hidden;
      outline-offset: -2px;
      white-space: pre;
    }
    .findings {
      flex: none;
      max-height: 34%;
      padding: 10px 20px;
      border-top: 1px solid var(--al-line-firm);
    }
  `,
})
export class TextEditor {
  readonly text = input.required<string>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly isReadOnly = input(false);
  readonly wrote = output<string>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly lines = computed(() => {
    const marks = new Map(this.findings().map(({ line, severity }) => [line, severity]));
    return this.text()
      .split('\n')
      .map((_, at) => ({ number: at + 1, mark: marks.get(at + 1) ?? '' }));
  });

  /** Puts the cursor on a line, from 1. */
  goTo(line: number): void {
    const area = this.host.nativeElement.querySelector('textarea');
    if (!area) return;
    const before = this.text()
      .split('\n')
      .slice(0, line - 1);
    const start = before.reduce((length, one) => length + one.length + 1, 0);
    area.focus();
    area.setSelectionRange(start, start + (this.text().split('\n')[line - 1]?.length ?? 0));
    this.host.nativeElement.querySelectorAll('.lines span')[line - 1]?.scrollIntoView({ block: 'center' });
  }
}
