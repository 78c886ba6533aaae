// A bare HTTP server: reads the body, parses it, counts. What the product's door for events is compared with.
import { createServer } from 'node:http';

const server = createServer((request, response) => {
  const parts = [];
  request.on('data', (part) => parts.push(part));
  request.on('end', () => {
    const events = JSON.parse(Buffer.concat(parts).toString());
    response.writeHead(202, { 'content-type': 'application/json' }).end(JSON.stringify({ taken: events.length }));
  });
});
server.listen(0, '127.0.0.1', () => console.log(`listening ${server.address().port}`));
