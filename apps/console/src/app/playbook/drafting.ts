import { computed, DestroyRef, effect, inject, Service, signal } from '@angular/core';
import type { AuthoredItem, AuthoringRefusal, DraftView, Guideline, SaveDraft, Script } from '@aliado/domain';
import { isGuideline, isScript } from './content.ts';
import { PlaybookApi, refusalIn, type PartId, type Written } from './playbook-api.ts';
import { UndoSteps, type Standing } from './undo-steps.ts';

/** How what is written stands with the server. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'conflict' | 'failed';

/** How long after the last change it is saved, in milliseconds. */
const restAfterChange = 600;

/** How often a draft is looked at that waits for somebody else or for its hour, in milliseconds. */
const lookEvery = 5_000;

/**
 * The part of the playbook that lies open, and its draft. What is written is saved by itself after a moment's rest, one save at
 * a time; it stays here until the server has it, whatever comes between.
 */
@Service({ autoProvided: false })
export class Drafting {
  private readonly api = inject(PlaybookApi);
  private readonly opened = signal<AuthoredItem | null>(null);
  private readonly written = signal<Written | Standing | null>(null);
  private readonly steps = new UndoSteps();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private saving: Promise<void> = Promise.resolve();

  readonly item = this.opened.asReadonly();
  readonly state = signal<SaveState>('saved');
  /** Why the last thing asked for was not done; null when it was. */
  readonly refusal = signal<AuthoringRefusal | 'unreachable' | null>(null);
  readonly hasFailed = signal(false);
  /** Counts what changed on the server, so that lists are read again. */
  readonly changes = signal(0);
  readonly draft = computed(() => this.opened()?.draft ?? null);
  /** What stands: written here, else drafted, else in force. Null while its text cannot be read. */
  readonly content = computed<unknown>(() => {
    const [written, item] = [this.written(), this.opened()];
    if (written) return 'content' in written ? written.content : null;
    return item?.draft ? item.draft.content : (item?.current?.content ?? null);
  });
  readonly text = computed(() => {
    const [written, item] = [this.written(), this.opened()];
    if (written && 'text' in written) return written.text;
    return item?.draft?.text ?? item?.current?.text ?? '';
  });
  readonly guideline = computed(() => only(this.content(), isGuideline));
  readonly guidelineInForce = computed(() => only(this.opened()?.current?.content, isGuideline));
  readonly script = computed(() => only(this.content(), isScript));
  readonly hasUnsaved = computed(() => this.written() !== null);
  readonly canUndo = this.steps.canUndo;
  readonly canRedo = this.steps.canRedo;
  /** Whether what lay open is not there any more: it was never in force, and its draft was thrown away. */
  readonly isGone = signal(false);
  /** Whether the draft goes on without whoever looks at it: somebody else reviews it, or its hour comes. */
  private readonly isAwaited = computed(() => (this.draft()?.state ?? 'drafted') !== 'drafted');

  constructor() {
    inject(DestroyRef).onDestroy(() => void this.settle());
    effect((onCleanup) => {
      if (!this.isAwaited()) return;
      const timer = setInterval(() => void this.look(), lookEvery);
      onCleanup(() => clearInterval(timer));
    });
  }

  /** Opens a part; what was written in the one before is saved first. */
  async open(part: PartId): Promise<void> {
    await this.settle();
    this.opened.set(null);
    this.written.set(null);
    this.refusal.set(null);
    this.isGone.set(false);
    this.steps.clear();
    this.state.set('saved');
    await this.reload(part);
  }

  /** Reads the part again, without losing what is written here. */
  async reload(part: PartId | null = this.opened()): Promise<void> {
    if (!part) return;
    try {
      this.take(await this.api.item(part));
      this.hasFailed.set(false);
    } catch (error) {
      this.isGone.set(this.opened() !== null && refusalIn(error) === 'playbook/unknown-item');
      this.hasFailed.set(this.opened() === null);
    }
  }

  /** Takes what the reader wrote. What is written before it was saved is one step with it. */
  write(written: Written): void {
    if (this.written() === null) this.steps.keep(this.standing());
    this.put(written);
  }

  /** Writes what stood before the last thing that was written and saved. */
  async undo(): Promise<void> {
    await this.settle();
    if (!this.hasUnsaved()) this.putBack(this.steps.back(this.standing()));
  }

  /** Writes again what was undone. */
  async redo(): Promise<void> {
    await this.settle();
    if (!this.hasUnsaved()) this.putBack(this.steps.forward(this.standing()));
  }

  private standing(): Standing {
    return { text: this.text(), content: this.content() };
  }

  private putBack(standing: Standing | null): void {
    if (standing) this.put(standing);
  }

  private put(written: Written | Standing): void {
    this.written.set(written);
    if (this.state() === 'conflict') return;
    this.state.set('waiting');
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.settle(), restAfterChange);
  }

  /** Saves what is not saved yet, and waits for that. */
  settle(): Promise<void> {
    clearTimeout(this.timer);
    this.saving = this.saving.then(() => this.save());
    return this.saving;
  }

  /** After somebody else saved meanwhile: saves this over it, or drops it for theirs. */
  async resolve(keep: 'mine' | 'theirs'): Promise<void> {
    await this.reload();
    this.state.set('saved');
    this.refusal.set(null);
    if (keep === 'theirs') this.written.set(null);
    else await this.settle();
  }

  /** Does something with the draft once all is saved, and reads the part again. Tells whether it was done. */
  async act(what: (part: PartId, draft: DraftView | null) => Promise<unknown>): Promise<boolean> {
    await this.settle();
    const item = this.opened();
    if (!item || this.written()) return false;
    this.refusal.set(null);
    try {
      await what(item, item.draft);
    } catch (error) {
      this.refusal.set(refusalIn(error) ?? 'unreachable');
    }
    await this.reload();
    this.changes.update((count) => count + 1);
    return this.refusal() === null;
  }

  /** Shows what became of a draft that others have in hand; what was done here meanwhile is newer. */
  private async look(): Promise<void> {
    const item = this.opened();
    if (!item) return;
    const fresh = await this.api.item(item).catch(() => null); // it is looked at again soon
    if (!fresh || this.opened() !== item) return;
    this.take(fresh);
    if (fresh.draft?.state !== item.draft?.state) this.changes.update((count) => count + 1);
  }

  /** What somebody else saved cannot be undone from here. */
  private take(item: AuthoredItem): void {
    if (item.draft?.revision !== this.draft()?.revision) this.steps.clear();
    this.opened.set(item);
  }

  private async save(): Promise<void> {
    const [written, item] = [this.written(), this.opened()];
    if (!written || !item || this.state() === 'conflict') return;
    this.state.set('saving');
    try {
      const draft = await this.api.save(item, saveOf(item, written));
      const isFirst = item.draft === null;
      this.opened.update((now) => (now && isSame(now, item) ? { ...now, draft } : now));
      this.refusal.set(null);
      if (isFirst) this.changes.update((count) => count + 1);
      const isAll = this.written() === written;
      if (isAll) this.written.set(null);
      this.state.set(isAll ? 'saved' : 'waiting');
    } catch (error) {
      const refusal = refusalIn(error);
      this.refusal.set(refusal ?? 'unreachable');
      this.state.set(refusal === 'draft/changed-meanwhile' ? 'conflict' : 'failed');
    }
  }
}

function saveOf({ draft, current }: AuthoredItem, written: Written | Standing): SaveDraft {
  const baseVersion = draft ? draft.baseVersion : (current?.version ?? null);
  const what = 'text' in written ? { text: written.text } : written;
  return { baseVersion, revision: draft?.revision ?? 0, ...what };
}

const isSame = (one: PartId, other: PartId): boolean => one.kind === other.kind && one.id === other.id;

const only = <T extends Guideline | Script>(content: unknown, is: (content: unknown) => content is T): T | null =>
  is(content) ? content : null;
