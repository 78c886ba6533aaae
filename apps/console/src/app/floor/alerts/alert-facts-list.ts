import { Component, computed, input, output, signal } from '@angular/core';
import type { AlertFact, CountableEvents, EventStretch } from '@aliado/domain';
import { eventPath } from '@aliado/domain';
import { TranslocoDirective } from '@jsverse/transloco';

/** All that a condition may speak of: facts, and events with the stretch over which they are counted. One is chosen to be written. */
@Component({
  selector: 'aliado-alert-facts-list',
  imports: [TranslocoDirective],
  template: `
    <div role="group" [attr.aria-label]="t('facts')" *transloco="let t; prefix: 'alerts'">
      <div class="row">
        <label class="sm grow">
          {{ t('facts') }}
          <input
            #search
            class="field"
            type="search"
            [value]="wanted()"
            [placeholder]="t('searchFacts')"
            (input)="wanted.set(search.value)"
          />
        </label>
        <label class="sm">
          {{ t('stretch') }}
          <select #over class="field" (change)="choose(over.value)">
            @for (one of events().stretches; track one) {
              <option [value]="one" [selected]="one === stretch()">{{ t('stretches.' + one) }}</option>
            }
          </select>
        </label>
      </div>
      <ul class="scroll" tabindex="0" [attr.aria-label]="t('facts')">
        @for (one of found(); track one.path) {
          <li>
            <button type="button" class="link" (click)="chosen.emit(one.path)">
              <code>{{ one.path }}</code>
            </button>
            <span class="xs quiet">{{ one.values ? one.values.join(', ') : t('unit.' + one.unit) }}</span>
          </li>
        }
        @for (type of foundEvents(); track type) {
          <li>
            <button type="button" class="link" (click)="chosen.emit(pathOf(type))">
              <code>{{ pathOf(type) }}</code>
            </button>
            <span class="xs quiet">{{ t('unit.event') }}</span>
          </li>
        }
        @if (found().length + foundEvents().length === 0) {
          <li class="xs quiet">{{ t('noFact') }}</li>
        }
      </ul>
    </div>
  `,
  styles: `
    label {
      display: grid;
      gap: 4px;
    }
    .row {
      display: flex;
      gap: 8px;
      align-items: end;
    }
    ul {
      height: 156px;
      margin: 6px 0 0;
      padding: 4px 10px;
      border: var(--al-hair) solid var(--al-line);
      border-radius: var(--al-r-2);
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 2px 8px;
      align-items: baseline;
      min-height: 24px;
    }
  `,
})
export class AlertFactsList {
  readonly facts = input.required<readonly AlertFact[]>();
  readonly events = input.required<CountableEvents>();
  /** The path that is to be written into the condition. */
  readonly chosen = output<string>();

  protected readonly wanted = signal('');
  private readonly over = signal<EventStretch>('last15');
  protected readonly stretch = computed(() => {
    const { stretches } = this.events();
    return stretches.includes(this.over()) ? this.over() : (stretches[0] ?? 'last15');
  });
  private readonly parts = computed(() => this.wanted().toLowerCase().split(/\s+/).filter(Boolean));
  protected readonly found = computed(() => this.facts().filter(({ path }) => this.isWanted(path)));
  protected readonly foundEvents = computed(() =>
    this.events().types.filter((type) => this.isWanted(this.pathOf(type))),
  );

  protected choose(name: string): void {
    const stretch = this.events().stretches.find((one) => one === name);
    if (stretch) this.over.set(stretch);
  }

  protected pathOf(type: string): string {
    return eventPath({ type, stretch: this.stretch() });
  }

  private isWanted(path: string): boolean {
    return this.parts().every((part) => path.toLowerCase().includes(part));
  }
}
