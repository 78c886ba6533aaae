import { Component, computed, effect, input, linkedSignal, output, signal, untracked } from '@angular/core';
import type { AuthoredEntry, DraftFinding, Organisation, Script, ScriptStep } from '@aliado/domain';
import { validateScript } from '@aliado/domain';
import { activeLanguage, FindingList, ScriptGraph } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { withNewStep, withoutStep, withStep } from './script-edits.ts';
import { StepForm, type StepChoices } from './step-form.ts';

/** A script to write in: its steps as a list or as a graph, and the form of the one that is chosen. */
@Component({
  selector: 'aliado-script-editor',
  host: { '[class.is-graph]': 'asGraph()' },
  imports: [FindingList, ScriptGraph, StepForm, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'playbook.step'">
      <div class="flow">
        <div class="row views">
          <span class="seg">
            <button type="button" [class.on]="!asGraph()" [attr.aria-pressed]="!asGraph()" (click)="asGraph.set(false)">
              {{ t('asList') }}
            </button>
            <button type="button" [class.on]="asGraph()" [attr.aria-pressed]="asGraph()" (click)="asGraph.set(true)">
              {{ t('asGraph') }}
            </button>
          </span>
          <span class="xs quiet">{{ t('count', { count: script().steps.length }) }}</span>
        </div>
        @if (asGraph()) {
          <ui-script-graph class="graph" [script]="script()" [selected]="selected()" (choose)="selected.set($event)" />
        } @else {
          <ol class="list scroll">
            @for (one of rows(); track one.id) {
              <li>
                <button
                  type="button"
                  [class.on]="one.id === selected()"
                  [attr.aria-pressed]="one.id === selected()"
                  (click)="selected.set(one.id)"
                >
                  <span class="kind xs quiet">{{ t('kinds.' + one.kind) }}</span>
                  <span class="clip">{{ one.tick }}</span>
                  @if (one.fault; as fault) {
                    <span class="chip late"
                      ><i class="i i-st-late" aria-hidden="true"></i>{{ t('faults.' + fault) }}</span
                    >
                  }
                </button>
              </li>
            }
          </ol>
        }
        @if (findings().length > 0) {
          <ui-finding-list class="found scroll" [findings]="findings()" (jump)="reveal($event.path)" />
        }
      </div>
      @if (step(); as open) {
        <aliado-step-form
          [step]="open"
          [choices]="choices()"
          [isReadOnly]="isReadOnly()"
          (wrote)="write($event)"
          (add)="add(open.id)"
          (remove)="remove(open.id)"
        />
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(240px, 2fr) minmax(0, 3fr);
      flex: 1;
      min-height: 0;
    }
    :host(.is-graph) {
      grid-template: minmax(0, 11fr) minmax(0, 9fr) / minmax(0, 1fr);
    }
    :host(.is-graph) .flow {
      border-right: 0;
      border-bottom: 1px solid var(--al-line-firm);
    }
    .flow {
      display: flex;
      flex-direction: column;
      min-height: 0;
      min-width: 0;
      border-right: 1px solid var(--al-line-firm);
    }
    .views {
      padding: 10px 20px;
    }
    .list,
    .graph {
      flex: 1;
      min-height: 0;
    }
    .list {
      padding: 0 12px 12px;
    }
    .list button {
      display: flex;
      align-items: center;
      gap: 8px;
      width: 100%;
      min-height: 34px;
      padding: 0 8px;
      border: 0;
      border-radius: var(--al-r-2);
      background: none;
      font-size: var(--al-text-sm);
      outline-offset: -2px;
    }
    .list button:hover {
      background: var(--al-hover);
    }
    .list .on {
      background: var(--al-selected);
      box-shadow: inset 3px 0 0 var(--al-accent);
      font-weight: var(--al-weight-strong);
    }
    .kind {
      flex: none;
      width: 72px;
    }
    .chip {
      margin-left: auto;
    }
    .found {
      flex: none;
      max-height: 40%;
      padding: 8px 12px;
    }
  `,
})
export class ScriptEditor {
  readonly script = input.required<Script>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly organisation = input<Organisation | null>(null);
  readonly entries = input<readonly AuthoredEntry[]>([]);
  readonly isReadOnly = input(false);
  readonly wrote = output<Script>();

  private readonly language = activeLanguage();
  protected readonly asGraph = signal(false);
  protected readonly selected = linkedSignal<string, string>({
    source: () => this.script().id,
    computation: () => untracked(() => this.script().start),
  });
  protected readonly step = computed(() => {
    const { steps } = this.script();
    return steps.find(({ id }) => id === this.selected()) ?? steps[0] ?? null;
  });
  protected readonly rows = computed(() => {
    const faults = new Map(validateScript(this.script()).map(({ stepId, kind }) => [stepId, kind]));
    return this.script().steps.map(({ id, kind, tick }) => ({
      ...{ id, kind, tick: tick[this.language()] },
      fault: faults.get(id) ?? null,
    }));
  });
  protected readonly choices = computed((): StepChoices => {
    const [organisation, entries] = [this.organisation(), this.entries()];
    const named = (kind: AuthoredEntry['kind']) => entries.filter((entry) => entry.kind === kind);
    return {
      steps: this.script().steps.map(({ id, tick }) => ({ id, name: tick })),
      teams: organisation?.teams ?? [],
      dispositions: organisation?.dispositions ?? [],
      guidelines: named('guideline'),
      scripts: named('script').filter(({ id }) => id !== this.script().id),
    };
  });

  constructor() {
    effect(() => {
      const step = this.step();
      if (step && step.id !== untracked(this.selected)) this.selected.set(step.id); // the chosen one is gone
    });
  }

  protected write(step: ScriptStep): void {
    this.wrote.emit(withStep(this.script(), step));
  }

  protected add(afterId: string): void {
    const { script, id } = withNewStep(this.script(), afterId);
    this.wrote.emit(script);
    this.selected.set(id);
  }

  protected remove(id: string): void {
    this.wrote.emit(withoutStep(this.script(), id));
  }

  protected reveal(path: string): void {
    const place = Number(/^steps\.(\d+)/.exec(path)?.[1]);
    const step = this.script().steps[place];
    if (step) this.selected.set(step.id);
  }
}
