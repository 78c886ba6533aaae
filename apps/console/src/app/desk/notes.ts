import { inject, Service } from '@angular/core';
import type { DurationMs } from '@aliado/domain';
import { noteLimit } from '@aliado/domain';
import { Outbox } from '../live/outbox.ts';
import { Session } from '../session/session.ts';
import { Drafts } from './drafts.ts';

const writeAfter: DurationMs = 900;

/**
 * The note of each contact: one text that grows. Every keystroke is kept in this browser; the log has it when the writer
 * pauses. A second tab of the same agent goes on with what the log has.
 */
@Service()
export class Notes {
  private readonly outbox = inject(Outbox);
  private readonly drafts = inject(Drafts);
  private readonly session = inject(Session);
  private readonly pauses = new Map<string, ReturnType<typeof setTimeout>>();

  /** One note a contact and agent, so that a repeat overwrites and never adds. */
  noteId(interactionId: string): string {
    return `${interactionId}.${this.session.view()?.account.id ?? ''}`;
  }

  /** What was typed and is not in the log yet; null when there is nothing. */
  draft(interactionId: string): string | null {
    return this.drafts.text(interactionId, 'note') || null;
  }

  /** Takes what was typed. */
  write(interactionId: string, text: string): void {
    this.drafts.write(interactionId, 'note', text);
    clearTimeout(this.pauses.get(interactionId));
    this.pauses.set(
      interactionId,
      setTimeout(() => this.send(interactionId), writeAfter),
    );
  }

  /** Takes up what a reload left unsent. */
  resume(interactionId: string): void {
    const left = this.draft(interactionId);
    if (left !== null && !this.pauses.has(interactionId)) this.write(interactionId, left);
  }

  /** Sends at once what the pause would send, as when a contact is closed. */
  send(interactionId: string): void {
    clearTimeout(this.pauses.get(interactionId));
    if (!this.pauses.delete(interactionId)) return;
    const text = this.drafts.text(interactionId, 'note');
    if (text.length > noteLimit) return; // the line says so; it stays a draft until it is shorter
    this.outbox.submit(interactionId, { type: 'WriteNote', noteId: this.noteId(interactionId), text });
    this.drafts.write(interactionId, 'note', '');
  }
}
