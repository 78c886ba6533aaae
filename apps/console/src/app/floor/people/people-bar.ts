import { Component, computed, DestroyRef, inject, output, viewChild } from '@angular/core';
import { activeLanguage, markLooks, pluralForm, SearchField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Keyboard } from '../../keyboard/keyboard.ts';
import { People } from './people.ts';
import type { PeopleGrouping } from './placement.ts';

const groupings = ['team', 'queue', 'state'] as const satisfies readonly PeopleGrouping[];
const layouts = ['tiles', 'table'] as const;

/** Whom the reader sees on the floor and how they stand: by name, state, queue, team and site. Nothing moves but by this hand. */
@Component({
  selector: 'aliado-people-bar',
  imports: [SearchField, TranslocoDirective],
  templateUrl: './people-bar.html',
  styleUrl: './people-bar.css',
})
export class PeopleBar {
  protected readonly people = inject(People);
  /** The reader wants to act on everybody who is shown. */
  readonly markShown = output();

  protected readonly looks = markLooks;
  protected readonly groupings = groupings;
  protected readonly layouts = layouts;
  private readonly language = activeLanguage();
  private readonly search = viewChild.required(SearchField);
  /** Whether somebody is left out. */
  protected readonly isNarrowed = computed(() => {
    const { words, marks, queueId, teamId, siteId } = this.people.choice();
    return words !== '' || marks.size > 0 || [queueId, teamId, siteId].some((id) => id !== null);
  });

  constructor() {
    const search = () => {
      this.search().focus();
      return true;
    };
    inject(Keyboard).bind({ search }, inject(DestroyRef));
  }

  protected pluralOf(count: number): string {
    return pluralForm(count, this.language());
  }

  protected groupBy(chosen: string): void {
    const groupBy = groupings.find((one) => one === chosen);
    if (groupBy) this.people.choose({ groupBy });
  }

  protected showAll(): void {
    this.search().clear();
    this.people.showAll();
  }
}
