import { HttpErrorResponse } from '@angular/common/http';
import { computed, inject, linkedSignal, Service } from '@angular/core';
import type { ExplainedFinding, HeardPromise } from '@aliado/domain';
import { TranslocoService } from '@jsverse/transloco';
import { Subject } from 'rxjs';
import { Notices } from '../shell/notices.ts';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { Ideas } from './ideas.ts';
import { hintForScript } from './proposed-scripts.ts';
import { Readings } from './readings.ts';
import { Shelf } from './shelf.ts';

const gives = ({ hits }: ExplainedFinding): boolean =>
  hits.some(({ then }) => then.some(({ remedy }) => remedy !== 'none'));

/** What using a piece of advice does: a script starts, an article opens, a guideline is consulted. */
@Service()
export class Advice {
  private readonly desk = inject(Desk);
  private readonly caseFile = inject(CaseFile);
  private readonly readings = inject(Readings);
  private readonly ideas = inject(Ideas);
  private readonly shelf = inject(Shelf);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);

  /** Guidelines of which a rule holds: those that give something first. */
  readonly findings = computed(() => {
    const holding = (this.caseFile.guidelines.value() ?? []).filter(({ hits }) => hits.length > 0);
    return [...holding.filter(gives), ...holding.filter((finding) => !gives(finding))];
  });
  /** The id of the guideline that the reader chose; null while none is. */
  readonly chosenId = linkedSignal<string | null, string | null>({
    source: this.desk.selectedId,
    computation: () => null,
  });
  /** The guideline on the screen: the one chosen, else the first; null when none holds. */
  readonly finding = computed(() => {
    const findings = this.findings();
    return findings.find(({ guideline }) => guideline.id === this.chosenId()) ?? findings[0] ?? null;
  });

  /** Lines of the transcript to go to. */
  readonly jumps = new Subject<number>();

  /** Uses a hint of the contact on the screen. */
  use(hintId: string): void {
    const hint = this.desk.selected()?.interaction.hints.find((open) => open.hint.id === hintId)?.hint;
    if (!hint) return;
    const { kind, target } = hint;
    this.desk.submit({ type: 'UseHint', hintId });
    if (kind === 'script') void this.startScript(target.id, target.version, hintId);
    else if (kind === 'article') this.shelf.open(target.id);
    else if (kind === 'guideline') this.consult(target.id);
    else if (kind === 'idea') this.ideas.begin(hint.reason.lineSequence);
    else if (kind === 'promise' && hint.promise) this.promise(hint.promise);
  }

  /** Makes a promise of what was heard, about the case in hand. */
  private promise({ words, dueAt, team }: HeardPromise): void {
    const orderNumber = this.caseFile.orderNumber();
    this.desk.submit({ type: 'MakePromise', promiseId: crypto.randomUUID(), words, team, dueAt, orderNumber });
  }

  /** Goes to the words that led to a hint. */
  showWhy(hintId: string): void {
    const { hints } = this.desk.selected()?.interaction ?? { hints: [] };
    const sequence = hints.find(({ hint }) => hint.id === hintId)?.hint.reason.lineSequence ?? null;
    if (sequence !== null) this.jumps.next(sequence);
  }

  /** Starts a script that the reader looked up. Where a hint proposes it, that hint is used: else it would stand beside its own script. */
  begin(scriptId: string, version: number): void {
    const contact = this.desk.selected();
    const hintId = contact && hintForScript(scriptId, contact.interaction);
    if (hintId) this.use(hintId);
    else void this.startScript(scriptId, version, null);
  }

  /** Starts a script in the contact that is on the screen now, whatever is on it when the script has been read. */
  async startScript(scriptId: string, version: number, hintId: string | null): Promise<void> {
    const contactId = this.desk.selectedId();
    try {
      const { start, matter } = await this.readings.script(scriptId, version);
      if (contactId === null || contactId !== this.desk.selectedId()) return;
      this.desk.submit({ type: 'StartScript', scriptId, version, stepId: start, matter, hintId });
    } catch (error) {
      if (!(error instanceof HttpErrorResponse)) throw error;
      this.notices.show('late', this.transloco.translate('desk.failure.script'));
    }
  }

  /** Puts a guideline on the screen. */
  show(guidelineId: string): void {
    this.chosenId.set(guidelineId);
  }

  /** Records that a guideline was consulted, with the version and the rules that were shown. */
  consult(guidelineId: string): void {
    const finding = this.caseFile.guidelines.value()?.find(({ guideline }) => guideline.id === guidelineId);
    if (!finding) return;
    const ruleIds = finding.hits.map(({ id }) => id);
    this.desk.submit({ type: 'ConsultGuideline', guidelineId, version: finding.guideline.version, ruleIds });
    this.show(guidelineId);
    document.getElementById('guideline')?.scrollIntoView({ block: 'nearest' });
  }
}
