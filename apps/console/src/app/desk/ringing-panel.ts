import { Component, computed, DestroyRef, inject, viewChild } from '@angular/core';
import type { ProbableReason } from '@aliado/ui';
import { activeLanguage, CallerChoice, formatMoment, Ringing, Ticker, HOUSE_ZONE } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Session } from '../session/session.ts';
import type { LikelyReason } from './brief.ts';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { StaleBanner } from './stale-banner.ts';

/** Before "hello": who calls and what matters; or who it may be, without anything that must not be said aloud. */
@Component({
  selector: 'aliado-ringing-panel',
  imports: [CallerChoice, Ringing, StaleBanner],
  template: `
    <aliado-stale-banner />
    @if (contact(); as contact) {
      <ui-ringing
        class="scroll"
        [who]="caseFile.name()"
        [from]="contact.interaction.from"
        [queue]="caseFile.queue()"
        [waitedFor]="waitedFor()"
        [expiresAt]="contact.interaction.offer?.expiresAt ?? null"
        [lead]="lead()"
        [reasons]="reasons()"
        [cases]="continued()"
        [teams]="caseFile.teams()"
        [opening]="isAmbiguous() ? null : opening()"
        [canDecline]="contact.interaction.source?.can?.includes('decline') ?? false"
        [isOffline]="desk.isOffline()"
        (answer)="answer()"
        (decline)="decline()"
      >
        @if (isAmbiguous()) {
          <ui-caller-choice
            [candidates]="contact.interaction.customer.candidates"
            [opening]="opening()"
            (choose)="desk.submit({ type: 'ConfirmCustomer', customerId: $event })"
            (none)="desk.submit({ type: 'CorrectCustomer', customerId: null, name: null })"
          />
        }
      </ui-ringing>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      flex: 1;
      min-height: 0;
    }
    ui-ringing {
      flex: 1;
      min-height: 0;
    }
  `,
})
export class RingingPanel {
  protected readonly desk = inject(Desk);
  protected readonly caseFile = inject(CaseFile);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  private readonly choice = viewChild(CallerChoice);

  protected readonly contact = this.desk.selected;
  protected readonly isAmbiguous = computed(() => this.contact()?.interaction.customer.certainty === 'ambiguous');
  protected readonly waitedFor = computed(() => {
    const { queuedAt = null, offeredAt = null } = this.contact()?.interaction ?? {};
    return queuedAt === null || offeredAt === null ? null : offeredAt - queuedAt;
  });
  protected readonly continued = computed(() => [this.caseFile.brief()?.continues ?? []].flat());
  protected readonly reasons = computed((): readonly ProbableReason[] =>
    (this.caseFile.brief()?.reasons ?? []).map((reason) => ({
      title: reason.title[this.language()],
      likelihood: reason.likelihood,
      evidence: this.evidence(reason),
    })),
  );
  protected readonly lead = computed(() => {
    const brief = this.caseFile.brief();
    if (this.isAmbiguous()) return null;
    if (!brief) return this.caseFile.isUnknown() ? this.say('unknown') : null;
    const { lead } = brief;
    if (!lead) return this.say('quiet');
    const title = lead.title[this.language()];
    if (lead.because.kind === 'touchpoint')
      return this.say('recent', { when: this.when(lead.because.one.occurredAt), title });
    const { state, dueAt } = lead.because.one;
    return dueAt === null
      ? this.say(`undated.${state}`, { title })
      : this.say(`due.${state}`, { title, when: this.when(dueAt) });
  });
  protected readonly opening = computed(() => {
    const company = this.caseFile.organisation.value()?.name[this.language()] ?? '';
    const agent = this.session.view()?.account.name.split(' ')[0] ?? '';
    const customer = this.caseFile.profile.value()?.customer.name;
    return this.say(customer ? 'openingNamed' : 'openingAsk', { company, agent, customer });
  });

  constructor() {
    const choose = (chord: string) => this.choice()?.chooseByDigit(Number(chord)) ?? false;
    inject(Keyboard).bind({ answer: () => this.answer(), decline: () => this.decline(), choose }, inject(DestroyRef));
  }

  protected answer(): void {
    const id = this.contact()?.id;
    if (id) void this.desk.control(id, { type: 'answer' });
  }

  protected decline(): void {
    const id = this.contact()?.id;
    if (id) void this.desk.control(id, { type: 'decline' });
  }

  private evidence({ because }: LikelyReason): string {
    const language = this.language();
    if (because.kind === 'touchpoint') {
      const { occurredAt, detail, orderNumber } = because.one;
      return [this.when(occurredAt), detail?.[language], orderNumber].filter(Boolean).join(' · ');
    }
    const { team, dueAt, openedAt, orderNumber } = because.one;
    const since = this.transloco.translate('ui.open.since', { when: this.when(openedAt) });
    const owner = team && this.transloco.translate('ui.open.withTeam', { team: this.caseFile.teams()[team] ?? team });
    return [owner, dueAt === null ? since : this.when(dueAt), orderNumber].filter(Boolean).join(' · ');
  }

  private when(at: number): string {
    return formatMoment(at, this.ticker.now(), this.language(), this.zone());
  }

  private say(key: string, values: Readonly<Record<string, string | undefined>> = {}): string {
    return this.transloco.translate(`desk.pop.${key}`, values);
  }
}
