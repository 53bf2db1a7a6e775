// A WebSocket server and its client, as on https://docs.deno.com/examples/http_server_websocket/
const server = Deno.serve({ port: 0, hostname: '127.0.0.1', onListen() {} }, (request) => {
  if (request.headers.get('upgrade') !== 'websocket') return new Response(null, { status: 426 });
  const { socket, response } = Deno.upgradeWebSocket(request, { protocol: 'chat' });
  socket.addEventListener('open', () => console.log('a client connected!'));
  socket.addEventListener('message', (event) => {
    if (event.data === 'ping') socket.send('pong');
    else if (event.data === 'bye') socket.close(1000, 'see you');
    else socket.send(event.data);
  });
  return response;
});

const plain = await fetch(`http://127.0.0.1:${server.addr.port}/`);
console.log(plain.status);

const socket = new WebSocket(`ws://127.0.0.1:${server.addr.port}/`, ['other', 'chat']);
socket.binaryType = 'arraybuffer';
await new Promise((resolve) => socket.addEventListener('open', resolve, { once: true }));
const next = () => new Promise((resolve) => socket.addEventListener('message', (event) => resolve(event.data), { once: true }));
socket.send('ping');
console.log(await next(), socket.protocol, socket.readyState === WebSocket.OPEN);
socket.send(new Uint8Array([1, 2, 3]));
console.log(new Uint8Array(await next()));
const closed = new Promise((resolve) => socket.addEventListener('close', resolve, { once: true }));
socket.send('bye');
const { code, reason, wasClean } = await closed;
console.log(code, reason, wasClean);
await server.shutdown();
