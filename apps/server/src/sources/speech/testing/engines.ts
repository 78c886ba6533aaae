import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { WebSocketServer, type WebSocket } from 'ws';
import { Ear, textOf, type EarWord } from './spoken-words.ts';

/** An engine on this machine. */
export interface Engine {
  readonly url: string;
  /** Requests as they came in, oldest first. */
  readonly requests: IncomingMessage[];
  /** Texts that it was sent, oldest first. */
  readonly told: string[];
  readonly sockets: Set<WebSocket>;
  /** Bytes of audio that it was sent. */
  heard(): number;
  close(): Promise<void>;
}

/** How one protocol answers. */
export interface Answers {
  audio(pcm: Buffer): readonly string[];
  text(message: string): { readonly answers: readonly string[]; readonly isOver: boolean };
}

/** Starts a WebSocket server that answers in a protocol. */
export async function startEngine(answers: (ear: Ear) => Answers): Promise<Engine> {
  const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
  await once(server, 'listening');
  const requests: IncomingMessage[] = [];
  const told: string[] = [];
  let heard = 0;
  server.on('connection', (socket, request) => {
    requests.push(request);
    const protocol = answers(new Ear());
    socket.on('error', () => socket.terminate());
    socket.on('message', (data, isBinary) => {
      if (!Buffer.isBuffer(data)) return;
      if (isBinary) {
        heard += data.length;
        protocol.audio(data).forEach((answer) => socket.send(answer));
        return;
      }
      told.push(data.toString());
      const { answers: last, isOver } = protocol.text(data.toString());
      last.forEach((answer) => socket.send(answer));
      if (isOver) socket.close(1_000);
    });
  });
  return {
    url: `ws://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ...{ requests, told, sockets: server.clients },
    heard: () => heard,
    async close() {
      for (const socket of server.clients) socket.terminate();
      await new Promise((done) => server.close(done));
    },
  };
}

/** Answers as vosk-server does: to every piece of audio, and once more at the end. */
export const vosk = (ear: Ear): Answers => {
  const result = (words: readonly EarWord[]) =>
    JSON.stringify({ result: words.map((word) => ({ conf: 0.9, ...word })), text: textOf(words) });
  return {
    audio(pcm) {
      const ended = ear.hear(pcm);
      return [ended ? result(ended) : JSON.stringify({ partial: textOf(ear.soFar) })];
    },
    text: (message) =>
      message === '{"eof" : 1}' ? { answers: [result(ear.finish())], isOver: true } : { answers: [], isOver: false },
  };
};

/** Answers as Deepgram does: a sentence in final pieces of two words, and `speech_final` at the pause. */
export const deepgram = (ear: Ear): Answers => {
  let given = 0;
  const results = (words: readonly EarWord[], isFinal: boolean, isOver: boolean) =>
    JSON.stringify({
      ...{ type: 'Results', channel_index: [0, 1], is_final: isFinal, speech_final: isOver },
      start: words[0]?.start ?? ear.seconds,
      duration: (words.at(-1)?.end ?? ear.seconds) - (words[0]?.start ?? ear.seconds),
      channel: { alternatives: [{ transcript: textOf(words), confidence: 0.8, words }] },
    });
  const rest = (words: readonly EarWord[]) => {
    const fresh = words.slice(given);
    given = 0;
    return results(fresh, true, true);
  };
  return {
    audio(pcm) {
      const ended = ear.hear(pcm);
      if (ended) return [rest(ended)];
      const fresh = ear.soFar.slice(given);
      if (fresh.length === 0) return [];
      if (fresh.length === 2) given += 2;
      return [results(fresh, fresh.length === 2, false)];
    },
    text(message) {
      if (message !== '{"type":"CloseStream"}') return { answers: [], isOver: false };
      const metadata = JSON.stringify({ type: 'Metadata', request_id: 'r', duration: ear.seconds, channels: 1 });
      return { answers: [rest(ear.finish()), metadata], isOver: true };
    },
  };
};

/** Starts an HTTP server that answers as the one of whisper.cpp does; `failing` answers are errors first. */
export async function startWhisper(failing = 0): Promise<{ url: string; forms: FormData[]; close(): Promise<void> }> {
  const forms: FormData[] = [];
  let toFail = failing;
  const server = createServer((request, response) => {
    void (async () => {
      const pieces: Buffer[] = [];
      for await (const piece of request) pieces.push(piece as Buffer);
      const headers = { 'content-type': request.headers['content-type'] ?? '' };
      const form = await new Response(Buffer.concat(pieces), { headers }).formData();
      forms.push(form);
      const file = form.get('file');
      const wave = file instanceof Blob ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(44);
      const ear = new Ear();
      const words = ear.hear(wave.subarray(44)) ?? ear.finish();
      response.statusCode = toFail-- > 0 ? 500 : 200;
      response.end(JSON.stringify({ text: ` ${textOf(words)} [BLANK_AUDIO]\n` }));
    })();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/inference`,
    forms,
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
