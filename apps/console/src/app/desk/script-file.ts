import { computed, inject, Service } from '@angular/core';
import {
  framesOf,
  nobodyKnows,
  presentFrame,
  scriptStanding,
  stepOf,
  type Holds,
  type Script,
  type ScriptFrame,
} from '@aliado/domain';
import { activeLanguage } from '@aliado/ui';
import { CaseFile } from './case-file.ts';
import { Desk } from './desk.ts';
import { reading } from './reading.ts';
import { Readings } from './readings.ts';

/** A script that was left before its end, and where. */
export interface LeftScript {
  readonly scriptId: string;
  readonly name: string;
}

/** The scripts being walked in the contact on the screen: their definitions, and what their conditions come to. */
@Service()
export class ScriptFile {
  private readonly desk = inject(Desk);
  private readonly caseFile = inject(CaseFile);
  private readonly readings = inject(Readings);
  private readonly language = activeLanguage();
  private readonly run = computed(() => this.desk.selected()?.interaction.script ?? null);

  /** Definitions of the scripts of the run, outermost first. */
  private readonly definitions = reading(
    () => {
      const run = this.run();
      return run ? { about: framesOf(run).map(keyOf).join(' '), version: '' } : null;
    },
    (about) =>
      Promise.all(
        about.split(' ').map((key) => {
          const [id = '', version = ''] = key.split('@');
          return this.readings.script(id, Number(version));
        }),
      ),
  );

  /** Read again when what is known of the case changes. */
  private readonly conditions = reading(
    () => {
      const contact = this.desk.selected();
      const run = this.run();
      if (!contact || !run) return null;
      const { customer, values, grants, promises } = contact.interaction;
      const known = [run.scriptId, run.inner.length, customer.customerId, customer.isVerified, values];
      return { about: contact.id, version: JSON.stringify([...known, grants.length, promises.length]) };
    },
    (id) => this.readings.scriptConditions(id),
  );

  readonly hasFailed = this.definitions.hasFailed;

  /** Whether a condition holds, as the server last said; nobody can tell before it did. */
  readonly holds = computed((): Holds => {
    const conditions = this.conditions.value();
    return conditions ? (condition) => conditions[condition] ?? null : nobodyKnows;
  });

  /** The frames of the run with their definitions, outermost first; null while a definition is read. */
  readonly walked = computed((): readonly { readonly frame: ScriptFrame; readonly script: Script }[] | null => {
    const [run, definitions] = [this.run(), this.definitions.value()];
    if (!run || !definitions) return null;
    const walked = framesOf(run).flatMap((frame, place) => {
      const script = definitions[place];
      return script && keyOf(frame) === keyOf({ scriptId: script.id, version: script.version })
        ? [{ frame, script }]
        : [];
    });
    return walked.length === framesOf(run).length ? walked : null;
  });

  /** Where the script around the present part goes on; null for none. */
  readonly outerNext = computed(() => {
    const outer = this.walked()?.at(-2);
    return outer ? scriptStanding(outer.script, outer.frame, this.holds()).next : null;
  });

  /** The step of the script around that waits for the present part; null for none. */
  readonly outerStep = computed(() => this.walked()?.at(-2)?.frame.stepId ?? null);

  /** Scripts of this contact that were left before their end, last left first. */
  readonly left = computed((): readonly LeftScript[] => {
    const { script, pastScripts = [] } = this.desk.selected()?.interaction ?? {};
    const open = pastScripts.filter(({ leftBecause }) => leftBecause !== 'completed').toReversed();
    const ids = new Set(open.map(({ scriptId }) => scriptId).filter((id) => id !== script?.scriptId));
    const known = this.caseFile.scripts.value() ?? [];
    return [...ids].map((scriptId) => {
      const name = known.find(({ id }) => id === scriptId)?.name[this.language()];
      return { scriptId, name: name ?? scriptId };
    });
  });

  /** Reads the definitions again. */
  reload(): void {
    this.definitions.reload();
  }

  /** Goes on with a script where it was left. */
  resume(scriptId: string): void {
    this.desk.submit({ type: 'ResumeScript', scriptId });
  }

  /** Walks the part that the present step holds, in the version that was in force when the contact was opened. */
  async enterPart(scriptId: string): Promise<void> {
    const contactId = this.desk.selectedId();
    const entry = this.caseFile.scripts.value()?.find(({ id }) => id === scriptId);
    if (!entry) return;
    const { id, version, start } = await this.readings.script(scriptId, entry.version);
    const run = this.run();
    const present = run && this.walked()?.at(-1);
    const step = present && stepOf(present.script, presentFrame(run).stepId);
    const isStillHere = contactId === this.desk.selectedId() && step?.kind === 'script' && step.script === scriptId;
    if (isStillHere) this.desk.submit({ type: 'EnterSubScript', scriptId: id, version, stepId: start });
  }
}

const keyOf = ({ scriptId, version }: Pick<ScriptFrame, 'scriptId' | 'version'>): string => `${scriptId}@${version}`;
