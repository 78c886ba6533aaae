import type { Interaction } from '@aliado/domain';
import { connectConsole, readAgent, readInteraction, signIn } from './clients.ts';
import type { Product } from './product.ts';

/** The contact that an agent has, as its log tells it. @throws Error while they have none. */
export async function contactInHand({ url, password }: Product, agentId: string): Promise<Interaction> {
  const socket = await connectConsole(url, await signIn(url, agentId, password));
  try {
    const [work] = (await readAgent(socket, agentId)).work;
    if (!work) throw new Error(`${agentId} has no contact`);
    return await readInteraction(socket, work.interactionId);
  } finally {
    socket.disconnect();
  }
}
