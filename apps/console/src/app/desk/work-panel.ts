import { Component, computed, inject, linkedSignal } from '@angular/core';
import type { Interaction } from '@aliado/domain';
import { activeLanguage, formatAddress, pluralForm, WorkList } from '@aliado/ui';
import type { WorkItemView } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Outbox } from '../live/outbox.ts';
import { CaseFile } from './case-file.ts';
import type { Contact } from './desk.ts';
import { Desk } from './desk.ts';
import { nameOf } from './names.ts';

/** The left column: the contacts in hand, what waits to be saved, and the switch of hints. */
@Component({
  selector: 'aliado-work-panel',
  imports: [TranslocoDirective, WorkList],
  host: { class: 'left' },
  templateUrl: './work-panel.html',
})
export class WorkPanel {
  protected readonly desk = inject(Desk);
  private readonly outbox = inject(Outbox);
  private readonly caseFile = inject(CaseFile);
  private readonly language = activeLanguage();
  /** Why each customer probably contacts us, by contact: read when it is on the screen, kept while others are. */
  private readonly reasons = linkedSignal<
    Readonly<Record<string, string | null>>,
    Readonly<Record<string, string | null>>
  >({
    source: () => {
      const [id, brief] = [this.desk.selectedId(), this.caseFile.brief()];
      return id === null || brief === null ? {} : { [id]: brief.lead?.title[this.language()] ?? null };
    },
    computation: (read, before) => ({ ...before?.value, ...read }),
  });

  protected readonly items = computed(() => this.desk.contacts().map((contact) => this.itemOf(contact)));
  protected readonly areHintsOn = computed(() => !this.desk.selected()?.interaction.areHintsMuted);
  protected readonly isLive = computed(() => this.desk.selected()?.interaction.phase === 'talking');
  protected readonly unsaved = computed(() => this.outbox.entries().filter(({ state }) => state === 'pending').length);
  protected readonly failed = computed(() => this.outbox.entries().filter(({ state }) => state === 'failed'));
  /** Whether what waits has waited long enough to be worth saying. */
  protected readonly isWaiting = computed(() => this.unsaved() > 0 && this.desk.isBehind());
  protected readonly form = (count: number) => pluralForm(count, this.language());

  protected toggleHints(): void {
    this.desk.submit({ type: this.areHintsOn() ? 'MuteHints' : 'UnmuteHints' });
  }

  protected retryAll(): void {
    for (const { commandId } of this.failed()) this.outbox.retry(commandId);
  }

  private itemOf({ id, work, interaction }: Contact): WorkItemView {
    const language = this.language();
    const { queues = [] } = this.caseFile.organisation.value() ?? {};
    const who = (id === this.desk.selectedId() ? this.caseFile.name() : null) ?? nameOf(interaction);
    const ownWork = interaction.afterContactWork.find(({ agentId }) => agentId === this.desk.agentId());
    return {
      ...work,
      interactionId: id,
      channel: interaction.channel,
      who,
      what:
        this.aboutOf(id, interaction) ?? (who === null && interaction.from ? formatAddress(interaction.from) : null),
      queue: queues.find((one) => one.id === interaction.queueId)?.name[language] ?? null,
      isHeld: interaction.heldSince !== null,
      unansweredSince: null,
      dueAt: ownWork?.dueAt ?? null,
    };
  }

  /** The matter in hand, else why they probably contact us; null when neither is known. */
  private aboutOf(id: string, { matter }: Interaction): string | null {
    const known = this.caseFile.organisation.value()?.matters.find((one) => one.id === matter);
    return known?.name[this.language()] ?? this.reasons()[id] ?? null;
  }
}
