import { Component, computed, DestroyRef, inject, linkedSignal, viewChild } from '@angular/core';
import type { DeskControl } from '@aliado/domain';
import type { TransferChoice, TransferPerson } from '@aliado/ui';
import { CallBar, Listening, TransferForm } from '@aliado/ui';
import { TranslocoService } from '@jsverse/transloco';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Notices } from '../shell/notices.ts';
import { Advice } from './advice.ts';
import { CaseFile } from './case-file.ts';
import { CompanyLine } from './company-line.ts';
import { Desk } from './desk.ts';
import { HelpForm } from './help-form.ts';
import { heardSoFar, lastOfCustomer, listeningStage } from './last-words.ts';
import { NotePanel } from './note-panel.ts';
import { ScriptFile } from './script-file.ts';
import { likelyOwners } from './script-owners.ts';
import { SaidPanel } from './said-panel.ts';
import { ScriptPanel } from './script-panel.ts';
import { StaleBanner } from './stale-banner.ts';
import { WhisperStrip } from './whisper-strip.ts';

/** The call in hand: its controls, what is said, what to say next, and the note. */
@Component({
  selector: 'aliado-call-panel',
  imports: [
    CallBar,
    CompanyLine,
    HelpForm,
    Listening,
    NotePanel,
    SaidPanel,
    ScriptPanel,
    StaleBanner,
    TransferForm,
    WhisperStrip,
  ],
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
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly bar = viewChild(CallBar);
  private readonly listening = viewChild(Listening);

  protected readonly contact = this.desk.selected;
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
    this.keyboard.bind(
      {
        mute: () => this.bar()?.press('mute'),
        hold: () => this.bar()?.press('hold'),
        record: () => this.bar()?.press('record'),
        pass: () => this.bar()?.press('pass'),
        help: () => this.bar()?.press('help'),
        end: () => this.bar()?.pressEnd(),
        readAloud: () => this.readAloud(),
        choose: (chord) => this.listening()?.chooseByDigit(Number(chord)) ?? false,
      },
      inject(DestroyRef),
    );
  }

  protected go(way: 'note' | 'owner'): void {
    if (way === 'note') this.keyboard.run('note');
    else this.open.set('help');
  }

  protected ask(type: Exclude<DeskControl['type'], 'transfer'>): void {
    const contact = this.contact();
    if (contact) void this.desk.control(contact.id, { type });
  }

  protected transfer(choice: TransferChoice): void {
    const contact = this.contact();
    this.open.set(null);
    if (contact) void this.desk.control(contact.id, { type: 'transfer', ...choice });
  }

  /** Says the customer's last words once more, to who listens to the screen. */
  private readAloud(): void {
    const lines = this.contact()?.interaction.lines;
    const last = lines && lastOfCustomer(lines);
    this.notices.say(last ?? this.transloco.translate('desk.noLastWords'), 'polite');
  }
}
