import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  input,
  linkedSignal,
  output,
  signal,
} from '@angular/core';
import type { AuthoredEntry, Language, Localised, Organisation } from '@aliado/domain';
import { languages } from '@aliado/domain';
import { activeLanguage, FoundHere, Ticker } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { dayIn } from './day-in.ts';
import { beginnings, idFrom, newKinds, problemsOf, type Beginning, type NewKind } from './new-parts.ts';
import { PlaybookApi, refusalIn, type PartId } from './playbook-api.ts';

/** The form that begins a part of the playbook: as a draft that holds all its kind asks for. */
@Component({
  selector: 'aliado-new-part',
  imports: [FoundHere, TranslocoDirective],
  host: { '(keydown.escape)': 'closed.emit()' },
  templateUrl: './new-part.html',
  styles: `
    :host {
      display: block;
      margin: 4px 0 8px;
      padding: 10px;
      border: 1px solid var(--al-line-firm);
      border-radius: var(--al-r-3);
      background: var(--al-raised);
    }
    form {
      display: grid;
      gap: 8px;
    }
    h2 {
      font-size: var(--al-text-sm);
      line-height: var(--al-leading-sm);
    }
    select.field {
      width: 100%;
    }
  `,
})
export class NewPart {
  /** All there is: what has an id already. */
  readonly entries = input.required<readonly AuthoredEntry[]>();
  readonly organisation = input.required<Organisation>();
  /** What was begun. */
  readonly begun = output<PartId>();
  readonly closed = output();

  private readonly api = inject(PlaybookApi);
  private readonly ticker = inject(Ticker);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly language = activeLanguage();
  protected readonly kinds = newKinds;
  protected readonly languages = languages;
  protected readonly kind = signal<NewKind>('guideline');
  protected readonly name = signal<Localised>({ es: '', en: '' });
  /** Made of the English name until somebody writes another one. */
  protected readonly id = linkedSignal(() => idFrom(this.name().en));
  protected readonly matter = signal('');
  protected readonly owner = signal('');
  protected readonly isBusy = signal(false);
  /** Why the server did not take it; null while it did not say no. */
  protected readonly refusal = signal<string | null>(null);
  private readonly wasTried = signal(false);
  /** What is written already: the second language of an article may fail and be tried again. */
  private readonly written = new Set<string>();
  private readonly beginning = computed((): Beginning => ({
    ...{ kind: this.kind(), id: this.id(), name: this.name(), matter: this.matter(), owner: this.owner() },
  }));
  private readonly problems = computed(() => problemsOf(this.beginning(), this.entries()));
  /** An id is checked while it is written; what is missing is told once it is asked for. */
  protected readonly shown = computed(() => {
    const problems = this.problems();
    const none = { name: null, id: null, matter: null, owner: null };
    return this.wasTried() ? problems : { ...none, id: problems.id === 'missing' ? null : problems.id };
  });

  constructor() {
    afterNextRender(() => this.focus('kind')); // the reader opened it to begin
  }

  protected called(language: Language, words: string): void {
    const hasOwnId = this.id() !== idFrom(this.name().en);
    const id = this.id();
    this.name.update((name) => ({ ...name, [language]: words }));
    if (hasOwnId) this.id.set(id);
  }

  protected async begin(): Promise<void> {
    this.wasTried.set(true);
    const problems = this.problems();
    const first = (['name', 'id', 'matter', 'owner'] as const).find((field) => problems[field] !== null);
    if (first) return this.focus(first);
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set(null);
    try {
      await this.write();
    } catch (error) {
      this.refusal.set(refusalIn(error) ?? 'unreachable');
    }
    this.isBusy.set(false);
  }

  private async write(): Promise<void> {
    const today = dayIn(this.organisation().timeZone, this.ticker.now());
    const parts = beginnings(this.beginning(), { organisation: this.organisation(), today });
    for (const { content, ...part } of parts.filter(({ id }) => !this.written.has(id))) {
      await this.api.save(part, { baseVersion: null, revision: 0, content });
      this.written.add(part.id);
    }
    const own = parts.find(({ id }) => id.endsWith(`.${this.language()}`)) ?? parts[0];
    if (own) this.begun.emit({ kind: own.kind, id: own.id });
  }

  private focus(field: string): void {
    this.host.nativeElement.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus();
  }
}
