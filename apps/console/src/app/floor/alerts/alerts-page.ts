import { Component, computed, effect, inject, linkedSignal, resource, signal, untracked } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import type { AlertRule, AlertRules, AlertRuleTerms, Localised, RaisedAlertView } from '@aliado/domain';
import { alertWays, factOf } from '@aliado/domain';
import { activeLanguage, Bones, Failure, formatSpan } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { FloorWatch } from '../../live/floor-watch.ts';
import { LiveSocket } from '../../live/live-socket.ts';
import { Session } from '../../session/session.ts';
import { Notices } from '../../shell/notices.ts';
import { draftOf, idFor, newAlertDraft, termsOf, type AlertDraft } from './alert-draft.ts';
import { AlertForm } from './alert-form.ts';
import { AlertSound } from './alert-sound.ts';
import { alertFailureOf, AlertsApi } from './alerts-api.ts';
import { RaisedList } from './raised-list.ts';

/** The rules that raise alerts, one set for all who watch the floor, and how the reader hears them. */
@Component({
  selector: 'aliado-alerts-page',
  imports: [AlertForm, Bones, Failure, RaisedList, RouterLink, TranslocoDirective],
  host: { class: 'scroll' },
  templateUrl: './alerts-page.html',
  styleUrl: './alerts-page.css',
})
export class AlertsPage {
  private readonly api = inject(AlertsApi);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly session = inject(Session);
  protected readonly sound = inject(AlertSound);
  protected readonly language = activeLanguage();
  protected readonly sounds = ['off', 'soft', 'clear'] as const;
  protected readonly read = resource({ loader: () => this.api.rules() });
  /** What was read last: what is being written stays while nothing can be read. */
  protected readonly known = linkedSignal<AlertRules | undefined, AlertRules | undefined>({
    source: () => (this.read.hasValue() ? this.read.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly rules = computed(() => this.known()?.rules ?? []);
  protected readonly mayWrite = computed(() => this.session.permissions().has('alert:write'));
  /** What is being written; null for nothing. */
  protected readonly draft = signal<AlertDraft | null>(null);
  protected readonly isBusy = signal(false);
  /** What the server found wrong with the condition that was sent last. */
  protected readonly fault = signal<Localised | null>(null);

  constructor() {
    const socket = inject(LiveSocket);
    inject(FloorWatch).begin();
    this.sound.begin();
    socket.alertNotices.pipe(takeUntilDestroyed()).subscribe(() => this.read.reload());
    effect(() => {
      if (socket.isOpen()) untracked(() => this.read.reload()); // what was told while the line was down is lost
    });
  }

  /** What a rule has raised; null for nothing. */
  protected raisedBy({ id }: AlertRule): readonly RaisedAlertView[] | null {
    const raised = this.known()?.raised.filter(({ ruleId }) => ruleId === id) ?? [];
    return raised.length > 0 ? raised : null;
  }

  protected factOf({ about, shows }: AlertRule) {
    return shows === null ? undefined : factOf(about, shows);
  }

  /** `tras 10:00, se retira tras 02:00`. */
  protected timingOf({ holdsFor, clearsAfter }: AlertRule): string {
    const say = (key: string, span: number) =>
      this.transloco.translate(
        `alerts.${key}${span === 0 ? 'AtOnce' : ''}`,
        { span: formatSpan(span) },
        this.language(),
      );
    return `${say('raised', holdsFor)}, ${say('cleared', clearsAfter)}`;
  }

  /** `En la lista, con sonido`. */
  protected waysOf({ to }: AlertRule): string {
    const words = alertWays
      .filter((way) => to.includes(way))
      .map((way) => this.transloco.translate(`alerts.way.${way}`, {}, this.language()).toLocaleLowerCase());
    return words.join(', ');
  }

  protected begin(rule: AlertRule | null): void {
    this.fault.set(null);
    this.draft.set(rule ? draftOf(rule) : newAlertDraft);
  }

  protected async turn(rule: AlertRule): Promise<void> {
    const key = rule.isOn ? 'off' : 'on';
    await this.isDone(() => this.api.write(rule.id, { ...termsOf(rule), isOn: !rule.isOn }, rule.version), key);
  }

  protected async save(terms: AlertRuleTerms): Promise<void> {
    const rule = this.draft()?.rule ?? null;
    const id = rule?.id ?? idFor(terms.name[this.language()], new Set(this.rules().map((one) => one.id)));
    if (await this.isDone(() => this.api.write(id, terms, rule?.version ?? 0), 'saved')) this.draft.set(null);
  }

  protected async remove(rule: AlertRule): Promise<void> {
    if (await this.isDone(() => this.api.remove(rule), 'removed')) this.draft.set(null);
  }

  /** Does it, says what became of it, and reads the list again. */
  private async isDone(act: () => Promise<unknown>, done: 'saved' | 'removed' | 'on' | 'off'): Promise<boolean> {
    this.isBusy.set(true);
    this.fault.set(null);
    try {
      await act();
      this.notices.show('done', this.transloco.translate(`alerts.done.${done}`));
      return true;
    } catch (error) {
      const { refusal, fault } = alertFailureOf(error);
      this.fault.set(fault);
      if (fault === null) this.notices.show('watch', this.transloco.translate(`alerts.failure.${refusal}`));
      return false;
    } finally {
      this.read.reload(); // after a refusal too: the form shows what somebody else changed
      this.isBusy.set(false);
    }
  }
}
