import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';

/** A request as a language model got it. */
export interface ModelRequest {
  readonly path: string;
  readonly authorization: string | null;
  readonly body: {
    readonly model: string;
    readonly stream: boolean;
    readonly messages: readonly { readonly role: string; readonly content: string }[];
  };
}

/** What a server does with a request. */
export type Manner = (request: ModelRequest, response: ServerResponse) => Promise<void> | void;

/** A server that speaks the protocol of language models over real HTTP, as well or as badly as it is told to. */
export class ModelServer {
  readonly requests: ModelRequest[] = [];
  /** How many requests were broken off by who asked. */
  brokenOff = 0;
  manner: Manner = (_, response) => void response.writeHead(404).end();
  private readonly server = createServer((request, response) => void this.take(request, response));

  /** Its base address. */
  async start(): Promise<string> {
    await new Promise<void>((ready) => this.server.listen(0, '127.0.0.1', ready));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/v1`;
  }

  stop(): void {
    this.server.closeAllConnections();
    this.server.close();
  }

  private async take(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = JSON.parse(await text(request)) as ModelRequest['body'];
    const taken = { path: request.url ?? '', authorization: request.headers.authorization ?? null, body };
    this.requests.push(taken);
    response.on('close', () => {
      if (!response.writableFinished) this.brokenOff++;
    });
    await this.manner(taken, response);
  }
}

/** Streams words as servers of the protocol do, a few characters a piece. */
export async function stream(response: ServerResponse, words: string, pieceMs = 0): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  const send = (choice: object) =>
    response.write(`data: ${JSON.stringify({ choices: [{ index: 0, ...choice }] })}\n\n`);
  send({ delta: { role: 'assistant', content: '' }, finish_reason: null });
  for (const content of words.match(/[^]{1,12}/gu) ?? []) {
    send({ delta: { content }, finish_reason: null });
    if (pieceMs > 0) await pause(pieceMs);
  }
  send({ delta: {}, finish_reason: 'stop' });
  response.end('data: [DONE]\n\n');
}
