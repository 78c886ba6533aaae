import type { ElementRef } from '@angular/core';
import { Component, afterNextRender, computed, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import type { Named, TransferTarget } from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { fold } from '../transcript/said-phrases.ts';
import { activeLanguage } from '../words/active-language.ts';

/** Somebody a contact can be passed to. */
export interface TransferPerson {
  readonly id: string;
  readonly name: string;
  /** Whether they can take it now; null when not known. */
  readonly isFree: boolean | null;
}

/** How and to whom a contact is passed on. */
export interface TransferChoice {
  readonly manner: 'blind' | 'attended';
  readonly to: TransferTarget;
}

/** Passing a contact on: to a queue or a person, straight or after consulting. */
@Component({
  selector: 'ui-transfer-form',
  imports: [TranslocoPipe],
  host: { class: 'ui-transfer-form', '(keydown)': 'act($event)' },
  template: `
    <form (submit)="pass($event)" [attr.aria-label]="'ui.transfer.title' | transloco">
      <h3>{{ 'ui.transfer.title' | transloco }}</h3>
      <fieldset class="picks">
        <legend class="sr">{{ 'ui.transfer.manner' | transloco }}</legend>
        @for (one of manners(); track one) {
          <label class="pick">
            <input type="radio" name="manner" [checked]="manner() === one" (change)="manner.set(one)" />
            {{ (one === 'blind' ? 'ui.transfer.blind' : 'ui.transfer.attended') | transloco }}
          </label>
        }
      </fieldset>
      <label class="field">
        <i class="i i-search i-14 quiet" aria-hidden="true"></i>
        <input
          #find
          type="text"
          autocomplete="off"
          [attr.aria-label]="'ui.transfer.find' | transloco"
          [attr.placeholder]="'ui.transfer.find' | transloco"
          (input)="query.set(find.value)"
        />
      </label>
      <div class="targets" role="radiogroup" [attr.aria-label]="'ui.transfer.to' | transloco">
        @for (group of groups(); track group.key) {
          <div class="eyebrow">{{ group.key | transloco }}</div>
          @for (target of group.targets; track target.to.id) {
            <label class="pick">
              <input type="radio" name="target" [checked]="isChosen(target.to)" (change)="chosen.set(target.to)" />
              <i class="i i-check i-14" aria-hidden="true"></i>
              <span class="grow">{{ target.name }}</span>
              @if (target.isFree === false) {
                <span class="xs quiet">{{ 'ui.transfer.away' | transloco }}</span>
              }
            </label>
          }
        } @empty {
          <p class="sm soft">{{ 'ui.transfer.none' | transloco }}</p>
        }
      </div>
      <div class="row">
        <button
          type="submit"
          class="btn"
          [class.btn-main]="visibleChoice() !== null"
          [disabled]="visibleChoice() === null"
        >
          {{ (manner() === 'blind' ? 'ui.transfer.confirm' : 'ui.transfer.confirmAttended') | transloco }}
        </button>
        <button type="button" class="btn btn-quiet" (click)="leave.emit()">
          {{ 'ui.transfer.cancel' | transloco }}
        </button>
      </div>
    </form>
  `,
})
export class TransferForm {
  readonly queues = input.required<readonly Named[]>();
  readonly people = input<readonly TransferPerson[]>([]);
  /** What the source can do, the usual one first. */
  readonly manners = input<readonly TransferChoice['manner'][]>(['blind', 'attended']);
  readonly transfer = output<TransferChoice>();
  readonly leave = output();

  private readonly find = viewChild.required<ElementRef<HTMLInputElement>>('find');
  private readonly language = activeLanguage();
  protected readonly query = signal('');
  protected readonly manner = linkedSignal(() => this.manners()[0] ?? 'blind');
  protected readonly chosen = signal<TransferTarget | null>(null);
  protected readonly groups = computed(() => {
    const wanted = fold(this.query().trim());
    const queues = this.queues().map(({ id, name }) => targetOf('queue', id, name[this.language()], null));
    const people = this.people().map(({ id, name, isFree }) => targetOf('agent', id, name, isFree));
    return [
      { key: 'ui.transfer.queues', targets: queues.filter(({ name }) => fold(name).includes(wanted)) },
      { key: 'ui.transfer.people', targets: people.filter(({ name }) => fold(name).includes(wanted)) },
    ].filter(({ targets }) => targets.length > 0);
  });
  /** The target chosen, as long as it is in sight; a single match counts as chosen. */
  protected readonly visibleChoice = computed(() => {
    const targets = this.groups().flatMap((group) => group.targets);
    const single = targets.length === 1 && this.query().trim() !== '' ? targets[0] : undefined;
    return (targets.find(({ to }) => isSame(to, this.chosen())) ?? single)?.to ?? null;
  });

  constructor() {
    afterNextRender(() => this.find().nativeElement.focus());
  }

  protected isChosen(target: TransferTarget): boolean {
    return isSame(target, this.visibleChoice());
  }

  protected pass(event: Event): void {
    event.preventDefault();
    const to = this.visibleChoice();
    if (to) this.transfer.emit({ manner: this.manner(), to });
  }

  protected act(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.leave.emit();
  }
}

const targetOf = (kind: 'queue' | 'agent', id: string, name: string, isFree: boolean | null) => ({
  to: { kind, id },
  name,
  isFree,
});

const isSame = (one: TransferTarget, other: TransferTarget | null): boolean =>
  one.kind === other?.kind && one.id === other.id;
