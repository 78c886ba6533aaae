// A bare Socket.IO server: rooms and a broadcast, nothing else. What the product is compared with.
import { createServer } from 'node:http';
import { Server } from 'socket.io';

const http = createServer();
const server = new Server(http, { transports: ['websocket'], serveClient: false, perMessageDeflate: false });
server.on('connection', (socket) => {
  socket.on('watch', (room, reply) => {
    void socket.join(room);
    reply(true);
  });
  socket.on('publish', (events, reply) => {
    for (const { room, event } of events) server.to(room).emit('recorded', event);
    reply(true);
  });
});
http.listen(0, '127.0.0.1', () => console.log(`listening ${http.address().port}`));
