import { Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { marksOf, sessionMarks, type SessionMark, type SessionRow } from '@aliado/domain';
import { activeLanguage, Bones, Empty, Failure, formatMoment, formatSpan, HOUSE_ZONE } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { reading } from '../desk/reading.ts';
import { Readings } from '../desk/readings.ts';
import { Floor } from '../floor/floor.ts';
import { ServerClock } from '../live/server-clock.ts';
import { SessionsApi, type SessionWish } from './sessions-api.ts';

/** What is searched by one choice of a list. */
const picks = ['agent', 'queue', 'matter'] as const;

/** Sessions that are over: found by what was said, who had them, and what happened; each opens to its replay. */
@Component({
  selector: 'aliado-sessions-page',
  imports: [Bones, Empty, Failure, RouterLink, TranslocoDirective],
  host: { class: 'scroll' },
  templateUrl: './sessions-page.html',
  styleUrl: './sessions-page.css',
})
export class SessionsPage {
  private readonly api = inject(SessionsApi);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly clock = inject(ServerClock);
  private readonly zone = inject(HOUSE_ZONE);
  private readonly readings = inject(Readings);
  private readonly language = activeLanguage();
  private readonly address = toSignal(this.route.queryParamMap);
  protected readonly floor = inject(Floor);
  protected readonly marks = sessionMarks;

  protected readonly wish = computed((): SessionWish => {
    const text = (key: string) => this.address()?.get(key) ?? '';
    const named = ['words', ...picks].map((key) => [key, text(key)] as const).filter(([, value]) => value !== '');
    const marks = sessionMarks.filter((mark) => text('marks').split(',').includes(mark));
    return { ...Object.fromEntries(named), ...(marks.length > 0 && { marks }) };
  });
  protected readonly organisation = reading(
    () => ({ about: 'organisation', version: '' }),
    () => this.readings.organisation(),
  );
  protected readonly choices = computed(() => {
    const { people = [], queues = [], matters = [] } = this.organisation.value() ?? {};
    const named = (entries: readonly { readonly id: string; readonly name: Readonly<Record<'es' | 'en', string>> }[]) =>
      entries.map(({ id, name }) => ({ id, name: name[this.language()] }));
    const agents = people.filter(({ roles }) => roles.includes('agent')).map(({ id, name }) => ({ id, name }));
    return [
      { key: 'agent' as const, entries: agents },
      { key: 'queue' as const, entries: named(queues) },
      { key: 'matter' as const, entries: named(matters) },
    ];
  });

  protected readonly first = resource({
    params: () => this.wish(),
    loader: ({ params: wish }) => this.api.find(wish, null),
  });
  protected readonly found = linkedSignal((): readonly SessionRow[] =>
    this.first.hasValue() ? this.first.value().sessions : [],
  );
  protected readonly next = linkedSignal(() => (this.first.hasValue() ? this.first.value().nextCursor : null));
  protected readonly isReading = signal(false);
  protected readonly hasFailed = signal(false);
  private readonly matterNames = computed(
    () => new Map((this.organisation.value()?.matters ?? []).map(({ id, name }) => [id, name[this.language()]])),
  );

  /** What a session is told apart by: matters, else queues. */
  protected about({ facts }: SessionRow): string {
    const matters = facts.matters.map((id) => this.matterNames().get(id) ?? id);
    return (matters.length > 0 ? matters : facts.queueIds.map((id) => this.floor.queueName(id))).join(', ');
  }

  protected who({ facts }: SessionRow): string {
    return facts.agents.map(({ id, name }) => name ?? id).join(', ');
  }

  protected when({ facts }: SessionRow): string {
    return formatMoment(facts.openedAt, this.clock.now(), this.language(), this.zone());
  }

  protected lasted({ facts }: SessionRow): string {
    return facts.lastedFor === null ? '–' : formatSpan(facts.lastedFor);
  }

  /** What happened in it, the same that can be searched by. */
  protected happened({ facts }: SessionRow): readonly SessionMark[] {
    return marksOf(facts);
  }

  protected search(event: Event, key: string): void {
    this.ask({ [key]: (event.target as HTMLInputElement | HTMLSelectElement).value.trim() || null });
  }

  /** Searches for the same words again: something may have closed meanwhile. */
  protected again(event: Event): void {
    if ((event.target as HTMLInputElement).value.trim() === (this.wish().words ?? '')) this.first.reload();
  }

  protected toggle(mark: SessionMark): void {
    const chosen = this.wish().marks ?? [];
    const marks = chosen.includes(mark) ? chosen.filter((one) => one !== mark) : [...chosen, mark];
    this.ask({ marks: marks.join(',') || null });
  }

  protected async readOn(): Promise<void> {
    const wish = this.wish();
    this.isReading.set(true);
    const page = await this.api.find(wish, this.next()).catch(() => null); // said beside the button; pressed again, it is read again
    this.isReading.set(false);
    this.hasFailed.set(page === null);
    if (page === null || wish !== this.wish()) return;
    this.found.update((found) => [...found, ...page.sessions]);
    this.next.set(page.nextCursor);
  }

  private ask(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams, queryParamsHandling: 'merge' });
  }
}
