import { liveNamespace, type AuthorityOutcome } from '@aliado/domain';
import { ConnectedSocket, MessageBody, SubscribeMessage, WebSocketGateway } from '@nestjs/websockets';
import { LiveDoor, type LiveSocket } from '../live/live-door.ts';
import { AuthorityDesk } from './authority-desk.ts';

/** Carries what agents ask about authority to the desk that decides it. Decides nothing. */
@WebSocketGateway({ namespace: liveNamespace })
export class AuthorityGateway {
  constructor(
    private readonly desk: AuthorityDesk,
    private readonly door: LiveDoor,
  ) {}

  @SubscribeMessage('authority')
  authority(@ConnectedSocket() socket: LiveSocket, @MessageBody() body: unknown): Promise<AuthorityOutcome> {
    return this.door.pass(socket, 'authority', body, (request, principal) => this.desk.answer(request, principal));
  }
}
