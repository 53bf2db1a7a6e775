// TLS both ways with a certificate that the program has just made: the client trusts it, and nobody else does.
import { selfSigned } from './lib/certificate.js';

const { cert, key } = await selfSigned('localhost');
const listener = Deno.listenTls({ hostname: '127.0.0.1', port: 0, cert, key, alpnProtocols: ['shout/1'] });
const serving = (async () => {
  for await (const conn of listener) {
    const shout = new TransformStream({ transform: (text, controller) => controller.enqueue(text.toUpperCase()) });
    conn.readable.pipeThrough(new TextDecoderStream()).pipeThrough(shout).pipeThrough(new TextEncoderStream())
      .pipeTo(conn.writable).catch(() => {});
  }
})();
const { port } = listener.addr;

const conn = await Deno.connectTls({ hostname: 'localhost', port, caCerts: [cert], alpnProtocols: ['shout/1'] });
console.log('protocol:', (await conn.handshake()).alpnProtocol);
await conn.write(new TextEncoder().encode('hello over TLS'));
await conn.closeWrite();
console.log(await new Response(conn.readable).text());

const plain = await Deno.connect({ hostname: 'localhost', port });
const upgraded = await Deno.startTls(plain, { hostname: 'localhost', caCerts: [cert] });
await upgraded.write(new TextEncoder().encode('upgraded'));
const buffer = new Uint8Array(100);
console.log(new TextDecoder().decode(buffer.subarray(0, await upgraded.read(buffer) ?? 0)));
upgraded.close();

try {
  const stranger = await Deno.connectTls({ hostname: 'localhost', port });
  await stranger.handshake();
} catch (error) {
  console.log(`refused without the certificate: ${error.name}: ${error.message}`);
}
listener.close();
await serving;
