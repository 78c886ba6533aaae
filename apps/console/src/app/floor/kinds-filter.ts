import {
  afterNextRender,
  Component,
  computed,
  DestroyRef,
  ElementRef,
  inject,
  Injector,
  signal,
  viewChild,
} from '@angular/core';
import { needKinds } from '@aliado/domain';
import { activeLanguage, KeyCap, needIcons, pluralForm } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Floor } from './floor.ts';

/** Which kinds of needs the reader sees: those there are, and those that are hidden. Kept with the person. */
@Component({
  selector: 'aliado-kinds-filter',
  imports: [KeyCap, TranslocoDirective],
  host: { '(keydown.escape)': 'close($event)' },
  template: `
    <details #all *transloco="let t; prefix: 'people'" [open]="isOpen()" (toggle)="isOpen.set(all.open)">
      <summary>
        {{ t('kinds') }}
        @if (floor.hidden().size; as count) {
          <b>{{ t('kindsHidden.' + pluralOf(count), { count }) }}</b>
        }
        <ui-key command="kinds" />
      </summary>
      @if (isOpen()) {
        <div class="kinds">
          @for (one of kinds(); track one.kind) {
            <label>
              <input type="checkbox" [checked]="one.isShown" (change)="floor.toggleKind(one.kind)" />
              <i class="i i-14" [class]="icons[one.kind]" aria-hidden="true"></i>{{ t('kind.' + one.kind) }}
              <small>{{ one.count }}</small>
            </label>
          }
        </div>
      }
    </details>
  `,
  styles: `
    :host {
      display: block;
      font-size: var(--al-text-xs);
      line-height: 1.25rem;
    }
    summary {
      color: var(--al-ink-2);
    }
    .kinds {
      display: grid;
      grid-template-columns: 1fr 1fr;
      padding: 4px 0;
    }
    label {
      display: flex;
      align-items: center;
      gap: 6px;
      min-height: 24px;
      color: var(--al-ink);
    }
    small {
      color: var(--al-ink-3);
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class KindsFilter {
  protected readonly floor = inject(Floor);
  protected readonly icons = needIcons;
  private readonly language = activeLanguage();
  private readonly all = viewChild<string, ElementRef<HTMLDetailsElement>>('all', { read: ElementRef });
  protected readonly isOpen = signal(false);
  private readonly injector = inject(Injector);
  protected readonly kinds = computed(() =>
    needKinds.map((kind) => ({
      kind,
      isShown: !this.floor.hidden().has(kind),
      count: this.floor.byKind().get(kind) ?? 0,
    })),
  );

  constructor() {
    inject(Keyboard).bind({ kinds: () => this.turn() }, inject(DestroyRef));
  }

  protected pluralOf(count: number): string {
    return pluralForm(count, this.language());
  }

  /** Opens the kinds and puts the focus on the first, or closes them. */
  private turn(): true {
    this.isOpen.update((isOpen) => !isOpen);
    const goesTo = this.isOpen() ? 'input' : 'summary';
    afterNextRender(() => this.all()?.nativeElement.querySelector<HTMLElement>(goesTo)?.focus(), {
      injector: this.injector,
    });
    return true;
  }

  protected close(event: Event): void {
    if (!this.isOpen()) return;
    this.turn();
    event.stopPropagation();
  }
}
