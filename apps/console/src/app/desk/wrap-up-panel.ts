import { Component, computed, DestroyRef, inject, viewChild } from '@angular/core';
import { extensionLimitMs, extensionMs, likelyDispositions, likelyMatters, proposeWrapUp } from '@aliado/domain';
import type { WrapUpDraft } from '@aliado/ui';
import { activeLanguage, WrapUp } from '@aliado/ui';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Outbox } from '../live/outbox.ts';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { Drafts } from './drafts.ts';
import { StaleBanner } from './stale-banner.ts';

const fields = ['summary', 'matter', 'disposition'] as const satisfies readonly (keyof WrapUpDraft)[];

/** After the call: what is to be kept of it, written already and only confirmed. */
@Component({
  selector: 'aliado-wrap-up-panel',
  imports: [StaleBanner, WrapUp],
  template: `
    <aliado-stale-banner />
    @if (shown(); as shown) {
      <ui-wrap-up
        [contactId]="shown.id"
        [work]="shown.work"
        [draft]="shown.draft"
        [dispositions]="caseFile.organisation.value()?.dispositions ?? []"
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
  private readonly drafts = inject(Drafts);
  private readonly outbox = inject(Outbox);
  private readonly language = activeLanguage();
  private readonly form = viewChild(WrapUp);

  protected readonly shown = computed(() => {
    const contact = this.desk.selected();
    const work = contact?.interaction.afterContactWork.find(({ agentId }) => agentId === this.desk.agentId());
    if (!contact || !work) return null;
    const organisation = this.caseFile.organisation.value();
    const script = this.caseFile.script.value();
    const proposal = proposeWrapUp(contact.interaction, { organisation, script, language: this.language() });
    const written = (field: keyof WrapUpDraft) => this.drafts.text(contact.id, field) || null;
    return {
      id: contact.id,
      work,
      answeredAt: contact.interaction.answeredAt,
      likelyMatters: likelyMatters(contact.interaction, {
        scripts: this.caseFile.scripts.value() ?? [],
        cases: this.caseFile.profile.value()?.cases ?? [],
      }),
      likelyDispositions: likelyDispositions(proposal.disposition, {
        script,
        dispositions: organisation?.dispositions ?? [],
      }),
      canExtend: work.dueAt + extensionMs <= work.startedAt + extensionLimitMs,
      draft: {
        summary: written('summary') ?? proposal.summary,
        matter: written('matter') ?? proposal.matter,
        disposition: written('disposition') ?? proposal.disposition,
      },
    };
  });

  constructor() {
    inject(Keyboard).bind({ confirmForm: () => this.form()?.confirmAll() }, inject(DestroyRef));
  }

  protected keep(contactId: string, draft: WrapUpDraft): void {
    for (const field of fields) this.drafts.write(contactId, field, draft[field] ?? '');
  }

  protected confirm(contactId: string, { summary, matter, disposition }: WrapUpDraft): void {
    const isUnderWay = this.outbox
      .entries()
      .some(({ interactionId, command }) => interactionId === contactId && command.type === 'FinishAfterContactWork');
    if (isUnderWay) return;
    this.desk.submit({ type: 'FinishAfterContactWork', summary, matter, disposition });
  }
}
