import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { Article, AuthoredKind } from '@aliado/domain';
import type { SplitLimits, SplitSizes } from '@aliado/ui';
import { activeLanguage, Empty, Failure, formatMoment, HOUSE_ZONE, Split, Ticker } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Readings } from '../desk/readings.ts';
import { Keyboard, type KeyHandlers } from '../keyboard/keyboard.ts';
import { PreferenceKeeper } from '../session/preference-keeper.ts';
import { Session } from '../session/session.ts';
import { ArticleEditor } from './article-editor.ts';
import { AuthorityEditor } from './authority-editor.ts';
import { BackTestPanel } from './back-test-panel.ts';
import { BackTesting } from './back-testing.ts';
import { isArticle, isAuthorityPolicy } from './content.ts';
import { DraftPath } from './draft-path.ts';
import { Drafting } from './drafting.ts';
import { GuidelineEditor } from './guideline-editor.ts';
import { HistoryPanel } from './history-panel.ts';
import { lastKnown } from './last-known.ts';
import { pathTo } from './playbook-paths.ts';
import { NewPart } from './new-part.ts';
import { PlaybookApi, type PartId } from './playbook-api.ts';
import { PlaybookTree } from './playbook-tree.ts';
import { PublishPanel } from './publish-panel.ts';
import { RetirementPanel } from './retirement-panel.ts';
import { ScriptEditor } from './script-editor.ts';
import { TextEditor } from './text-editor.ts';
import { TryCase } from './try-case.ts';

/** How a part is looked at. */
type View = 'form' | 'text' | 'history';

const limits: SplitLimits = {
  start: { min: 208, max: 320, standard: 232 },
  end: { min: 320, max: 520, standard: 400 },
};

/** The playbook: all its parts, the one that is written, and what its draft would do before anybody feels it. */
@Component({
  selector: 'aliado-playbook-page',
  imports: [
    ArticleEditor,
    AuthorityEditor,
    BackTestPanel,
    DraftPath,
    Empty,
    Failure,
    GuidelineEditor,
    HistoryPanel,
    NewPart,
    PlaybookTree,
    PublishPanel,
    RetirementPanel,
    RouterLink,
    ScriptEditor,
    Split,
    TextEditor,
    TranslocoDirective,
    TryCase,
  ],
  providers: [Drafting, BackTesting],
  host: { '(window:beforeunload)': 'warn($event)' },
  templateUrl: './playbook-page.html',
  styleUrl: './playbook-page.css',
})
export class PlaybookPage {
  /** Both from the path; absent while no part is open. */
  readonly kind = input<AuthoredKind>();
  readonly id = input<string>();

  private readonly api = inject(PlaybookApi);
  private readonly readings = inject(Readings);
  private readonly session = inject(Session);
  private readonly keeper = inject(PreferenceKeeper);
  private readonly router = inject(Router);
  private readonly ticker = inject(Ticker);
  private readonly language = activeLanguage();
  private readonly zone = inject(HOUSE_ZONE);
  protected readonly drafting = inject(Drafting);
  protected readonly testing = inject(BackTesting);
  private readonly tree = viewChild(PlaybookTree);
  protected readonly views: readonly View[] = ['form', 'text', 'history'];
  protected readonly view = signal<View>('form');
  /** Whether the form lies open that begins a part. */
  protected readonly isBeginning = signal(false);
  protected readonly limits = limits;
  protected readonly sizes = computed((): SplitSizes | null => {
    const { playbookStart: start, playbookEnd: end } = this.keeper.preferences().panels ?? {};
    return start === undefined || end === undefined ? null : { start, end };
  });
  protected readonly entries = resource({
    params: () => this.drafting.changes(),
    loader: () => this.api.entries(),
  });
  /** All parts as they were read last: the tree keeps its place while they are read again. */
  protected readonly known = lastKnown(this.entries);
  private readonly organisationRead = resource({ loader: () => this.readings.organisation() });
  protected readonly organisation = computed(() =>
    this.organisationRead.hasValue() ? this.organisationRead.value() : null,
  );
  protected readonly people = computed(
    () => new Map(this.organisation()?.people.map(({ id, name }) => [id, name] as const)),
  );
  protected readonly open = computed(() => {
    const [kind, id] = [this.kind(), this.id()];
    return kind && id ? { kind, id } : null;
  });
  protected readonly canWrite = computed(() => this.session.permissions().has('playbook:write'));
  protected readonly canPublish = computed(() => this.session.permissions().has('playbook:publish'));
  protected readonly isReadOnly = computed(() => !this.canWrite() || this.drafting.draft()?.state === 'scheduled');
  protected readonly isTested = computed(() => this.kind() === 'guideline' || this.kind() === 'authority');
  protected readonly name = computed(() => {
    const open = this.open();
    const entries = this.known() ?? [];
    const entry = entries.find(({ kind, id }) => kind === open?.kind && id === open.id);
    return entry?.name[this.language()] ?? open?.id ?? '';
  });
  protected readonly since = computed(() => {
    const current = this.drafting.item()?.current;
    return current
      ? { version: current.version, when: formatMoment(current.since, this.ticker.now(), this.language(), this.zone()) }
      : null;
  });
  protected readonly author = computed(() => {
    const { author } = this.drafting.draft() ?? {};
    return author === undefined ? null : (this.people().get(author) ?? author);
  });
  /** The article as it will be read; null for other kinds. */
  protected readonly article = computed((): Article | null => {
    const content = this.drafting.content();
    return isArticle(content) ? { ...content, language: this.id()?.endsWith('.en') ? 'en' : 'es' } : null;
  });
  /** The same article in the other language; null for other kinds, or where there is none. */
  protected readonly sibling = computed(() => {
    const [stem, language] = this.id()?.split('.') ?? [];
    const id = `${stem}.${language === 'es' ? 'en' : 'es'}`;
    const entries = this.known() ?? [];
    const isThere = this.kind() === 'article' && entries.some((entry) => entry.kind === 'article' && entry.id === id);
    return isThere ? { path: pathTo('article', id), language: language === 'es' ? 'en' : 'es' } : null;
  });
  protected readonly policy = computed(() => {
    const content = this.drafting.content();
    return isAuthorityPolicy(content) ? content : null;
  });
  /** What can be retired: it is in force, its text can be read, and it is no policy, of which there is always one. */
  protected readonly retirable = computed(() => {
    const [item, content] = [this.drafting.item(), this.drafting.content()];
    if (item === null || item.kind === 'authority' || !isObject(content)) return null;
    const inForce = item.current?.content;
    return { content, inForce: isObject(inForce) ? inForce : null };
  });
  protected readonly isRetired = computed(() => {
    const inForce = this.drafting.item()?.current?.content;
    return isObject(inForce) && 'retired' in inForce;
  });
  protected readonly findings = computed(() => this.drafting.draft()?.findings ?? []);
  protected readonly currency = computed(() => this.organisation()?.currency ?? 'EUR');
  protected readonly hits = computed(() =>
    this.testing.isStale() ? null : (this.testing.test()?.result?.hitsByRule ?? null),
  );
  /** The rules that hold for the tried case, and of which state of the draft that is true. */
  private readonly trial = signal<{ readonly revision: number; readonly rules: readonly string[] } | null>(null);
  protected readonly isTried = computed(() => this.trial()?.revision === this.drafting.draft()?.revision);
  protected readonly hitRules = computed(() => (this.isTried() ? (this.trial()?.rules ?? []) : []));

  constructor() {
    effect(() => {
      const open = this.open();
      untracked(() => {
        this.trial.set(null);
        this.testing.tried.set(null);
        if (open) void this.drafting.open(open);
      });
    });
    effect(() => {
      if (this.drafting.isGone()) untracked(() => void this.router.navigate(['/playbook']));
    });
    const keys: KeyHandlers = {
      search: () => this.tree()?.search(),
      newPart: () => this.begin(),
      undo: () => !isWriting() && void this.drafting.undo(),
      redo: () => !isWriting() && void this.drafting.redo(),
    };
    inject(Keyboard).bind(keys, inject(DestroyRef));
  }

  protected begin(): boolean {
    if (!this.canWrite()) return false;
    this.isBeginning.set(true);
    return true;
  }

  protected stopBeginning(): void {
    this.isBeginning.set(false);
    this.tree()?.focusBegin();
  }

  /** Goes to what was begun. */
  protected goTo({ kind, id }: PartId): void {
    this.isBeginning.set(false);
    this.view.set('form');
    this.drafting.changes.update((count) => count + 1);
    void this.router.navigate([...pathTo(kind, id)]);
  }

  protected keep({ start, end }: SplitSizes): void {
    const { panels } = this.keeper.preferences();
    this.keeper.change({ panels: { ...panels, playbookStart: start, playbookEnd: end } });
  }

  /** Goes to another view once what was written in this one is saved, so that both show the same. */
  protected async show(view: View): Promise<void> {
    await this.drafting.settle();
    this.view.set(view);
  }

  protected write(content: object): void {
    this.drafting.write({ content: { ...content } });
  }

  protected writeArticle(change: Partial<Pick<Article, 'title' | 'body'>>): void {
    const content = this.drafting.content();
    if (isArticle(content)) this.write({ ...content, ...change });
  }

  protected takeTrial(rules: readonly string[]): void {
    const revision = this.drafting.draft()?.revision;
    this.trial.set(revision === undefined ? null : { revision, rules });
  }

  protected rollBack(version: number): void {
    void this.drafting.act((part) => this.api.rollBack(part, version));
  }

  protected warn(event: BeforeUnloadEvent): void {
    if (this.drafting.hasUnsaved()) event.preventDefault();
  }
}

const isObject = (content: unknown): content is object => typeof content === 'object' && content !== null;

/** Whether the focus is in a field, which undoes its own letters. */
const isWriting = (): boolean => document.activeElement?.matches('input:not([type=checkbox]), textarea') ?? false;
