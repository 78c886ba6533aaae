import { Component, computed, DestroyRef, inject, linkedSignal, signal, viewChild } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { CallControl, Interim } from '@aliado/domain';
import type { TransferChoice, TransferPerson } from '@aliado/ui';
import { CallBar, Listening, Transcript, TransferForm } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { Store } from '@ngrx/store';
import { Keyboard } from '../keyboard/keyboard.ts';
import { connectionFeature } from '../live/connection.feature.ts';
import { interimFeature } from '../live/interim.feature.ts';
import { spokenNow } from '../live/interim-words.ts';
import { Notices } from '../shell/notices.ts';
import { Advice } from './advice.ts';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { HelpForm } from './help-form.ts';
import { heardSoFar, lastOfCustomer, listeningStage, triggersOf } from './last-words.ts';
import { NotePanel } from './note-panel.ts';
import { ScriptFile } from './script-file.ts';
import { likelyOwners } from './script-owners.ts';
import { SaidEntities } from './said-entities.ts';
import { ScriptPanel } from './script-panel.ts';
import { Speakers } from './speakers.ts';
import { StaleBanner } from './stale-banner.ts';

/** The call in hand: its controls, what is said, what to say next, and the note. */
@Component({
  selector: 'aliado-call-panel',
  imports: [CallBar, HelpForm, Listening, NotePanel, ScriptPanel, StaleBanner, Transcript, TransferForm],
  templateUrl: './call-panel.html',
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class CallPanel {
  protected readonly desk = inject(Desk);
  protected readonly caseFile = inject(CaseFile);
  protected readonly advice = inject(Advice);
  protected readonly scripts = inject(ScriptFile);
  protected readonly keyboard = inject(Keyboard);
  private readonly store = inject(Store);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly interim = this.store.selectSignal(interimFeature.selectWords);
  private readonly connection = this.store.selectSignal(connectionFeature.selectConnectionState);
  private readonly bar = viewChild(CallBar);
  private readonly transcript = viewChild(Transcript);
  private readonly listening = viewChild(Listening);

  protected readonly contact = this.desk.selected;
  protected readonly spoken = computed((): readonly Interim[] => spokenNow(this.interim(), this.contact()?.id ?? ''));
  protected readonly names = inject(Speakers).names;
  protected readonly said = inject(SaidEntities);
  protected readonly triggers = computed(() => triggersOf(this.contact()?.interaction.hints ?? []));
  protected readonly staleSince = computed(() => (this.desk.isBehind() ? this.connection().certainUntil : null));
  protected readonly stage = computed(() => {
    const interaction = this.contact()?.interaction;
    return interaction ? listeningStage(interaction) : 'waiting';
  });
  protected readonly heard = computed(() => {
    const interaction = this.contact()?.interaction;
    return interaction ? heardSoFar(interaction) : [];
  });
  /** The house's own questions, in the customer's language. */
  protected readonly prompts = computed(() => {
    const listening = this.caseFile.organisation.value()?.listening ?? [];
    return listening.map((prompt) => prompt[this.caseFile.spoken()]);
  });
  protected readonly owners = computed((): readonly string[] => {
    const interaction = this.contact()?.interaction;
    const scripts = this.caseFile.scripts.value() ?? [];
    const cases = this.caseFile.profile.value()?.cases ?? [];
    const teams = this.caseFile.teams();
    return interaction ? likelyOwners(interaction, { scripts, cases }).flatMap((id) => teams[id] ?? []) : [];
  });
  protected readonly isSearching = signal(false);
  /** Agents a contact can be passed to. */
  protected readonly colleagues = computed((): readonly TransferPerson[] =>
    (this.caseFile.organisation.value()?.people ?? [])
      .filter(({ id, roles }) => roles.includes('agent') && id !== this.desk.agentId())
      .map(({ id, name }) => ({ id, name, isFree: null })),
  );
  /** The form that is open over the transcript; null for none. */
  protected readonly open = linkedSignal<string | null, 'help' | 'transfer' | null>({
    source: this.desk.selectedId,
    computation: () => null,
  });

  constructor() {
    const line = (act: (transcript: Transcript) => void) => () => {
      const transcript = this.transcript();
      if (transcript) act(transcript);
      return transcript !== undefined;
    };
    this.keyboard.bind(
      {
        mute: () => this.bar()?.press('mute'),
        hold: () => this.bar()?.press('hold'),
        record: () => this.bar()?.press('record'),
        pass: () => this.bar()?.press('pass'),
        help: () => this.bar()?.press('help'),
        end: () => this.bar()?.pressEnd(),
        lineDown: line((transcript) => transcript.moveCurrent(1)),
        lineUp: line((transcript) => transcript.moveCurrent(-1)),
        pinLine: line((transcript) => transcript.pinCurrent()),
        copyEntity: line((transcript) => transcript.copyCurrent()),
        search: line(() => this.isSearching.set(true)),
        backToNow: line((transcript) => transcript.jumpToEnd()),
        readAloud: () => this.readAloud(),
        choose: (chord) => this.listening()?.chooseByDigit(Number(chord)) ?? false,
      },
      inject(DestroyRef),
    );
    this.advice.jumps.pipe(takeUntilDestroyed()).subscribe((sequence) => this.transcript()?.jumpTo(sequence));
  }

  protected go(way: 'note' | 'owner'): void {
    if (way === 'note') this.keyboard.run('note');
    else this.open.set('help');
  }

  protected ask(type: Exclude<CallControl['type'], 'transfer'>): void {
    const contact = this.contact();
    if (contact) void this.desk.control(contact.id, { type });
  }

  protected transfer(choice: TransferChoice): void {
    const contact = this.contact();
    this.open.set(null);
    if (contact) void this.desk.control(contact.id, { type: 'transfer', ...choice });
  }

  protected async copy(text: string): Promise<void> {
    await navigator.clipboard.writeText(text);
    this.notices.show('done', this.transloco.translate('desk.copied', { text }));
  }

  /** Says the customer's last words once more, to who listens to the screen. */
  private readAloud(): void {
    const lines = this.contact()?.interaction.lines;
    const last = lines && lastOfCustomer(lines);
    this.notices.say(last ?? this.transloco.translate('desk.noLastWords'), 'polite');
  }
}
