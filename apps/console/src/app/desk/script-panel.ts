import { Component, computed, DestroyRef, inject, output, viewChild } from '@angular/core';
import { inScript, presentFrame, stepOf, type OmissionReason } from '@aliado/domain';
import { activeLanguage, Bones, Failure, ScriptStepView, type EnteredStep, type PromiseDraft } from '@aliado/ui';
import { TranslocoDirective } from '@jsverse/transloco';
import { Keyboard } from '../keyboard/keyboard.ts';
import { Authority } from './authority.ts';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { SaidEntities } from './said-entities.ts';
import { ScriptActs } from './script-acts.ts';
import { ScriptFile } from './script-file.ts';

/** What to say next: the step of the script in hand. */
@Component({
  selector: 'aliado-script-panel',
  imports: [Bones, Failure, ScriptStepView, TranslocoDirective],
  templateUrl: './script-panel.html',
  styles: `
    :host {
      display: contents;
    }
  `,
})
export class ScriptPanel {
  protected readonly desk = inject(Desk);
  protected readonly caseFile = inject(CaseFile);
  protected readonly file = inject(ScriptFile);
  protected readonly acts = inject(ScriptActs);
  protected readonly keyboard = inject(Keyboard);
  private readonly authority = inject(Authority);
  private readonly said = inject(SaidEntities);
  private readonly language = activeLanguage();
  private readonly view = viewChild(ScriptStepView);
  /** The id of the guideline that decides what is offered. */
  readonly consult = output<string>();

  /** The one step on the screen: a list of one, so that each contact has a step of its own and what is typed stays in it. */
  protected readonly shown = computed(() => {
    const contact = this.desk.selected();
    const walked = this.file.walked();
    const present = walked?.at(-1);
    if (!contact || !walked || !present) return [];
    const { interaction } = contact;
    const { script, frame } = present;
    const key = inScript(script.id, frame.stepId);
    const step = stepOf(script, frame.stepId);
    return [
      {
        ...{ contactId: contact.id, script, frame, values: interaction.values, sources: interaction.valueSources },
        said: step?.kind === 'ask' ? this.said.wantedBy(step.field) : [],
        around: walked.slice(0, -1).map((outer) => outer.script.name[this.language()]),
        readOut: interaction.readOuts[key] ?? null,
        call: interaction.calls.findLast((call) => inScript(call.scriptId, call.stepId) === key) ?? null,
        promisedFor:
          interaction.promises.find(({ promiseId }) => promiseId === this.acts.promiseId(key))?.dueAt ?? null,
      },
    ];
  });

  /** The innermost checklist: that of a part goes before that of the script around it. */
  protected readonly checklist = computed(() => {
    const owner = this.file.walked()?.findLast(({ script }) => script.checklist !== undefined)?.script;
    const { checklist = {} } = this.desk.selected()?.interaction ?? {};
    if (!owner?.checklist) return null;
    const ticks = owner.checklist.flatMap(({ id }) => {
      const tick = checklist[inScript(owner.id, id)];
      return tick ? [[id, tick] as const] : [];
    });
    return { scriptId: owner.id, items: owner.checklist, ticks: Object.fromEntries(ticks) };
  });

  /** The likely next steps as the server last told them. */
  protected readonly likely = computed(() => this.desk.selected()?.interaction.nextSteps?.steps ?? []);

  /** What can be given at this step: only what its own guideline decides. */
  protected readonly offer = computed(() => {
    const present = this.file.walked()?.at(-1);
    const step = present?.script.steps.find(({ id }) => id === present.frame.stepId);
    const proposed = this.authority.proposed();
    if (step?.kind !== 'offer' || proposed?.guidelineId !== step.guideline || proposed.does !== 'give') return null;
    return { label: proposed.label, isBusy: proposed.isBusy };
  });

  constructor() {
    this.keyboard.bind(
      {
        useSaid: () => this.view()?.useSaid() ?? false,
        stepNext: () => this.view()?.goOn(),
        likelyStep: () => this.view()?.goToLikely() ?? false,
        stepBack: () => this.view()?.goBack(),
        choose: (chord) => this.view()?.chooseByDigit(Number(chord)) ?? false,
      },
      inject(DestroyRef),
    );
  }

  protected leave(reason: 'completed' | 'left'): void {
    this.desk.submit({ type: 'LeaveScript', reason });
  }

  /** Goes to a step further ahead; what was said in answer to the questions on the way is kept. */
  protected walk(steps: readonly EnteredStep[]): void {
    const [present] = this.shown();
    if (!present) return;
    const { script, frame, values } = present;
    const passed = [frame.stepId, ...steps.slice(0, -1).map(({ stepId }) => stepId)];
    for (const step of passed.flatMap((stepId) => stepOf(script, stepId) ?? [])) {
      const [said] = step.kind === 'ask' && !values[step.field.id] ? this.said.wantedBy(step.field) : [];
      if (said && step.kind === 'ask') this.acts.takeSaid(step.field.id, said);
    }
    for (const { stepId, optionId } of steps) this.desk.submit({ type: 'EnterScriptStep', stepId, optionId });
  }

  protected grant(): void {
    this.authority.grant();
  }

  protected tick({ itemId, isTicked }: { readonly itemId: string; readonly isTicked: boolean }): void {
    const scriptId = this.checklist()?.scriptId;
    if (scriptId !== undefined) this.desk.submit({ type: 'TickItem', scriptId, itemId, isTicked });
  }

  protected omit(stepId: string, reason: OmissionReason): void {
    this.desk.submit({ type: 'OmitReadOut', stepId, reason });
  }

  protected promise(draft: PromiseDraft): void {
    const run = this.desk.selected()?.interaction.script;
    if (!run) return;
    const { scriptId, stepId } = presentFrame(run);
    this.acts.promise(inScript(scriptId, stepId), draft);
  }
}
