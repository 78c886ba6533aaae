import { afterNextRender, Component, computed, DestroyRef, inject, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { FloorNeed, NeedOutcome } from '@aliado/domain';
import { isCare, needOutcomes } from '@aliado/domain';
import type { ShownNeed } from '@aliado/ui';
import { AttentionList, Bones, Empty, KeyCap, needIcons, needWords } from '@aliado/ui';
import { TranslocoDirective, TranslocoPipe } from '@jsverse/transloco';
import { Approvals } from '../approvals/approvals.ts';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Permitted } from '../session/permitted.ts';
import { Floor } from './floor.ts';
import { KindsFilter } from './kinds-filter.ts';

const snoozes = [5, 15, 60] as const;
const minuteMs = 60_000;

/** Needs that are drawn with the page, those that are drawn right after, and so many more each time they are asked for. */
const firstDrawn = 8;
const pageSize = 24;

/** What needs the reader, who waits first, and what can be done about the one in hand. */
@Component({
  selector: 'aliado-needs-panel',
  imports: [AttentionList, Bones, Empty, KeyCap, KindsFilter, Permitted, RouterLink, TranslocoDirective, TranslocoPipe],
  host: {
    '(pointerenter)': 'floor.isHeld.set(true)',
    '(pointerleave)': 'floor.isHeld.set(false)',
    '(focusin)': 'floor.isHeld.set(true)',
    '(focusout)': 'floor.isHeld.set(false)',
  },
  templateUrl: './needs-panel.html',
  styleUrl: '../shell/waiting-list.css',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      min-height: 0;
    }
    a[routerLink] {
      display: inline-block;
      padding: 4px 0;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      padding: 8px var(--al-pad) 10px;
      border-top: 1px solid var(--al-line-firm);
      background: var(--al-raised);
    }
    .more {
      margin: 4px var(--al-pad) 8px;
    }
    .acts details {
      flex: 1 1 100%;
    }
    details .picks {
      margin-top: 6px;
    }
  `,
})
export class NeedsPanel {
  private readonly words = needWords();
  private readonly approvals = inject(Approvals);
  private readonly router = inject(Router);
  protected readonly floor = inject(Floor);
  /** The reader wants to look into a contact. */
  readonly look = output<string>();
  /** The reader wants to act on somebody, by id. */
  readonly mark = output<string>();

  protected readonly outcomes = needOutcomes;
  protected readonly snoozes = snoozes;
  protected readonly isOfCare = isCare;
  private readonly pages = signal(0);
  /** As many as were asked for, and on to the one that is selected. */
  private readonly drawn = computed(() => {
    const needs = this.floor.needs();
    const at = needs.findIndex(({ need }) => need.id === this.floor.selectedId());
    return needs.slice(0, Math.max(firstDrawn, this.pages() * pageSize, at + 1));
  });
  protected readonly left = computed(() => this.floor.needs().length - this.drawn().length);
  protected readonly shown = computed(() => this.drawn().map((one) => this.shownOf(one)));
  protected readonly selected = this.floor.selected;
  protected readonly isMine = computed(() => {
    const claimedBy = this.selected()?.handling.claimedBy;
    return claimedBy ? this.floor.isMine(claimedBy.accountId) : false;
  });
  protected readonly isOthers = computed(() => Boolean(this.selected()?.handling.claimedBy) && !this.isMine());

  protected showMore(): void {
    this.pages.update((pages) => pages + 1);
  }

  private shownOf(one: FloorNeed): ShownNeed {
    const { need, handling } = one;
    const level = this.floor.levelOf(one);
    const names = { agent: this.floor.nameOf, team: this.floor.teamOf, queue: this.floor.queueName };
    const has = handling.claimedBy && !this.floor.isMine(handling.claimedBy.accountId) ? handling.claimedBy.name : null;
    return {
      ...{ id: need.id, level, icon: level === 'taken' ? 'i-user' : needIcons[need.about.kind] },
      ...{ what: this.words.what(need, names), why: has ?? this.words.why(one, names) },
      ...{ since: need.since, watchAfter: level === 'later' ? 15 * minuteMs : 2 * minuteMs },
      ...(level === 'later' && need.dueAt !== null && { dueAt: need.dueAt }),
    };
  }

  constructor() {
    afterNextRender(() => setTimeout(() => this.showMore()));
    const [next, previous] = [() => this.floor.step(1), () => this.floor.step(-1)];
    inject(Keyboard).bind({ lineDown: next, lineUp: previous, lookIn: () => this.lookIn() }, inject(DestroyRef));
  }

  protected claim(needId: string): void {
    void this.floor.act(needId, { type: this.isMine() ? 'release' : 'claim' });
  }

  protected snooze(needId: string, minutes: number): void {
    void this.floor.act(needId, { type: 'snooze', forMs: minutes * minuteMs });
  }

  protected close(needId: string, outcome: NeedOutcome): void {
    void this.floor.act(needId, { type: 'close', outcome });
  }

  protected lookIn(): boolean {
    const id = this.selected()?.need.interactionId ?? null;
    if (id !== null) this.look.emit(id);
    return id !== null;
  }

  /** Opens the request where it is decided. */
  protected decide(approvalId: string): void {
    void this.router.navigate(['/approvals']).then(() => this.approvals.look(approvalId));
  }
}
