import { HttpErrorResponse } from '@angular/common/http';
import { Component, afterNextRender, debounced, inject, output, resource, signal, viewChild } from '@angular/core';
import { SearchField } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Outbox } from '../live/outbox.ts';
import { Desk } from './desk.ts';
import { Readings } from './readings.ts';

/** Who it really is: found by name, phone or order, or somebody new. What was noted moves along. */
@Component({
  selector: 'aliado-caller-search',
  imports: [SearchField, TranslocoDirective],
  host: { class: 'sec', role: 'search', '(keydown.escape)': 'done.emit(); $event.preventDefault()' },
  template: `
    <ng-container *transloco="let t; prefix: 'desk'">
      <div class="sec-head">
        <h3>{{ t('callerTitle') }}</h3>
        <span class="end"
          ><button type="button" class="link xs" (click)="done.emit()">{{ t('close') }}</button></span
        >
      </div>
      <ui-search-field [label]="t('searchCaller')" (typed)="query.set($event)" />
      <ul aria-live="polite">
        @for (customer of found(); track customer.id) {
          <li>
            <button type="button" class="found" (click)="take(customer.id)">
              <b class="clip">{{ customer.name }}</b>
              <span class="quiet xs clip">{{ customer.city }}</span>
            </button>
          </li>
        } @empty {
          @if (query().trim() && !search.isLoading()) {
            <li class="quiet sm">{{ t('callerNone') }}</li>
          }
        }
      </ul>
      <form class="row" (submit)="takeNew($event, name.value)">
        <label class="field grow"
          ><input #name autocomplete="off" [attr.aria-label]="t('callerNewName')" [placeholder]="t('callerNewName')"
        /></label>
        <button type="submit" class="btn">{{ t('callerNew') }}</button>
      </form>
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 8px;
      padding-bottom: 12px;
      border-bottom: 1px solid var(--al-line);
    }
    .found {
      display: flex;
      align-items: baseline;
      gap: 8px;
      width: 100%;
      min-height: 32px;
      padding: 0 8px;
      border: 0;
      border-radius: var(--al-r-2);
      background: none;
      text-align: left;
    }
    .found:hover {
      background: var(--al-hover);
    }
  `,
})
export class CallerSearch {
  private readonly desk = inject(Desk);
  private readonly readings = inject(Readings);
  private readonly outbox = inject(Outbox);
  private readonly field = viewChild(SearchField);
  readonly done = output();

  protected readonly query = signal('');
  private readonly asked = debounced(() => this.query().trim(), 250);
  protected readonly search = resource({
    params: () => (this.asked.hasValue() && this.asked.value().length >= 2 ? this.asked.value() : undefined),
    loader: ({ params }) => this.readings.customers(params),
  });
  protected readonly found = () => (this.search.hasValue() ? this.search.value().slice(0, 8) : []);

  constructor() {
    afterNextRender(() => this.field()?.focus()); // the reader opened it to type
  }

  protected take(customerId: string): void {
    this.desk.submit({ type: 'CorrectCustomer', customerId, name: null });
    this.done.emit();
  }

  /** Somebody new with a name gets a profile at once; without one, or without a connection, the contact says so alone. */
  protected async takeNew(event: Event, told: string): Promise<void> {
    event.preventDefault();
    const name = told.trim() || null;
    const contact = this.desk.selected();
    this.done.emit();
    if (!contact) return;
    const customerId = name === null ? null : await this.newProfile(name, contact.interaction.from);
    this.outbox.submit(contact.id, { type: 'CorrectCustomer', customerId, name });
  }

  private async newProfile(name: string, address: string | null): Promise<string | null> {
    try {
      return (await this.readings.welcome(name, address)).id;
    } catch (error) {
      if (!(error instanceof HttpErrorResponse)) throw error;
      return null;
    }
  }
}
