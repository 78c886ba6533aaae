import { inject, Service, signal } from '@angular/core';
import { Kept } from '../live/kept.ts';
import { Session } from '../session/session.ts';

/** What was typed and not yet sent, by contact and field. It outlives a change of contact, a reload and a lost session. */
@Service()
export class Drafts {
  private readonly kept = inject(Kept);
  private readonly account = inject(Session).view;
  private readonly all = signal(this.read());

  /** The draft of a field; empty when there is none. */
  text(interactionId: string, field: string): string {
    return this.all().get(`${interactionId}.${field}`) ?? '';
  }

  /** Keeps what was typed; empty text forgets it. */
  write(interactionId: string, field: string, text: string): void {
    const id = `${interactionId}.${field}`;
    this.all.update((all) => new Map(all).set(id, text));
    this.kept.put(this.account()?.account.id ?? '-', 'draft', id, text === '' ? null : text);
  }

  /** Forgets every draft of a contact. */
  forget(interactionId: string): void {
    for (const id of this.all().keys()) {
      const [contact = '', field = ''] = id.split(/\.(?=[^.]*$)/);
      if (contact === interactionId) this.write(interactionId, field, '');
    }
  }

  private read(): ReadonlyMap<string, string> {
    const kept = this.kept.all(this.account()?.account.id ?? '-', 'draft');
    return new Map([...kept].map(([id, text]) => [id, String(text)]));
  }
}
