import {
  afterNextRender,
  Component,
  computed,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  viewChild,
} from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { fold } from '../transcript/said-phrases.ts';

/** Something to pick. */
export interface Pick {
  readonly id: string;
  readonly name: string;
}

/** One of many: the likely ones in sight, and all others behind "Other…", found by typing. */
@Component({
  selector: 'ui-picks',
  imports: [TranslocoPipe],
  host: { '(keydown.escape)': 'close($event)' },
  template: `
    <fieldset>
      <legend>{{ label() }}</legend>
      <div class="picks">
        @for (pick of first(); track pick.id) {
          <label class="pick">
            <input type="radio" [name]="group()" [checked]="chosen() === pick.id" (change)="choose.emit(pick.id)" />
            <i class="i i-check i-14" aria-hidden="true"></i>{{ pick.name }}
          </label>
        }
        @if (others().length > 0) {
          <button #opener type="button" class="btn" [attr.aria-expanded]="isOpen()" (click)="toggle()">
            {{ 'ui.wrapUp.other' | transloco }}
          </button>
        }
      </div>
      @if (isOpen()) {
        <div class="others">
          <label class="field">
            <i class="i i-search i-14" aria-hidden="true"></i>
            <input
              #field
              type="text"
              autocomplete="off"
              [attr.aria-label]="'ui.wrapUp.find' | transloco"
              [attr.placeholder]="'ui.wrapUp.find' | transloco"
              (input)="words.set(field.value)"
              (keydown.enter)="takeFirst($event)"
            />
          </label>
          <div class="picks">
            @for (pick of found(); track pick.id) {
              <button type="button" class="btn" (click)="take(pick.id)">{{ pick.name }}</button>
            } @empty {
              <p class="sm quiet">{{ 'ui.wrapUp.noneFits' | transloco }}</p>
            }
          </div>
        </div>
      }
    </fieldset>
  `,
})
export class Picks {
  readonly label = input.required<string>();
  /** The name of the group of radio buttons, one a form. Another one is another form: what was open closes. */
  readonly group = input.required<string>();
  readonly picks = input.required<readonly Pick[]>();
  /** Ids of those in sight, likeliest first. */
  readonly likely = input.required<readonly string[]>();
  /** The id that is picked; null for none. */
  readonly chosen = input.required<string | null>();
  /** An id. */
  readonly choose = output<string>();

  private readonly injector = inject(Injector);
  private readonly field = viewChild<ElementRef<HTMLInputElement>>('field');
  private readonly opener = viewChild<ElementRef<HTMLButtonElement>>('opener');
  protected readonly isOpen = linkedSignal({ source: this.group, computation: () => false });
  protected readonly words = linkedSignal({ source: this.isOpen, computation: () => '' });
  /** The likely ones, and the one picked from the others. */
  protected readonly first = computed(() => {
    const [chosen, likely] = [this.chosen(), this.likely()];
    const ids = chosen === null || likely.includes(chosen) ? likely : [...likely, chosen];
    return ids.flatMap((id) => this.picks().find((pick) => pick.id === id) ?? []);
  });
  protected readonly others = computed(() => this.picks().filter((pick) => !this.first().includes(pick)));
  protected readonly found = computed(() => {
    const words = fold(this.words()).split(/\s+/).filter(Boolean);
    return this.others().filter(({ name }) => words.every((word) => fold(name).includes(word)));
  });

  protected toggle(): void {
    this.isOpen.update((isOpen) => !isOpen);
    if (this.isOpen()) afterNextRender(() => this.field()?.nativeElement.focus(), { injector: this.injector });
  }

  protected take(id: string): void {
    this.choose.emit(id);
    this.isOpen.set(false);
    this.opener()?.nativeElement.focus();
  }

  protected takeFirst(event: Event): void {
    const first = this.found()[0];
    if (event instanceof KeyboardEvent && (event.ctrlKey || event.metaKey)) return; // that confirms the form
    event.preventDefault();
    if (first) this.take(first.id);
  }

  protected close(event: Event): void {
    if (!this.isOpen()) return;
    event.stopPropagation();
    this.isOpen.set(false);
    this.opener()?.nativeElement.focus();
  }
}
