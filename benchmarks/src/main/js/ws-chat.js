// Messages of a chat delivered per second, each to all guests: guests, lines of each, rounds. Runs on Deno too.
const [guests, lines, rounds] = Deno.args.map(Number);
const room = new Set();
const server = Deno.serve({ hostname: '127.0.0.1', port: 0, onListen() {} }, (request) => {
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onopen = () => room.add(socket);
  socket.onmessage = ({ data }) => { for (const other of room) other.send(data); };
  socket.onclose = () => room.delete(socket);
  return response;
});

class Guest {
  heard = 0;
  socket = new WebSocket(`ws://127.0.0.1:${server.addr.port}/`);
  opened = new Promise((resolve) => { this.socket.onopen = resolve; });

  hears(count) {
    return new Promise((resolve) => {
      const goal = this.heard + count;
      this.socket.onmessage = () => { if (++this.heard === goal) resolve(undefined); };
    });
  }
}

const everybody = Array.from({ length: guests }, () => new Guest());
await Promise.all(everybody.map(({ opened }) => opened));
while (room.size < guests) await new Promise((resolve) => setTimeout(resolve, 1));
for (let round = 0; round < rounds; round++) {
  const start = performance.now();
  const heard = everybody.map((guest) => guest.hears(guests * lines));
  for (let line = 0; line < lines; line++) for (const { socket } of everybody) socket.send(`somebody says line ${line}`);
  await Promise.all(heard);
  console.log(guests * guests * lines / (performance.now() - start) * 1000);
}
for (const { socket } of everybody) socket.close(1000);
await server.shutdown();
