// A chat over WebSockets: what one says, all in the room hear. Arguments: guests (5), lines of each (4).
const guests = Number(Deno.args[0] ?? 5);
const lines = Number(Deno.args[1] ?? 4);

const room = new Set();
const server = Deno.serve({ hostname: '127.0.0.1', port: 0, onListen() {} }, (request) => {
  const { socket, response } = Deno.upgradeWebSocket(request);
  socket.onopen = () => room.add(socket);
  socket.onmessage = ({ data }) => { for (const other of room) other.send(data); };
  socket.onclose = () => room.delete(socket);
  return response;
});

class Guest {
  heard = [];

  constructor(name) {
    this.name = name;
    this.socket = new WebSocket(`ws://127.0.0.1:${server.addr.port}/`);
    this.opened = new Promise((resolve, reject) => { this.socket.onopen = resolve; this.socket.onerror = reject; });
    this.closed = new Promise((resolve) => { this.socket.onclose = resolve; });
    this.heardAll = new Promise((resolve) => {
      this.socket.onmessage = ({ data }) => {
        this.heard.push(data);
        if (this.heard.length === guests * lines) resolve(undefined);
      };
    });
  }

  say(text) {
    this.socket.send(`${this.name}: ${text}`);
  }
}

const everybody = Array.from({ length: guests }, (_, number) => new Guest(`guest ${number}`));
await Promise.all(everybody.map((guest) => guest.opened));
while (room.size < guests) await new Promise((resolve) => setTimeout(resolve, 1));

const started = performance.now();
for (let line = 0; line < lines; line++) {
  for (const guest of everybody) guest.say(`line ${line}`);
}
await Promise.all(everybody.map((guest) => guest.heardAll));
const seconds = (performance.now() - started) / 1000;

const same = everybody.every(({ heard }) => heard.join() === everybody[0].heard.join());
console.log(`${guests} guests said ${lines} lines each; all heard ${everybody[0].heard.length}, in the same order: ${same}`);
for (const guest of everybody) guest.socket.close(1000, 'good night');
const codes = (await Promise.all(everybody.map((guest) => guest.closed))).map(({ code }) => code);
console.log('left with', [...new Set(codes)]);
await server.shutdown();
if (Deno.args.length > 0) console.log(`${Math.round(guests * guests * lines / seconds)} deliveries a second`);
