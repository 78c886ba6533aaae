import { Component, computed, DestroyRef, inject, viewChild } from '@angular/core';
import { extensionLimitMs, extensionMs, likelyDispositions, likelyMatters, summaryIn } from '@aliado/domain';
import type { WrapUpDraft } from '@aliado/ui';
import { activeLanguage, CareNote, WrapUp } from '@aliado/ui';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Outbox } from '../live/outbox.ts';
import { Advice } from './advice.ts';
import { Care } from './care.ts';
import { CaseFile } from './case-file.ts';
import { CompanyLine } from './company-line.ts';
import { Desk } from './desk.ts';
import { Drafts } from './drafts.ts';
import { SaidPanel } from './said-panel.ts';
import { StaleBanner } from './stale-banner.ts';
import { writtenSentences } from './written-sentences.ts';

const fields = ['summary', 'matter', 'disposition'] as const satisfies readonly (keyof WrapUpDraft)[];

/** Until the server has proposed. */
const nothingProposed = { disposition: null, endings: [], sentences: [], wordedBy: null } as const;

/** After the call: what was said, and what is to be kept of it, written already and only confirmed. */
@Component({
  selector: 'aliado-wrap-up-panel',
  imports: [CareNote, CompanyLine, SaidPanel, StaleBanner, WrapUp],
  template: `
    <aliado-stale-banner />
    <aliado-company-line />
    <aliado-said-panel />
    @if (care.shown().length > 0) {
      <ui-care-note [signs]="care.shown()" (rest)="care.rest()" (fine)="care.fine()" />
    }
    @if (shown(); as shown) {
      <ui-wrap-up
        [contactId]="shown.id"
        [work]="shown.work"
        [draft]="shown.draft"
        [sentences]="shown.sentences"
        [model]="shown.model"
        [dispositions]="dispositions()"
        [matters]="caseFile.organisation.value()?.matters ?? []"
        [likelyDispositions]="shown.likelyDispositions"
        [likelyMatters]="shown.likelyMatters"
        [who]="caseFile.name()"
        [answeredAt]="shown.answeredAt"
        [canExtend]="shown.canExtend"
        [isOffline]="desk.isOffline()"
        (edit)="keep(shown.id, $event)"
        (extend)="desk.submit({ type: 'ExtendAfterContactWork' })"
        (confirm)="confirm(shown.id, $event)"
        (jump)="advice.jumps.next($event)"
      />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class WrapUpPanel {
  protected readonly desk = inject(Desk);
  protected readonly caseFile = inject(CaseFile);
  protected readonly advice = inject(Advice);
  protected readonly care = inject(Care);
  private readonly drafts = inject(Drafts);
  private readonly outbox = inject(Outbox);
  private readonly language = activeLanguage();
  private readonly form = viewChild(WrapUp);

  protected readonly dispositions = computed(() => this.caseFile.organisation.value()?.dispositions ?? []);

  protected readonly shown = computed(() => {
    const contact = this.desk.selected();
    const work = contact?.interaction.afterContactWork.find(({ agentId }) => agentId === this.desk.agentId());
    if (!contact || !work) return null;
    const script = this.caseFile.script.value();
    const { interaction } = contact;
    const proposal = interaction.wrapUpProposals.find(({ agentId }) => agentId === work.agentId);
    const written = proposal ?? { ...nothingProposed, matter: interaction.matter };
    const { matter, disposition, sentences, wordedBy, endings = [] } = written;
    const proposed: WrapUpDraft = { summary: summaryIn(sentences, this.language()), matter, disposition };
    return {
      id: contact.id,
      work,
      answeredAt: interaction.answeredAt,
      sentences: writtenSentences(sentences, interaction, this.language()),
      model: wordedBy?.id ?? null,
      likelyMatters: likelyMatters(interaction, {
        scripts: this.caseFile.scripts.value() ?? [],
        cases: this.caseFile.profile.value()?.cases ?? [],
      }),
      likelyDispositions: likelyDispositions(disposition, { script, dispositions: this.dispositions(), endings }),
      canExtend: work.dueAt + extensionMs <= work.startedAt + extensionLimitMs,
      proposed,
      draft: this.withWhatWasWritten(contact.id, proposed),
    };
  });

  constructor() {
    inject(Keyboard).bind({ confirmForm: () => this.form()?.confirmAll() }, inject(DestroyRef));
  }

  private withWhatWasWritten(contactId: string, proposed: WrapUpDraft): WrapUpDraft {
    const written = (field: keyof WrapUpDraft) => this.drafts.text(contactId, field) || null;
    return {
      summary: written('summary') ?? proposed.summary,
      matter: written('matter') ?? proposed.matter,
      disposition: written('disposition') ?? proposed.disposition,
    };
  }

  protected keep(contactId: string, draft: WrapUpDraft): void {
    const proposed = this.shown()?.proposed;
    for (const field of fields) {
      const isChanged = draft[field] !== proposed?.[field]; // what was left alone follows the proposal
      this.drafts.write(contactId, field, (isChanged && draft[field]) || '');
    }
  }

  protected confirm(contactId: string, { summary, matter, disposition }: WrapUpDraft): void {
    const isUnderWay = this.outbox
      .entries()
      .some(({ interactionId, command }) => interactionId === contactId && command.type === 'FinishAfterContactWork');
    if (isUnderWay) return;
    this.desk.submit({ type: 'FinishAfterContactWork', summary, matter, disposition });
  }
}
