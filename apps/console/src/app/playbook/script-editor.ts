import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  Injector,
  input,
  linkedSignal,
  output,
  signal,
  untracked,
} from '@angular/core';
import type { AuthoredEntry, DraftFinding, Organisation, Script, ScriptStep } from '@aliado/domain';
import { validateScript } from '@aliado/domain';
import { activeLanguage, FindingList, ScriptGraph } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { ChecklistForm } from './checklist-form.ts';
import { withNewStep, withoutStep, withStep } from './script-edits.ts';
import { withChecklist } from './script-head-edits.ts';
import { ScriptHeadForm, type HeadChoices } from './script-head-form.ts';
import { wholeOf, wholes, type Whole } from './script-whole.ts';
import { StepForm, type StepChoices } from './step-form.ts';

/** A script to write in: its steps as a list or as a graph, and the form of the one that is chosen, or of what stands around them. */
@Component({
  selector: 'aliado-script-editor',
  host: { '[class.is-graph]': 'asGraph()' },
  imports: [ChecklistForm, FindingList, ScriptGraph, ScriptHeadForm, StepForm, TranslocoDirective],
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
        <div class="row whole">
          @for (part of wholes; track part) {
            <button
              type="button"
              class="btn btn-sm"
              [class.on]="whole() === part"
              [attr.aria-pressed]="whole() === part"
              (click)="whole.set(part)"
            >
              <i class="i i-14" [class]="icons[part]" aria-hidden="true"></i>{{ t(part + '.title') }}
              @if (faultsIn()[part]) {
                <i class="i i-st-late i-12 t-late" aria-hidden="true"></i><span class="sr">{{ t('hasFaults') }}</span>
              }
            </button>
          }
        </div>
        @if (asGraph()) {
          <ui-script-graph
            class="graph"
            [script]="script()"
            [selected]="whole() ? null : selected()"
            (choose)="choose($event)"
          />
        } @else {
          <ol class="list scroll">
            @for (one of rows(); track one.id) {
              <li>
                <button
                  type="button"
                  [class.on]="!whole() && one.id === selected()"
                  [attr.aria-pressed]="!whole() && one.id === selected()"
                  (click)="choose(one.id)"
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
          <ui-finding-list class="findings scroll" [findings]="findings()" (jump)="reveal($event.path)" />
        }
      </div>
      @if (whole() === 'head') {
        <aliado-script-head-form
          [script]="script()"
          [choices]="choices()"
          [findings]="findings()"
          [isReadOnly]="isReadOnly()"
          (wrote)="wrote.emit($event)"
        />
      } @else if (whole() === 'checklist') {
        <aliado-checklist-form
          [items]="script().checklist ?? null"
          [findings]="findings()"
          [isReadOnly]="isReadOnly()"
          (wrote)="wrote.emit(withChecklist(script(), $event))"
        />
      } @else if (step(); as open) {
        <aliado-step-form
          [step]="open"
          [place]="script().steps.indexOf(open)"
          [choices]="choices()"
          [findings]="findings()"
          [isReadOnly]="isReadOnly()"
          (wrote)="write($event)"
          (add)="add(open.id)"
          (remove)="remove(open.id)"
        />
      }
    </ng-container>
  `,
  styleUrl: './script-editor.css',
})
export class ScriptEditor {
  readonly script = input.required<Script>();
  readonly findings = input<readonly DraftFinding[]>([]);
  readonly organisation = input<Organisation | null>(null);
  readonly entries = input<readonly AuthoredEntry[]>([]);
  readonly isReadOnly = input(false);
  readonly wrote = output<Script>();

  private readonly language = activeLanguage();
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly wholes = wholes;
  protected readonly icons = { head: 'i-script', checklist: 'i-st-done' } as const;
  protected readonly withChecklist = withChecklist;
  /** What is chosen stays chosen while the same script is written. */
  private readonly scriptId = computed(() => this.script().id);
  /** What is open beside the steps instead of one of them; null while a step is. */
  protected readonly whole = linkedSignal<string, Whole | null>({
    source: this.scriptId,
    computation: () => null,
  });
  protected readonly faultsIn = computed(() => {
    const faults = this.findings().filter(({ severity }) => severity === 'fault');
    return {
      head: faults.some(({ path }) => wholeOf(path) === 'head'),
      checklist: faults.some(({ path }) => wholeOf(path) === 'checklist'),
    };
  });
  protected readonly asGraph = signal(false);
  protected readonly selected = linkedSignal<string, string>({
    source: this.scriptId,
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
  protected readonly choices = computed((): StepChoices & HeadChoices => {
    const [organisation, entries] = [this.organisation(), this.entries()];
    const named = (kind: AuthoredEntry['kind']) => entries.filter((entry) => entry.kind === kind && !entry.isRetired);
    return {
      steps: this.script().steps.map(({ id, tick }) => ({ id, name: tick })),
      teams: organisation?.teams ?? [],
      matters: organisation?.matters ?? [],
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
    this.choose(id);
  }

  protected remove(id: string): void {
    this.wrote.emit(withoutStep(this.script(), id));
  }

  protected choose(stepId: string): void {
    this.whole.set(null);
    this.selected.set(stepId);
  }

  /** Opens what a finding speaks of, and puts the focus there, or as near as there is a field. */
  protected reveal(path: string): void {
    this.whole.set(wholeOf(path));
    const step = this.script().steps[Number(/^steps\.(\d+)/.exec(path)?.[1])];
    if (step) this.selected.set(step.id);
    afterNextRender(
      () => {
        const fields = [...this.host.nativeElement.querySelectorAll<HTMLElement>('[data-path]')];
        for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
          const field = fields.find(({ dataset }) => dataset['path'] === at);
          if (field) return field.focus();
        }
      },
      { injector: this.injector },
    );
  }
}
