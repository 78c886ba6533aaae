import { CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport } from '@angular/cdk/scrolling';
import { Component, computed, DestroyRef, ElementRef, inject, input, output, signal, viewChild } from '@angular/core';
import type { EpochMs } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Ticker } from '../clock/ticker.ts';
import { formatBriefSpan } from '../format/time-format.ts';
import { markLooks, type AgentMark } from './agent-mark.ts';

/** Somebody's tile. */
export interface AgentTile {
  readonly id: string;
  readonly name: string;
  readonly mark: AgentMark;
  readonly since: EpochMs | null;
}

/** People who stand together. */
export interface AgentGroup {
  readonly id: string;
  readonly name: string;
  readonly agents: readonly AgentTile[];
}

interface Row {
  readonly key: string;
  /** Of the first row of a group; null in the others. */
  readonly group: AgentGroup | null;
  readonly tiles: readonly AgentTile[];
}

const tileWidth = 108;
const rowHeight = 29;

/**
 * Everybody, in groups, each always in the same place. Only the rows in sight are drawn. Arrows walk it; Enter looks in; Space
 * marks for acting on several at once.
 */
@Component({
  selector: 'ui-agent-grid',
  imports: [CdkFixedSizeVirtualScroll, CdkVirtualForOf, CdkVirtualScrollViewport, TranslocoPipe],
  host: { class: 'ui-agent-grid' },
  template: `
    <cdk-virtual-scroll-viewport
      role="grid"
      aria-multiselectable="true"
      [itemSize]="rowHeight"
      minBufferPx="300"
      maxBufferPx="600"
      [attr.aria-label]="label()"
      [attr.aria-rowcount]="rows().length"
      (keydown)="move($event)"
    >
      <div
        *cdkVirtualFor="let row of rows(); trackBy: keyOf; let index = index"
        class="team"
        role="row"
        [attr.aria-rowindex]="index + 1"
        [style.--columns]="columns()"
      >
        <span class="label" [attr.role]="row.group ? 'rowheader' : 'presentation'">
          @if (row.group; as group) {
            <span class="clip">{{ group.name }}</span><small>{{ group.agents.length }}</small>
          }
        </span>
        @for (tile of row.tiles; track tile.id) {
          <button
            type="button"
            role="gridcell"
            class="ui-agent-tile"
            [class]="looks[tile.mark].tile"
            [class.sel]="tile.id === selectedId()"
            [class.marked]="marked().has(tile.id)"
            [attr.data-id]="tile.id"
            [attr.aria-selected]="marked().has(tile.id)"
            [attr.tabindex]="tile.id === entry() ? 0 : -1"
            [attr.title]="tile.name"
            (focus)="at.set(tile.id)"
            (click)="press(tile.id, $event)"
          >
            <i class="i" [class]="looks[tile.mark].icon" aria-hidden="true"></i>
            <span class="clip">{{ tile.name }}</span>
            <span class="sr">{{ 'ui.floor.mark.' + tile.mark | transloco }}</span>
            <span class="t">{{ age(tile.since) }}</span>
          </button>
        }
      </div>
    </cdk-virtual-scroll-viewport>
  `,
})
export class AgentGrid {
  readonly groups = input.required<readonly AgentGroup[]>();
  readonly label = input.required<string>();
  /** Into whose contact the reader looks. */
  readonly selectedId = input<string | null>(null);
  /** Whom the reader marked to act on together. */
  readonly marked = input<ReadonlySet<string>>(new Set());
  /** The reader wants to look at somebody. */
  readonly look = output<string>();
  /** The reader marks or unmarks somebody. */
  readonly mark = output<string>();

  private readonly ticker = inject(Ticker);
  private readonly viewport = viewChild.required(CdkVirtualScrollViewport);
  private readonly width = signal(900);
  protected readonly at = signal<string | null>(null);
  protected readonly looks = markLooks;
  protected readonly rowHeight = rowHeight;

  /** Tiles in a row, beside the group's name. */
  readonly columns = computed(() => Math.max(1, Math.floor((this.width() - tileWidth) / tileWidth)));
  protected readonly rows = computed((): readonly Row[] => {
    const columns = this.columns();
    return this.groups().flatMap((group) =>
      Array.from({ length: Math.max(1, Math.ceil(group.agents.length / columns)) }, (_, index) => ({
        key: `${group.id} ${index}`,
        group: index === 0 ? group : null,
        tiles: group.agents.slice(index * columns, (index + 1) * columns),
      })),
    );
  });
  /** Where Tab enters. */
  protected readonly entry = computed(() => {
    const ids = this.groups().flatMap(({ agents }) => agents.map(({ id }) => id));
    return ids.find((id) => id === this.at()) ?? ids[0];
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const observer = globalThis.ResizeObserver && new ResizeObserver(() => this.measure(host));
    observer?.observe(host);
    inject(DestroyRef).onDestroy(() => observer?.disconnect());
  }

  protected keyOf = (_: number, { key }: Row): string => key;

  protected age(since: EpochMs | null): string {
    return since === null ? '' : formatBriefSpan(this.ticker.now() - since);
  }

  protected press(id: string, event: MouseEvent): void {
    if (event.ctrlKey || event.metaKey || event.shiftKey) this.mark.emit(id);
    else this.look.emit(id);
  }

  protected move(event: KeyboardEvent): void {
    const id = (event.target as HTMLElement).dataset['id'];
    if (id === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === ' ') this.mark.emit(id);
    else {
      const to = this.neighbour(id, event.key);
      if (to === null) return;
      this.focus(to);
    }
    event.preventDefault();
    event.stopPropagation();
  }

  /** Who stands there; null where the key asks for nobody. */
  private neighbour(id: string, key: string): AgentTile | null {
    const rows = this.rows();
    const line = rows.findIndex(({ tiles }) => tiles.some((tile) => tile.id === id));
    const place = rows[line]?.tiles.findIndex((tile) => tile.id === id) ?? -1;
    const all = rows.flatMap(({ tiles }) => tiles);
    const index = all.findIndex((tile) => tile.id === id);
    const inRow = (row: Row | undefined) => row?.tiles[Math.min(place, row.tiles.length - 1)];
    const found = {
      ArrowRight: () => all[index + 1],
      ArrowLeft: () => all[index - 1],
      ArrowDown: () => inRow(rows[line + 1]),
      ArrowUp: () => inRow(rows[line - 1]),
      Home: () => all[0],
      End: () => all.at(-1),
    }[key];
    return found ? (found() ?? all[index] ?? null) : null;
  }

  /** Brings somebody into sight, then puts the focus there. */
  private focus({ id }: AgentTile): void {
    this.at.set(id);
    const line = this.rows().findIndex(({ tiles }) => tiles.some((tile) => tile.id === id));
    const viewport = this.viewport();
    const top = viewport.measureScrollOffset();
    const [from, to] = [line * rowHeight, (line + 1) * rowHeight];
    if (from < top) viewport.scrollToOffset(from);
    else if (to > top + viewport.getViewportSize()) viewport.scrollToOffset(to - viewport.getViewportSize());
    const put = () =>
      viewport.elementRef.nativeElement.querySelector<HTMLElement>(`[data-id="${CSS.escape(id)}"]`)?.focus();
    requestAnimationFrame(() => requestAnimationFrame(put)); // drawn in the frame after it scrolled into sight
  }

  private measure(host: HTMLElement): void {
    if (host.clientWidth > 0) this.width.set(host.clientWidth);
    this.viewport().checkViewportSize();
  }
}
