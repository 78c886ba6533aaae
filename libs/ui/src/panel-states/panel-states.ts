import { Component, DestroyRef, computed, inject, input, output, signal } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';

/** A panel without content yet: says what will be here. What makes it (a key, a link) is projected below. */
@Component({
  selector: 'ui-empty',
  template: `
    <i class="i i-20" [class]="icon()" aria-hidden="true"></i>
    <b>{{ title() }}</b>
    @if (hint(); as words) {
      <span class="soft">{{ words }}</span>
    }
    @if (action(); as label) {
      <button type="button" class="btn btn-sm" (click)="act.emit()">{{ label }}</button>
    }
    <ng-content />
  `,
})
export class Empty {
  readonly title = input.required<string>();
  readonly hint = input<string | null>(null);
  /** The icon's class. */
  readonly icon = input('i-inbox');
  /** Words of the one button; null for none. */
  readonly action = input<string | null>(null);
  readonly act = output();
}

/** A panel that loads: nothing for 300 ms, then still bones in the shape of what comes. */
@Component({
  selector: 'ui-bones',
  imports: [TranslocoPipe],
  host: { 'aria-busy': 'true' },
  template: `
    @if (isSlow()) {
      <span class="quiet">{{ title() ?? ('ui.panel.loading' | transloco) }}</span>
      @for (bone of bones(); track $index) {
        <span class="bone" aria-hidden="true"></span>
      }
    }
  `,
})
export class Bones {
  /** What is being fetched. */
  readonly title = input<string | null>(null);
  readonly count = input(3);
  protected readonly bones = computed(() => Array.from({ length: this.count() }));
  protected readonly isSlow = signal(false);

  constructor() {
    const wait = setTimeout(() => this.isSlow.set(true), 300);
    inject(DestroyRef).onDestroy(() => clearTimeout(wait));
  }
}

/** A panel that failed: what failed, what still works, one way out. The code stays in the details. */
@Component({
  selector: 'ui-failure',
  imports: [TranslocoPipe],
  host: { role: 'group' },
  template: `
    <i class="i i-st-late" aria-hidden="true"></i>
    <b>{{ title() }}</b>
    @if (hint(); as words) {
      <span class="soft">{{ words }}</span>
    }
    <button type="button" class="btn btn-sm" (click)="act.emit()">
      {{ action() ?? ('ui.panel.retry' | transloco) }}
    </button>
    @if (code(); as value) {
      <small class="quiet id">{{ 'ui.panel.code' | transloco: { code: value } }}</small>
    }
  `,
})
export class Failure {
  readonly title = input.required<string>();
  /** What still works. */
  readonly hint = input<string | null>(null);
  /** Words of the way out; "try again" when null. */
  readonly action = input<string | null>(null);
  readonly code = input<string | null>(null);
  readonly act = output();
}
