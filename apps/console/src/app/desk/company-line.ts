import { Component, computed, effect, inject, untracked } from '@angular/core';
import { accountOnLine, supervisorOnLine } from '@aliado/domain';
import { activeLanguage, formatHour, HOUSE_ZONE, Timer } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Notices } from '../shell/notices.ts';
import { Desk } from './desk.ts';

/** Which colleagues are with the contact on the screen: who is heard in it, who took it over, who watches, and who comes to help. */
@Component({
  selector: 'aliado-company-line',
  imports: [Timer, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'floor.company'">
      @for (one of joined(); track one.id) {
        <p class="note-bar aside on-line">
          <i class="i i-headset i-14" aria-hidden="true"></i
          ><span>{{ t(one.hour ? 'joinedSince' : 'joined', one) }}</span>
        </p>
      }
      @if (intervened(); as one) {
        <p class="note-bar aside">
          <i class="i i-14" [class]="one.icon" aria-hidden="true"></i><span>{{ t(one.what, one) }}</span>
        </p>
      }
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
  /** Supervisors who are heard, with the hour at which they asked for it where that is known. */
  protected readonly joined = computed(() => {
    const { participants = [], interventions = [] } = this.desk.selected()?.interaction ?? {};
    const there = participants.filter(({ role }) => role === 'supervisor');
    return there.map(({ id, name }) => {
      const asked = interventions.findLast(
        ({ by, control }) => control === 'join' && supervisorOnLine(by.accountId) === id,
      );
      return { id, name: name ?? accountOnLine(id), hour: asked ? this.hour(asked.at) : null };
    });
  });
  /** Who took the contact from the reader, or ended it while it was theirs; null for nobody, and for what was wished alone. */
  protected readonly intervened = computed(() => {
    const { work, interaction } = this.desk.selected() ?? {};
    if (work?.stage !== 'after-contact-work' || !interaction) return null;
    const reader = this.desk.agentId();
    const lost = interaction.agentId === reader ? 'end' : 'take-over';
    const last = interaction.interventions.findLast(
      ({ control, done }) => control === lost && done?.agentId === reader,
    );
    if (!last?.done) return null;
    const [what, icon] =
      lost === 'take-over' ? (['takenOver', 'i-phone-in'] as const) : (['ended', 'i-phone-end'] as const);
    return { what, icon, name: last.by.name, hour: this.hour(last.done.at) };
  });
  /** Everybody who watches and is not heard, once each, by their first look. */
  protected readonly looks = computed(() => {
    const looks = this.desk.selected()?.interaction.looks ?? [];
    const heard = new Set(this.joined().map(({ id }) => id));
    const first = looks.filter(
      ({ by }, index) =>
        looks.findIndex((one) => one.by.accountId === by.accountId) === index &&
        !heard.has(supervisorOnLine(by.accountId)),
    );
    return first.map(({ by, since }) => ({ ...by, hour: this.hour(since) }));
  });
  /** What is new of this, in words, for who listens to the screen. */
  private readonly news = computed(() => {
    const taken = this.help()?.takenBy ?? null;
    const coming = taken && this.transloco.translate('floor.company.taken', { name: taken.name }, this.language());
    const say = (what: string, values: object) =>
      this.transloco.translate(`floor.company.${what}`, values, this.language());
    const heard = this.joined().map((one) => say(one.hour ? 'joinedSince' : 'joined', one));
    const looks = this.looks().map((look) => say('looks', look));
    const intervened = this.intervened();
    const told = [...heard, ...(intervened ? [say(intervened.what, intervened)] : []), ...looks];
    return [...told, ...(coming ? [coming] : [])].join('. ');
  });

  constructor() {
    effect(() => {
      const news = this.news();
      if (news) untracked(() => this.notices.say(news, 'polite'));
    });
  }

  private hour(at: number): string {
    return formatHour(at, this.language(), { timeZone: this.zone() });
  }
}
