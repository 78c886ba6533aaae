// A bare WebSocket server: rooms as sets, one send each, the frame's text made once. What the product is compared with.
import { WebSocketServer } from 'ws';

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
const rooms = new Map();
server.on('connection', (socket) => {
  socket.on('message', (data) => {
    const message = JSON.parse(data.toString());
    if (message.watch) {
      rooms.set(message.watch, (rooms.get(message.watch) ?? new Set()).add(socket));
    } else {
      for (const { room, event } of message.publish) {
        const text = JSON.stringify(event);
        for (const member of rooms.get(room) ?? []) member.send(text);
      }
    }
    socket.send(JSON.stringify({ reply: message.id }));
  });
});
server.on('listening', () => console.log(`listening ${server.address().port}`));
