import { Component, computed, input, output, signal } from '@angular/core';
import type { AlertRecipient, Language } from '@aliado/domain';
import { languages, mostRecipients } from '@aliado/domain';
import { TranslocoDirective } from '@jsverse/transloco';
import { isMailAddress } from './alert-draft.ts';

/** Who is told by e-mail, each in the language they read. */
@Component({
  selector: 'aliado-alert-recipients',
  imports: [TranslocoDirective],
  template: `
    <fieldset *transloco="let t; prefix: 'alerts'">
      <legend class="sm">{{ t('mailTo') }}</legend>
      <ul>
        @for (one of recipients(); track one.address) {
          <li class="chip line">
            {{ one.address }} · {{ t('reads.' + one.language) }}
            <button
              type="button"
              class="link"
              [attr.aria-label]="t('dropRecipient', { address: one.address })"
              (click)="drop(one)"
            >
              ×
            </button>
          </li>
        }
      </ul>
      @if (recipients().length < most) {
        <div class="row">
          <label class="sm">
            {{ t('address') }}
            <input
              #address
              class="field"
              type="email"
              maxlength="254"
              autocomplete="off"
              aria-describedby="alert-address-fault"
              [value]="typed()"
              [attr.aria-invalid]="fault() !== null"
              (input)="type(address.value)"
              (keydown.enter)="$event.preventDefault(); add()"
            />
          </label>
          <label class="sm">
            {{ t('readsIn') }}
            <select #language class="field" (change)="reads.set(language.value === 'en' ? 'en' : 'es')">
              @for (one of languages; track one) {
                <option [value]="one" [selected]="one === reads()">{{ t('reads.' + one) }}</option>
              }
            </select>
          </label>
          <button type="button" class="btn" (click)="add()">{{ t('addRecipient') }}</button>
        </div>
        <span id="alert-address-fault" class="xs t-watch" role="status">
          @if (fault(); as what) {
            {{ t('addressFault.' + what) }}
          }
        </span>
      }
    </fieldset>
  `,
  styles: `
    fieldset {
      display: grid;
      gap: 8px;
    }
    ul {
      display: flex;
      flex-wrap: wrap;
      gap: 6px;
      margin: 0;
      padding: 0;
      list-style: none;
    }
    ul:empty {
      display: none;
    }
    .chip {
      height: 28px;
      white-space: normal;
    }
    .chip .link {
      min-width: 24px;
      min-height: 24px;
      text-decoration: none;
    }
    .row {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: end;
    }
    label {
      display: grid;
      gap: 4px;
    }
    input.field {
      width: 260px;
    }
    input[aria-invalid='true'] {
      border-color: var(--al-late);
    }
  `,
})
export class AlertRecipients {
  readonly recipients = input.required<readonly AlertRecipient[]>();
  readonly changed = output<readonly AlertRecipient[]>();

  protected readonly languages = languages;
  protected readonly most = mostRecipients;
  protected readonly typed = signal('');
  protected readonly reads = signal<Language>('es');
  private readonly wasAdded = signal(false);
  protected readonly fault = computed(() => (this.wasAdded() ? this.faultOf(this.typed().trim()) : null));

  protected type(text: string): void {
    this.typed.set(text);
    this.wasAdded.set(false);
  }

  protected add(): void {
    const address = this.typed().trim();
    this.wasAdded.set(true);
    if (this.faultOf(address) !== null) return;
    this.changed.emit([...this.recipients(), { address, language: this.reads() }]);
    this.type('');
  }

  protected drop(gone: AlertRecipient): void {
    this.changed.emit(this.recipients().filter((one) => one !== gone));
  }

  private faultOf(address: string): 'shape' | 'twice' | null {
    if (!isMailAddress(address)) return 'shape';
    const isThere = this.recipients().some((one) => one.address.toLowerCase() === address.toLowerCase());
    return isThere ? 'twice' : null;
  }
}
