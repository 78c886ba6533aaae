import { Component, computed, input, linkedSignal, output, signal, viewChild } from '@angular/core';
import {
  callOf,
  nobodyKnows,
  optionLeadsTo,
  scriptStanding,
  stepOf,
  termsOf,
  type ActionCall,
  type Holds,
  type Language,
  type LikelyStep,
  type OmissionReason,
  type OpeningHours,
  type ReadOut,
  type Script,
  type ScriptFrame,
  type ValueSource,
} from '@aliado/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import type { PromiseDraft } from '../authority/promise-form.ts';
import { KeyCap } from '../keys/key-cap.ts';
import { activeLanguage } from '../words/active-language.ts';
import { fieldAtHand, filledWith } from './field-at-hand.ts';
import { LikelySteps } from './likely-steps.ts';
import { SaidValues, type SaidValue } from './said-values.ts';
import { ScriptCallState } from './script-call-state.ts';
import { ScriptChecklist, type ChecklistView } from './script-checklist.ts';
import { ScriptHead } from './script-head.ts';
import { ScriptPromise } from './script-promise.ts';
import { ScriptReadOut } from './script-read-out.ts';
import { ScriptText } from './script-text.ts';
import type { EnteredStep, OfferAtHand } from './step-acts.ts';
import { goOnKeys, isForReader, noTicks } from './step-words.ts';
import { stepsToShow } from './steps-to-show.ts';

/** One step of the script in hand: what to say or do with real values in it, what may follow, and what is done already. */
@Component({
  selector: 'ui-script-step',
  imports: [
    ...[KeyCap, LikelySteps, SaidValues, ScriptCallState, ScriptChecklist, ScriptHead, ScriptPromise],
    ...[ScriptReadOut, ScriptText, TranslocoPipe],
  ],
  host: { class: 'ui-script-step', role: 'region', '[attr.aria-label]': 'name()' },
  templateUrl: './script-step.html',
})
export class ScriptStepView {
  /** The script with the present step: the innermost of those being walked. */
  readonly script = input.required<Script>();
  readonly frame = input.required<ScriptFrame>();
  /** Names of the scripts around it, outermost first; empty for a script that stands for itself. */
  readonly around = input<readonly string[]>([]);
  /** Where the script around this part goes on; null for none. */
  readonly outerNext = input<string | null>(null);
  /** The step of the script around that waits for this part; null for none. */
  readonly outerStep = input<string | null>(null);
  /** Whether a condition holds in this case, as far as is known. */
  readonly holds = input<Holds>(nobodyKnows);
  /** Values by path, ready to be read aloud: `customer.surname`, `order.number`. */
  readonly facts = input<Readonly<Record<string, string>>>({});
  /** Values told so far, by field, and where each came from. */
  readonly values = input<Readonly<Record<string, string>>>({});
  readonly sources = input<Readonly<Record<string, ValueSource>>>({});
  /** What was said and the field at hand wants, the newest first. */
  readonly said = input<readonly SaidValue[]>([]);
  readonly checklist = input<ChecklistView | null>(null);
  /** What became of this step's read-out; null for nothing yet. */
  readonly readOut = input<ReadOut | null>(null);
  /** What was asked of the back office at this step last; null for nothing. */
  readonly call = input<ActionCall | null>(null);
  /** Steps that may come next, likeliest first; empty where nobody can tell. */
  readonly likely = input<readonly LikelyStep[]>([]);
  /** What can be given now; null where nothing can, or it is given. */
  readonly offer = input<OfferAtHand | null>(null);
  /** When what this step promises is due, once it was promised; null before. */
  readonly promisedFor = input<number | null>(null);
  /** When the queue of the contact is open; null for always. */
  readonly hours = input<OpeningHours | null>(null);
  /** The language spoken with the customer; the reader's own when null. */
  readonly spoken = input<Language | null>(null);
  /** Names of teams by id. */
  readonly teams = input<Readonly<Record<string, string>>>({});
  /** Whether the server cannot be reached: the script stays readable, its steps wait. */
  readonly isOffline = input(false);

  readonly enter = output<EnteredStep>();
  /** Steps to enter one after the other, to come to one further ahead. */
  readonly walk = output<readonly EnteredStep[]>();
  /** Walks the part that this step holds. */
  readonly enterPart = output<string>();
  /** Goes on, or back, in the script around this part. */
  readonly returnTo = output<string>();
  readonly setValue = output<{ readonly field: string; readonly value: string }>();
  /** A value that was said is taken into the field, with the line it was said in. */
  readonly takeSaid = output<{ readonly field: string; readonly said: SaidValue }>();
  readonly leave = output<'completed' | 'left'>();
  /** The id of the guideline that decides what is offered. */
  readonly consult = output<string>();
  readonly grant = output();
  readonly chooseAmount = output();
  readonly confirmReadOut = output();
  readonly omitReadOut = output<OmissionReason>();
  readonly tick = output<{ readonly itemId: string; readonly isTicked: boolean }>();
  /** Asks the back office, or asks it again. */
  readonly act = output();
  readonly promise = output<PromiseDraft>();

  protected readonly language = activeLanguage();
  protected readonly standing = computed(() => scriptStanding(this.script(), this.frame(), this.holds()));
  protected readonly step = computed(() => this.standing().step);
  protected readonly name = computed(() => this.script().name[this.language()]);
  /** What is spoken goes in the customer's language, what is for the reader's eyes in the reader's. */
  protected readonly textLanguage = computed(() => {
    const kind = this.step()?.kind;
    return kind && isForReader.has(kind) ? this.language() : (this.spoken() ?? this.language());
  });
  protected readonly filled = computed(() =>
    filledWith(this.step()?.text[this.textLanguage()] ?? '', this.facts(), this.values()),
  );
  protected readonly behind = computed(() =>
    this.standing().behind.map(({ id, tick }) => ({ id, tick: this.say(tick) })),
  );
  protected readonly ahead = computed(() =>
    this.standing().ahead.map(({ id, tick }) => ({ id, tick: this.say(tick) })),
  );
  protected readonly options = computed(() => {
    const { options, likely } = this.standing();
    const ranked = this.toShow().option;
    return options.map(({ option: { id, label } }) => ({
      ...{ id, label: this.say(label), isLikely: id === likely, isRanked: id === ranked },
    }));
  });
  /** What of the likely steps is news; none can be entered over what must be read out first. */
  protected readonly toShow = computed(() => {
    const isHeld = this.isReadOut() && this.readOut() === null;
    const at = { script: this.script(), frame: this.frame(), standing: this.standing(), holds: this.holds() };
    return stepsToShow({ ...at, likely: this.likely(), isHeld });
  });
  protected readonly field = computed(() => {
    const step = this.step();
    return step?.kind === 'ask' ? fieldAtHand(step.field, this.values(), this.language()) : null;
  });
  /** What was said and is not in the field yet; nothing where the field offers choices. */
  protected readonly saidAnew = computed(() => {
    const field = this.field();
    return field && !field.choices ? this.said().filter(({ value }) => value !== field.value) : [];
  });
  protected readonly items = computed(() => {
    const step = this.step();
    return step?.kind === 'check' ? step.items.map((item) => this.say(item)) : [];
  });
  protected readonly team = computed(() => {
    const step = this.step();
    return step?.kind === 'hand-off' ? (this.teams()[step.team] ?? step.team) : null;
  });
  protected readonly promised = computed(() => {
    const step = this.step();
    return step?.kind === 'promise' ? { ...step.promise, what: this.say(step.promise.what) } : null;
  });
  protected readonly guideline = computed(() => {
    const step = this.step();
    return step?.kind === 'offer' ? step.guideline : null;
  });
  protected readonly part = computed(() => {
    const step = this.step();
    return step?.kind === 'script' ? step.script : null;
  });
  /** What this step asks of the back office; null for nothing. */
  protected readonly wanted = computed(() => {
    const step = this.step();
    const call = step ? callOf(step) : null;
    return call && { isOrder: termsOf(call)?.isLookUp === false };
  });
  protected readonly isReadOut = computed(() => {
    const step = this.step();
    return step?.kind === 'say' && step.readOut === true;
  });
  protected readonly goOnKey = computed(() => {
    if (this.isReadOut()) return this.readOut() ? 'ui.script.next' : 'ui.script.readOut.confirm';
    if (this.promised() && this.promisedFor() === null) return 'ui.script.promise.confirm';
    if (this.offer()) return 'ui.script.notNeeded';
    return goOnKeys[this.step()?.kind ?? 'say'];
  });
  /** Whether going on is the one thing to do: at an offer that can be given, giving it is. */
  protected readonly isGoOnMain = computed(() => !this.isOffline() && this.offer() === null);
  /** Where going back leads within this script; undefined at its first step. */
  protected readonly before = computed(() => this.behind().at(-1));

  private readonly stepKey = computed(() => `${this.frame().scriptId}/${this.frame().stepId}`);
  /** What is ticked of each check, by position: the reader's own aid, there as long as the contact is looked at. */
  private readonly ticks = signal<ReadonlyMap<string, ReadonlySet<number>>>(new Map());
  protected readonly ticked = computed(() => this.ticks().get(this.stepKey()) ?? noTicks);
  /** What is being typed into the field; it survives news from the server as long as the step stays. */
  protected readonly draft = linkedSignal<string, string | null>({ source: this.stepKey, computation: () => null });
  private readonly promiseForm = viewChild(ScriptPromise);
  private readonly likelySteps = viewChild(LikelySteps);

  /** Chooses an option of a decision by the digit shown, from 1. Says whether there is one. */
  chooseByDigit(digit: number): boolean {
    const option = this.options()[digit - 1];
    if (option) this.choose(option.id);
    return option !== undefined;
  }

  /** Takes what was said last into the field. Says whether there is something to take. */
  useSaid(): boolean {
    const [newest] = this.saidAnew();
    if (newest) this.takeIn(newest);
    return newest !== undefined;
  }

  /** Goes to the likeliest step, or takes the likeliest option. Says whether one is named that can be entered from here. */
  goToLikely(): boolean {
    const { option } = this.toShow();
    if (option !== null) this.choose(option);
    return option !== null || (this.likelySteps()?.takeFirst() ?? false);
  }

  /** Gives what is offered. Says whether something can be given here. */
  give(): boolean {
    const offer = this.offer();
    if (offer && !offer.isBusy) this.grant.emit();
    return offer !== null;
  }

  /** Goes on: keeps what was asked, promised and read out, takes the likely option of a decision, or finishes the script. */
  goOn(): void {
    const step = this.step();
    if (!step || this.isOffline()) return;
    this.keepDraft();
    const part = this.part();
    if (part !== null) return this.enterPart.emit(part);
    if (step.kind === 'decide') return this.choose(this.standing().likely ?? '');
    if (!this.settles()) return;
    this.goPast();
  }

  /** Goes back one step, into the script around at the first; nothing that was told is lost. */
  goBack(): void {
    if (this.isOffline()) return;
    const [before, outer] = [this.before(), this.outerStep()];
    if (before) this.enter.emit({ stepId: before.id, optionId: null });
    else if (outer !== null) this.returnTo.emit(outer);
  }

  /** Goes past this step: past a part that is not needed too. */
  protected goPast(): void {
    const { next, isAtEnd } = this.standing();
    const outer = this.outerNext();
    if (next !== null) this.enter.emit({ stepId: next, optionId: null });
    else if (isAtEnd && outer !== null) this.returnTo.emit(outer);
    else if (isAtEnd) this.leave.emit('completed');
  }

  protected omit(reason: OmissionReason): void {
    this.omitReadOut.emit(reason);
    this.goPast();
  }

  protected choose(optionId: string): void {
    const next = optionLeadsTo(this.script(), this.frame().stepId, optionId, this.holds());
    if (next !== null && !this.isOffline()) this.enter.emit({ stepId: next, optionId });
  }

  protected goTo(stepId: string): void {
    if (!this.isOffline() && stepOf(this.script(), stepId)) this.enter.emit({ stepId, optionId: null });
  }

  protected tickItem(index: number, isTicked: boolean): void {
    const others = [...this.ticked()].filter((one) => one !== index);
    const ticked = new Set(isTicked ? [...others, index] : others);
    this.ticks.update((ticks) => new Map(ticks).set(this.stepKey(), ticked));
  }

  protected takeIn(said: SaidValue): void {
    const field = this.field();
    if (!field || this.isOffline()) return;
    this.draft.set(null);
    this.takeSaid.emit({ field: field.id, said });
  }

  protected keepDraft(): void {
    const [field, draft] = [this.field(), this.draft()];
    if (field && draft !== null && draft !== field.value) this.setValue.emit({ field: field.id, value: draft });
  }

  /** Settles what the step owes before it is left; false where something is missing. */
  private settles(): boolean {
    if (this.isReadOut() && !this.readOut()) this.confirmReadOut.emit();
    if (!this.promised() || this.promisedFor() !== null) return true;
    const draft = this.promiseForm()?.draft();
    if (draft) this.promise.emit(draft);
    return draft !== undefined && draft !== null;
  }

  private say(words: Readonly<Record<Language, string>>): string {
    return words[this.language()];
  }
}
