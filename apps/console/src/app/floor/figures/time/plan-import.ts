import { Component, computed, inject, output, signal } from '@angular/core';
import type { PlanReport } from '@aliado/domain';
import { activeLanguage, formatNumber } from '@aliado/ui';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Notices } from '../../../shell/notices.ts';
import { isTooLarge, TimeApi } from './time-api.ts';

/** Faults shown at once; the others are in the same file. */
const faultsShown = 100;

/** Brings in what people are planned for: a file is tried first, with what it would do and what is wrong with it, and then taken in. */
@Component({
  selector: 'aliado-plan-import',
  imports: [TranslocoDirective],
  templateUrl: './plan-import.html',
  styleUrl: './plan-import.css',
})
export class PlanImport {
  private readonly api = inject(TimeApi);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly language = activeLanguage();
  readonly done = output();
  readonly leave = output();

  protected readonly example = ['agent,activity,from,to,time_zone', 'ada,work,2026-11-23 09:00,2026-11-23 13:00,'].join(
    '\n',
  );
  protected readonly file = signal<File | null>(null);
  /** What the file would do; null while none was tried. */
  protected readonly tried = signal<PlanReport | null>(null);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<'tooLarge' | 'unreachable' | null>(null);
  protected readonly faults = computed(() => this.tried()?.faults.slice(0, faultsShown) ?? []);
  protected readonly moreFaults = computed(() => Math.max(0, (this.tried()?.faults.length ?? 0) - faultsShown));
  /** Whether something of the file would be taken in. */
  protected readonly isOfUse = computed(() => (this.tried()?.people ?? 0) > 0);

  protected async choose({ target }: Event): Promise<void> {
    const file = target instanceof HTMLInputElement ? (target.files?.[0] ?? null) : null;
    this.file.set(file);
    this.tried.set(null);
    if (file) this.tried.set(await this.send(file, true));
  }

  protected async bringIn(): Promise<void> {
    const file = this.file();
    const report = file && (await this.send(file, false));
    if (!report) return;
    this.notices.show('done', this.transloco.translate('time.import.done', this.countsOf(report)));
    this.done.emit();
  }

  /** The figures of a report, as they are read. */
  protected countsOf({
    people,
    days,
    added,
    removed,
    unchanged,
    refused,
  }: PlanReport): Readonly<Record<string, string>> {
    const counts = { people, days, added, removed, unchanged, refused };
    return Object.fromEntries(
      Object.entries(counts).map(([name, count]) => [name, formatNumber(count, this.language())]),
    );
  }

  /** Null, and said, where it was not taken. */
  private async send(file: File, isDryRun: boolean): Promise<PlanReport | null> {
    this.isBusy.set(true);
    this.failure.set(null);
    try {
      return await this.api.importPlan(file, isDryRun);
    } catch (error) {
      this.failure.set(isTooLarge(error) ? 'tooLarge' : 'unreachable');
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }
}
