import { afterRenderEffect, Component, computed, DestroyRef, ElementRef, inject } from '@angular/core';
import type { WaitingApproval } from '@aliado/domain';
import type { ShownNeed } from '@aliado/ui';
import { approvalWords, AttentionList, Bones, Empty } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Keyboard } from '../keyboard/keyboard.ts';
import { approvalsFeature } from '../live/approvals.feature.ts';
import { Approvals } from './approvals.ts';
import { RequestPanel } from './request-panel.ts';

/** What agents ask for above their own authority: the list, and the request in hand with its conversation. */
@Component({
  selector: 'aliado-approvals-page',
  imports: [AttentionList, Bones, Empty, RequestPanel, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'approvals'">
      <aside class="needs" data-panel="needs" tabindex="-1" [attr.aria-label]="t('needs')">
        <header>
          <h1 tabindex="-1">
            {{ t('needs') }}
            @if (approvals.untaken().length; as count) {
              <span class="count petrol">{{ count }}</span>
            }
          </h1>
          <p class="xs quiet">{{ t('order') }}</p>
        </header>
        <div class="list">
          @if (needs().length > 0) {
            <ui-attention-list
              [needs]="needs()"
              [label]="t('label')"
              [selectedId]="approvals.selected()?.approvalId ?? null"
              (look)="approvals.look($event)"
            />
          } @else if (isKnown()) {
            <ui-empty icon="i-seal" [title]="t('empty')" [hint]="t('emptyHint')" />
          } @else {
            <ui-bones [title]="t('loading')" />
          }
        </div>
      </aside>
      <section class="request" data-panel="request" tabindex="-1" [attr.aria-label]="t('request')">
        @if (approvals.selected(); as approval) {
          <aliado-request-panel [approval]="approval" />
        } @else if (needs().length > 0) {
          <ui-empty class="nothing" icon="i-seal" [title]="t('choose')" [hint]="t('chooseHint')" />
        }
      </section>
    </ng-container>
  `,
  styleUrl: '../shell/waiting-list.css',
  styles: `
    :host {
      display: grid;
      grid-template: minmax(0, 1fr) / 328px minmax(0, 1fr);
      min-height: 0;
    }
    .needs {
      display: flex;
      flex-direction: column;
      min-height: 0;
      background: var(--al-panel);
      border-right: 1px solid var(--al-line-firm);
      outline-offset: -2px;
    }
    .request {
      display: grid;
      min-height: 0;
      min-width: 0;
      background: var(--al-panel);
      outline-offset: -2px;
    }
    .nothing {
      margin: auto;
      align-items: center;
      text-align: center;
    }
    @media (max-width: 1340px) {
      :host {
        grid-template-columns: 292px minmax(0, 1fr);
      }
    }
    @media (min-width: 1720px) {
      :host {
        grid-template-columns: 400px minmax(0, 1fr);
      }
    }
    @media (max-width: 760px) {
      :host {
        grid-template: minmax(0, 2fr) minmax(0, 3fr) / minmax(0, 1fr);
      }
    }
  `,
})
export class ApprovalsPage {
  protected readonly approvals = inject(Approvals);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly words = approvalWords();
  private readonly list = inject(Store).selectSignal(approvalsFeature.selectList);
  protected readonly isKnown = computed(() => this.list() !== null);
  protected readonly needs = computed((): readonly ShownNeed[] =>
    this.approvals.inOrder().map((approval) => this.needOf(approval)),
  );

  constructor() {
    const step = (by: 1 | -1) => () => this.approvals.step(by);
    const [next, previous] = [step(1), step(-1)];
    const destroyRef = inject(DestroyRef);
    destroyRef.onDestroy(() => this.approvals.leave());
    inject(Keyboard).bind(
      { lineDown: next, lineUp: previous, nextContact: next, previousContact: previous },
      destroyRef,
    );
    const before = this.approvals.decidedHere();
    afterRenderEffect(() => {
      if (this.approvals.decidedHere() > before) this.focusOnList();
    });
  }

  /** Puts the focus that the decided request had on the next one in the list, else on its heading; no other is taken. */
  private focusOnList(): void {
    const [page, focused] = [this.host.nativeElement, document.activeElement];
    if (focused && focused !== document.body && !page.querySelector('.request')?.contains(focused)) return;
    const next = page.querySelector<HTMLElement>('[role=option][aria-selected=true]');
    (next ?? page.querySelector('h1'))?.focus();
  }

  private needOf(approval: WaitingApproval): ShownNeed {
    const { approvalId, askedAt, until } = approval;
    const level = this.approvals.levelOf(approval);
    return {
      ...{ id: approvalId, level, icon: level === 'taken' ? 'i-user' : 'i-seal t-done' },
      ...{ what: this.words.asks(approval), why: this.words.why(approval, this.approvals.readerOf(approval)) },
      ...{ since: askedAt, watchAfter: until - askedAt },
    };
  }
}
