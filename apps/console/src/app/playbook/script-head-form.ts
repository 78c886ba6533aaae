import { Component, computed, input, output } from '@angular/core';
import type { DraftFinding, Localised, Named, Script } from '@aliado/domain';
import { languages } from '@aliado/domain';
import { activeLanguage, BothWords, FoundHere, foundIdOf } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { PhraseField } from './phrase-field.ts';
import { asPart, withPhrases, type PhraseList } from './script-head-edits.ts';

/** What a script may name outside its steps. */
export interface HeadChoices {
  readonly steps: readonly Named[];
  readonly teams: readonly Named[];
  readonly matters: readonly Named[];
}

const lists: readonly PhraseList[] = ['triggers', 'heard', 'notFor'];

/** What a script is for, whoever answers for it, and the phrases by which it is heard or ruled out. */
@Component({
  selector: 'aliado-script-head-form',
  imports: [BothWords, FoundHere, PhraseField, TranslocoDirective],
  host: { class: 'scroll' },
  template: `
    <form
      class="ui-fields"
      *transloco="let t; prefix: 'playbook.step.head'"
      [attr.aria-label]="t('title')"
      (submit)="$event.preventDefault()"
    >
      @let now = script();
      <div class="words">
        <span class="eyebrow" aria-hidden="true">{{ t('name') }}</span>
        <ui-both-words
          [label]="t('name')"
          [value]="now.name"
          [isReadOnly]="isReadOnly()"
          (wrote)="wrote.emit({ ...now, name: $event })"
        />
        <ui-found-here [findings]="findings()" at="name" />
      </div>
      <div class="pair">
        @for (choice of named(); track choice.key) {
          <div class="ui-checked-field">
            <label>
              <span class="eyebrow">{{ t(choice.key) }}</span>
              <select
                #picked
                class="field"
                [attr.data-path]="choice.key"
                [attr.aria-describedby]="foundIdOf(choice.key)"
                [disabled]="isReadOnly()"
                (change)="point(choice.key, picked.value)"
              >
                @for (each of choice.options; track each.id) {
                  <option [value]="each.id" [selected]="each.id === choice.value">{{ each.name }}</option>
                }
              </select>
            </label>
            <ui-found-here [findings]="findings()" [at]="choice.key" />
          </div>
        }
        <label class="row sm">
          <input
            #part
            type="checkbox"
            data-path="isPart"
            [checked]="now.isPart === true"
            [disabled]="isReadOnly()"
            (change)="wrote.emit(asPart(now, part.checked))"
          />
          {{ t('isPart') }}
        </label>
      </div>
      @for (list of lists; track list) {
        <fieldset>
          <legend>{{ t('list.' + list) }}</legend>
          <p class="xs quiet">{{ t('hint.' + list) }}</p>
          <div class="phrases">
            @for (language of languages; track language) {
              <aliado-phrase-field
                [label]="t('phrases.' + language)"
                [phrases]="now[list]?.[language] ?? []"
                [language]="language"
                [at]="list + '.' + language"
                [findings]="findings()"
                [isReadOnly]="isReadOnly()"
                (wrote)="wrote.emit(withPhrases(now, list, language, $event))"
              />
            }
          </div>
        </fieldset>
      }
    </form>
  `,
  styleUrl: './step-form.css',
  styles: `
    legend {
      font-weight: var(--al-weight-strong);
    }
    .phrases {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(220px, 1fr));
      gap: 12px;
    }
  `,
})
export class ScriptHeadForm {
  readonly script = input.required<Script>();
  readonly choices = input.required<HeadChoices>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly isReadOnly = input(false);
  readonly wrote = output<Script>();

  private readonly language = activeLanguage();
  protected readonly languages = languages;
  protected readonly lists = lists;
  protected readonly foundIdOf = foundIdOf;
  protected readonly asPart = asPart;
  protected readonly withPhrases = withPhrases;
  /** What is chosen from a list, with what stands there though the list has no such thing. */
  protected readonly named = computed(() => {
    const [{ matter, owner, start }, { matters, teams, steps }] = [this.script(), this.choices()];
    const choice = (key: 'matter' | 'owner' | 'start', value: string, options: readonly Named[]) => {
      const isThere = options.some(({ id }) => id === value);
      const all = isThere ? options : [...options, { id: value, name: bare(value) }];
      return { key, value, options: all.map(({ id, name }) => ({ id, name: name[this.language()] })) };
    };
    return [choice('matter', matter, matters), choice('owner', owner, teams), choice('start', start, steps)];
  });

  protected point(key: 'matter' | 'owner' | 'start', id: string): void {
    this.wrote.emit({ ...this.script(), [key]: id });
  }
}

const bare = (id: string): Localised => ({ es: id, en: id });
