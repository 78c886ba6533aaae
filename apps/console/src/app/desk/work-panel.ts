import { Component, computed, inject } from '@angular/core';
import { activeLanguage, pluralForm, WorkList } from '@aliado/ui';
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
    const { queues = [], matters = [] } = this.caseFile.organisation.value() ?? {};
    const isSelected = id === this.desk.selectedId();
    const matter = matters.find((one) => one.id === interaction.matter)?.name[language];
    const ownWork = interaction.afterContactWork.find(({ agentId }) => agentId === this.desk.agentId());
    return {
      ...work,
      interactionId: id,
      channel: interaction.channel,
      who: (isSelected ? this.caseFile.name() : null) ?? nameOf(interaction),
      what: matter ?? interaction.from,
      queue: queues.find((one) => one.id === interaction.queueId)?.name[language] ?? null,
      isHeld: interaction.heldSince !== null,
      unansweredSince: null,
      dueAt: ownWork?.dueAt ?? null,
    };
  }
}
