import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo, Socket as NetSocket } from 'node:net';
import { jest } from '@jest/globals';
import type { Server, Socket } from 'socket.io';
import { io, type Socket as Client } from 'socket.io-client';
import { SocketAdapter } from './socket-adapter.ts';

let http: HttpServer;
let server: Server;
let client: Client;

beforeAll(async () => {
  http = createServer();
  server = new SocketAdapter(http as never, { publicUrl: null }).createIOServer(0);
  await new Promise<void>((listening) => http.listen(0, '127.0.0.1', listening));
});
afterAll(async () => {
  client?.close();
  await server?.close();
});

describe('messages to one console', () => {
  it('that go out in one go are one write, and come in their order', async () => {
    const connected = new Promise<Socket>((come) => server.once('connection', come));
    const { port } = http.address() as AddressInfo;
    client = io(`http://127.0.0.1:${port}`, { transports: ['websocket'] });
    const socket = await connected;
    const heard: number[] = [];
    const all = new Promise<void>((done) => client.on('n', (n: number) => heard.push(n) === 20 && done()));
    const raw = socket.conn.request.socket as NetSocket & { _writev: unknown };
    const writes = jest.spyOn(raw as { _writev: () => void }, '_writev');
    for (let n = 0; n < 20; n++) socket.emit('n', n);
    await all;
    expect(heard).toEqual(Array.from({ length: 20 }, (_, n) => n));
    expect(writes.mock.calls.length).toBeLessThanOrEqual(2); // the first goes at once, what is told meanwhile behind it
  });
});
