import { isLive, type Interaction } from '@aliado/domain';
import type { OtherContact } from './standing.ts';

/** Who is being talked to right now, by contact. Bounded by the contacts that are live. */
export class LiveCustomers {
  private readonly live = new Map<string, OtherContact & { readonly customerId: string }>();

  /** Takes note of a contact as it stands after an entry. */
  see(interactionId: string, state: Interaction): void {
    const { customerId } = state.customer;
    if (customerId === null || !isLive(state)) this.live.delete(interactionId);
    else this.live.set(interactionId, { interactionId, customerId, matter: state.matter });
  }

  /** Contacts of the same customer besides this one. */
  othersOf(interactionId: string, { customer: { customerId } }: Interaction): readonly OtherContact[] {
    if (customerId === null) return [];
    return [...this.live.values()]
      .filter((one) => one.customerId === customerId && one.interactionId !== interactionId)
      .map(({ interactionId: id, matter }) => ({ interactionId: id, matter }));
  }
}
