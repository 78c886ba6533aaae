import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  input,
  output,
  signal,
  viewChild,
} from '@angular/core';
import { TranslocoPipe, TranslocoService } from '@jsverse/transloco';
import { activeLanguage } from '../words/active-language.ts';
import { agentColumns, AgentLine } from './agent-line.ts';
import { agentMarks, markLooks, type AgentMark } from './agent-mark.ts';
import { AgentTileView, type AgentTile, type TileWords } from './agent-tile.ts';
import { headOf, PeopleWalk, rowsOf, type AgentGroup, type PeopleRow } from './people-rows.ts';

/** How people are shown: as tiles, of which many fit, or as lines that tell all of each. */
export type PeopleLayout = 'tiles' | 'table';

/** How many people of a group there are of a mark. */
export interface MarkCount {
  readonly mark: AgentMark;
  readonly count: number;
}

const tileWidth = 122;
const rowHeight = 29;
const firstRows = 5;

/**
 * Everybody, in groups, each always in the same place. Only the rows in sight are drawn, and of those only people who changed are drawn
 * anew. Arrows, Home and End walk it; Enter looks in; Space marks for acting on several at once, with Shift all in between.
 */
@Component({
  selector: 'ui-agent-grid',
  imports: [
    AgentLine,
    AgentTileView,
    CdkFixedSizeVirtualScroll,
    CdkVirtualForOf,
    CdkVirtualScrollViewport,
    TranslocoPipe,
  ],
  host: {
    class: 'ui-agent-grid',
    role: 'grid',
    'aria-multiselectable': 'true',
    '[attr.aria-label]': 'label()',
    '[attr.aria-rowcount]': 'rows().length + before()',
    '(keydown)': 'move($event)',
  },
  templateUrl: './agent-grid.html',
})
export class AgentGrid {
  /** In their places; the same array for as long as nobody is to move. */
  readonly groups = input.required<readonly AgentGroup[]>();
  /** Gives somebody as they are now; null for somebody of whom nothing is known yet. */
  readonly read = input.required<(agentId: string) => AgentTile | null>();
  /** Gives how many of a group there are of each mark. */
  readonly counts = input.required<(groupId: string) => readonly MarkCount[]>();
  readonly layout = input<PeopleLayout>('tiles');
  readonly label = input.required<string>();
  /** Into whose contact the reader looks. */
  readonly selectedId = input<string | null>(null);
  /** Whom the reader marked to act on together. */
  readonly marked = input<ReadonlySet<string>>(new Set());
  /** The reader wants to look at somebody. */
  readonly look = output<string>();
  /** All whom the reader has marked from now on. */
  readonly mark = output<ReadonlySet<string>>();

  private readonly transloco = inject(TranslocoService);
  private readonly language = activeLanguage();
  private readonly viewport = viewChild.required(CdkVirtualScrollViewport);
  private readonly width = signal(900);
  private readonly at = signal<string | null>(null);
  /** From where Shift marks. */
  private anchor: string | null = null;
  protected readonly looks = markLooks;
  protected readonly rowHeight = rowHeight;
  protected readonly heads = agentColumns;

  protected readonly words = computed((): TileWords => {
    const say = (key: string) => this.transloco.translate(`ui.floor.${key}`, {}, this.language());
    const marks = Object.fromEntries(agentMarks.map((mark) => [mark, say(`mark.${mark}`)]));
    return { marks: marks as Record<AgentMark, string>, upset: say('upset') };
  });
  /** Tiles in a row. */
  readonly columns = computed(() =>
    this.layout() === 'table' ? 1 : Math.max(1, Math.floor(this.width() / tileWidth)),
  );
  protected readonly rows = computed(() => rowsOf(this.groups(), this.columns()));
  /** Rows before those of people. */
  protected readonly before = computed(() => (this.layout() === 'table' ? 1 : 0));
  /** The first rows, then all: hundreds of people at once would hold up whoever types meanwhile. */
  protected readonly drawn = computed(() => (this.isBegun() ? this.rows() : this.rows().slice(0, firstRows)));
  private readonly isBegun = signal(false);
  private readonly walk = computed(() => new PeopleWalk(this.rows()));
  /** Where Tab enters. */
  protected readonly entry = computed(() => {
    const at = this.at();
    return at !== null && this.walk().lineOf(at) >= 0 ? at : (this.walk().everybody[0] ?? null);
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const observer = globalThis.ResizeObserver && new ResizeObserver(() => this.measure(host));
    observer?.observe(host);
    inject(DestroyRef).onDestroy(() => observer?.disconnect());
    afterNextRender(() => setTimeout(() => this.isBegun.set(true)));
  }

  protected keyOf = (_: number, { key }: PeopleRow): string => key;

  /** Whether all of a group are marked. */
  protected isMarked({ agentIds }: AgentGroup): boolean {
    return agentIds.length > 0 && agentIds.every((id) => this.marked().has(id));
  }

  protected enter(cell: string): void {
    this.at.set(cell);
  }

  protected press(id: string, { ctrlKey, metaKey, shiftKey }: MouseEvent): void {
    if (shiftKey) this.markUpTo(id);
    else if (ctrlKey || metaKey) this.toggle([id]);
    else this.look.emit(id);
    if (!shiftKey) this.anchor = id;
  }

  /** Marks everybody of a group, or nobody of it. */
  protected toggle(ids: readonly string[]): void {
    const marked = new Set(this.marked());
    const isAll = ids.every((id) => marked.has(id));
    for (const id of ids) {
      if (isAll) marked.delete(id);
      else marked.add(id);
    }
    this.mark.emit(marked);
  }

  protected move(event: KeyboardEvent): void {
    const cell = (event.target as HTMLElement).dataset['id'];
    if (cell === undefined || event.altKey || !this.does(cell, event)) return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** Tells whether a key meant something here. */
  private does(cell: string, { key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    const isFar = ctrlKey || metaKey;
    if (isFar && key.toLowerCase() === 'a') return this.markAll();
    if (key === ' ') return this.choose(cell, shiftKey);
    if (key === 'Enter' && !isHead(cell)) return this.lookAt(cell);
    if (key === 'Escape') return this.unmark();
    const page = Math.max(1, Math.floor(this.viewport().getViewportSize() / rowHeight) - 1);
    const to = this.walk().to(cell, key, { isFar, page });
    if (to === undefined) return false;
    if (to === null) return true;
    if (shiftKey && !isHead(to)) this.markUpTo(to, cell);
    this.focus(to);
    return true;
  }

  private lookAt(id: string): true {
    this.look.emit(id);
    return true;
  }

  /** Tells whether anybody was marked. */
  private unmark(): boolean {
    const wasAny = this.marked().size > 0;
    if (wasAny) this.mark.emit(new Set());
    return wasAny;
  }

  private markAll(): true {
    this.mark.emit(new Set([...this.marked(), ...this.walk().everybody]));
    return true;
  }

  private choose(cell: string, isRange: boolean): true {
    const group = this.groups().find(({ id }) => headOf(id) === cell);
    if (group) this.toggle(group.agentIds);
    else if (isRange) this.markUpTo(cell);
    else {
      this.toggle([cell]);
      this.anchor = cell;
    }
    return true;
  }

  /** Marks everybody from where the reader began up to somebody. */
  private markUpTo(id: string, from = id): void {
    this.anchor ??= isHead(from) ? id : from;
    this.mark.emit(new Set([...this.marked(), ...this.walk().between(this.anchor, id)]));
  }

  /** Brings somebody into sight, then puts the focus there. */
  private focus(cell: string): void {
    this.at.set(cell);
    const viewport = this.viewport();
    const top = viewport.measureScrollOffset();
    const from = this.walk().lineOf(cell) * rowHeight;
    const to = from + rowHeight;
    if (from < top) viewport.scrollToOffset(from);
    else if (to > top + viewport.getViewportSize()) viewport.scrollToOffset(to - viewport.getViewportSize());
    const put = () => {
      const drawn = viewport.elementRef.nativeElement.querySelectorAll<HTMLElement>('[data-id]');
      [...drawn].find(({ dataset }) => dataset['id'] === cell)?.focus();
    };
    requestAnimationFrame(() => requestAnimationFrame(put)); // drawn in the frame after it scrolled into sight
  }

  private measure(host: HTMLElement): void {
    if (host.clientWidth > 0) this.width.set(host.clientWidth);
    this.viewport().checkViewportSize();
  }
}

const isHead = (cell: string): boolean => cell.startsWith(headOf(''));
