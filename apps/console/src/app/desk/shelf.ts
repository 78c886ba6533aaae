import { computed, inject, Service, signal } from '@angular/core';
import { Desk } from './desk.ts';

/** Which article lies open beside which contact. */
@Service()
export class Shelf {
  private readonly desk = inject(Desk);
  private readonly byContact = signal<ReadonlyMap<string, string>>(new Map());

  /** The article open beside the contact on the screen; null for none. */
  readonly openId = computed(() => this.byContact().get(this.desk.selectedId() ?? '') ?? null);

  /** Opens an article beside the contact on the screen; null puts it back. */
  open(articleId: string | null): void {
    const contactId = this.desk.selectedId() ?? '';
    this.byContact.update((all) => {
      const next = new Map(all);
      if (articleId === null) next.delete(contactId);
      else next.set(contactId, articleId);
      return next;
    });
  }
}
