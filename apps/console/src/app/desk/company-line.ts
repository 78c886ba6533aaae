import { Component, computed, effect, inject, untracked } from '@angular/core';
import { activeLanguage, formatHour, HOUSE_ZONE, Timer } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Notices } from '../shell/notices.ts';
import { Desk } from './desk.ts';

/** Which colleagues are with the contact on the screen: who watches since when, and who comes to help. */
@Component({
  selector: 'aliado-company-line',
  imports: [Timer, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'floor.company'">
      @for (look of looks(); track look.accountId) {
        <p class="note-bar aside">
          <i class="i i-eye i-14" aria-hidden="true"></i><span>{{ t('looks', look) }}</span>
        </p>
      }
      @if (help(); as asked) {
        <p class="note-bar" [class.aside]="asked.takenBy">
          <i class="i i-hand i-14" aria-hidden="true"></i>
          <span class="grow"
            >{{ asked.takenBy ? t('taken', { name: asked.takenBy.name }) : t('waits') }} {{ asked.words }}</span
          >
          <ui-timer [since]="asked.takenAt ?? asked.askedAt" />
          <button type="button" class="btn btn-quiet btn-sm" (click)="desk.submit({ type: 'CallOffHelp' })">
            {{ t('callOff') }}
          </button>
        </p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      flex: none;
    }
    .note-bar {
      border-bottom: 1px solid var(--al-line-firm);
      border-radius: 0;
      box-shadow: none;
    }
  `,
})
export class CompanyLine {
  protected readonly desk = inject(Desk);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);

  protected readonly help = computed(() => this.desk.selected()?.interaction.help ?? null);
  /** Everybody who watches, once each, by their first look. */
  protected readonly looks = computed(() => {
    const looks = this.desk.selected()?.interaction.looks ?? [];
    const first = looks.filter(
      ({ by }, index) => looks.findIndex((one) => one.by.accountId === by.accountId) === index,
    );
    return first.map(({ by, since }) => ({
      ...by,
      hour: formatHour(since, this.language(), { timeZone: this.zone() }),
    }));
  });
  /** What is new of this, in words, for who listens to the screen. */
  private readonly news = computed(() => {
    const taken = this.help()?.takenBy ?? null;
    const coming = taken && this.transloco.translate('floor.company.taken', { name: taken.name }, this.language());
    const looks = this.looks().map((look) => this.transloco.translate('floor.company.looks', look, this.language()));
    return [...looks, ...(coming ? [coming] : [])].join('. ');
  });

  constructor() {
    effect(() => {
      const news = this.news();
      if (news) untracked(() => this.notices.say(news, 'polite'));
    });
  }
}
