import { inject, Service } from '@angular/core';
import type { DurationMs } from '@aliado/domain';
import { noteLimit } from '@aliado/domain';
import { Outbox } from '../live/outbox.ts';
import { Drafts } from './drafts.ts';

const writeAfter: DurationMs = 900;

/**
 * The note in hand of each contact. Every keystroke is kept in this browser; the log has it when the writer pauses, under
 * one id until the note is finished, so that a repeat overwrites and never adds.
 */
@Service()
export class Notes {
  private readonly outbox = inject(Outbox);
  private readonly drafts = inject(Drafts);
  private readonly pauses = new Map<string, ReturnType<typeof setTimeout>>();

  /** The id of the note in hand; empty before its first letter. */
  noteId(interactionId: string): string {
    return this.drafts.text(interactionId, 'note-id');
  }

  /** What was typed and is not on its way to the log yet; null when there is nothing. */
  draft(interactionId: string): string | null {
    return this.drafts.text(interactionId, 'note') || null;
  }

  /** Takes what was typed. */
  write(interactionId: string, text: string): void {
    if (!this.noteId(interactionId)) this.drafts.write(interactionId, 'note-id', crypto.randomUUID());
    this.drafts.write(interactionId, 'note', text);
    clearTimeout(this.pauses.get(interactionId));
    this.pauses.set(
      interactionId,
      setTimeout(() => this.send(interactionId), writeAfter),
    );
  }

  /** Takes a finished note; the next one gets an id of its own. */
  finish(interactionId: string, text: string): void {
    this.write(interactionId, text);
    this.send(interactionId);
    this.drafts.write(interactionId, 'note-id', '');
  }

  /** Takes up what a reload left unsent. */
  resume(interactionId: string): void {
    const left = this.draft(interactionId);
    if (left !== null && !this.pauses.has(interactionId)) this.write(interactionId, left);
  }

  private send(interactionId: string): void {
    clearTimeout(this.pauses.get(interactionId));
    this.pauses.delete(interactionId);
    const text = this.drafts.text(interactionId, 'note');
    if (text.length > noteLimit) return; // the line says so; it stays a draft until it is shorter
    this.outbox.submit(interactionId, { type: 'WriteNote', noteId: this.noteId(interactionId), text });
    this.drafts.write(interactionId, 'note', '');
  }
}
