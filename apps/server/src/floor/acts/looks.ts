import type { LiveSocket } from '../../live/live-door.ts';

/** A look that goes on. */
export interface OpenLook {
  readonly interactionId: string;
  readonly lookId: string;
}

/** The looks that each console has open: they end with it. */
export class Looks {
  private readonly open = new Map<LiveSocket, Map<string, OpenLook>>();

  began(socket: LiveSocket, look: OpenLook): void {
    const looks = this.open.get(socket) ?? new Map<string, OpenLook>();
    looks.set(look.lookId, look);
    this.open.set(socket, looks);
  }

  ended(socket: LiveSocket, lookId: string): void {
    const looks = this.open.get(socket);
    looks?.delete(lookId);
    if (looks?.size === 0) this.open.delete(socket);
  }

  /** All that a console leaves open, which it has not any more. */
  left(socket: LiveSocket): readonly OpenLook[] {
    const looks = [...(this.open.get(socket)?.values() ?? [])];
    this.open.delete(socket);
    return looks;
  }
}
