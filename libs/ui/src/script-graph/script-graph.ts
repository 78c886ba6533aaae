import { Component, computed, ElementRef, inject, input, output, resource } from '@angular/core';
import type { Script } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { activeLanguage } from '../words/active-language.ts';
import { layOut, nodeSize, nodeTowards, type GraphNode } from './graph-layout.ts';

/** More letters of a tick than these do not fit into the box of a step. */
const shownLetters = 24;

/** A script as a graph. One step at a time has the focus; arrows go to its neighbours, Enter opens it. */
@Component({
  selector: 'ui-script-graph',
  imports: [TranslocoPipe],
  host: { class: 'ui-script-graph scroll' },
  template: `
    @if (layout.hasValue()) {
      @let graph = layout.value();
      <svg
        role="group"
        [attr.aria-label]="'ui.graph.label' | transloco"
        [attr.viewBox]="'0 0 ' + graph.width + ' ' + graph.height"
        [attr.width]="graph.width"
        [attr.height]="graph.height"
      >
        <defs>
          <marker
            id="script-graph-end"
            viewBox="0 0 8 8"
            refX="7"
            refY="4"
            markerWidth="7"
            markerHeight="7"
            orient="auto"
          >
            <path d="M0 0 8 4 0 8z" class="tip" />
          </marker>
        </defs>
        @for (edge of graph.edges; track edge.key) {
          <path class="edge" [attr.d]="edge.path" marker-end="url(#script-graph-end)" />
        }
        @for (node of nodes(); track node.id) {
          <g
            role="button"
            [class]="node.fault === null ? 'node' : 'node fault'"
            [class.is-open]="node.id === selected()"
            [attr.transform]="'translate(' + (node.x - size.width / 2) + ' ' + (node.y - size.height / 2) + ')'"
            [attr.tabindex]="node.id === reachable() ? 0 : -1"
            [attr.data-step]="node.id"
            [attr.aria-pressed]="node.id === selected()"
            (click)="choose.emit(node.id)"
            (keydown)="press($event, node)"
          >
            <title>
              {{ 'ui.script.kind.' + node.kind | transloco }}: {{ node.tick }} @if (node.fault === 'unreachable') { ({{
                'ui.graph.unreachable' | transloco
              }}) } @else if (node.fault === 'no-close') { ({{ 'ui.graph.noClose' | transloco }}) }
            </title>
            <rect [attr.width]="size.width" [attr.height]="size.height" rx="6" />
            <text x="10" y="18" class="kind" aria-hidden="true">{{ 'ui.script.kind.' + node.kind | transloco }}</text>
            <text x="10" y="35" class="tick" aria-hidden="true">{{ node.shown }}</text>
          </g>
        }
      </svg>
    } @else {
      <p class="quiet sm">{{ 'ui.graph.drawing' | transloco }}</p>
    }
  `,
})
export class ScriptGraph {
  readonly script = input.required<Script>();
  /** The step whose form is open; null for none. */
  readonly selected = input<string | null>(null);
  readonly choose = output<string>();

  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly language = activeLanguage();
  protected readonly size = nodeSize;
  protected readonly layout = resource({
    params: () => this.script(),
    loader: ({ params }) => layOut(params),
  });
  protected readonly nodes = computed(() => {
    const ticks = new Map(this.script().steps.map(({ id, tick }) => [id, tick[this.language()]]));
    const nodes = this.layout.hasValue() ? this.layout.value().nodes : [];
    return nodes.map((node) => {
      const tick = ticks.get(node.id) ?? node.id;
      return { ...node, tick, shown: tick.length > shownLetters ? `${tick.slice(0, shownLetters - 1)}…` : tick };
    });
  });
  /** The one step that Tab comes to. */
  protected readonly reachable = computed(() => {
    const ids = this.nodes().map(({ id }) => id);
    return ids.find((id) => id === this.selected()) ?? ids[0] ?? null;
  });

  protected press(event: KeyboardEvent, node: GraphNode): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const next = nodeTowards(event.key, node, this.nodes());
    if (next) this.focus(next.id);
    else if (event.key === 'Enter' || event.key === ' ') this.choose.emit(node.id);
    else if (!event.key.startsWith('Arrow')) return;
    event.preventDefault();
    event.stopPropagation();
  }

  private focus(id: string): void {
    const node = [...this.host.nativeElement.querySelectorAll<SVGGElement>('[data-step]')].find(
      (one) => one.dataset['step'] === id,
    );
    node?.focus();
  }
}
