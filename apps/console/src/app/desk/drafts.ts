import { computed, inject, linkedSignal, Service } from '@angular/core';
import { Kept } from '../live/kept.ts';
import { Session } from '../session/session.ts';

/** What was typed and not yet sent, by contact and field. It outlives a change of contact, a reload and a lost session. */
@Service()
export class Drafts {
  private readonly kept = inject(Kept);
  private readonly session = inject(Session);
  private readonly accountId = computed(() => this.session.view()?.account.id ?? '-');
  private readonly all = linkedSignal(() => this.read(this.accountId()));

  /** The draft of a field; empty when there is none. */
  text(interactionId: string, field: string): string {
    return this.all().get(`${interactionId}.${field}`) ?? '';
  }

  /** Keeps what was typed; empty text forgets it. */
  write(interactionId: string, field: string, text: string): void {
    const id = `${interactionId}.${field}`;
    this.all.update((all) => new Map(all).set(id, text));
    this.kept.put(this.accountId(), 'draft', id, text === '' ? null : text);
  }

  /** Forgets every draft of a contact. */
  forget(interactionId: string): void {
    for (const id of this.all().keys()) {
      const [contact = '', field = ''] = id.split(/\.(?=[^.]*$)/);
      if (contact === interactionId) this.write(interactionId, field, '');
    }
  }

  private read(accountId: string): ReadonlyMap<string, string> {
    return new Map([...this.kept.all(accountId, 'draft')].map(([id, text]) => [id, String(text)]));
  }
}
