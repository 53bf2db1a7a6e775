// Runs the tests that the runner hands out, each in a worker of its own; a program as any other.
// network-runtime host.js -- <runner URL> <origins that tests may reach> <agents> <tests at a time>
const [runner, reachable, agents, jobs] = Deno.args;
const origins = new Set(reachable.split(' '));
const LAST_WORDS_MS = 2000;
const sandbox = new V8Sandbox({ agents: Number(agents) });

/** Tests may reach the responder and nothing else. www2.localhost and the like are this machine too. */
function checked(url) {
  const target = new URL(url);
  if (target.hostname.endsWith('.localhost')) target.hostname = 'localhost';
  const origin = target.origin === 'null' ? `http://${target.host}` : target.origin.replace(/^ws/, 'http');
  if (!origins.has(origin)) throw new TypeError(`no tests at ${url}`);
  return target.href;
}

async function carryFetch({ url, method, rawHeaders: headers, body, redirect, referrerPolicy }, { signal }) {
  const response = await fetch(checked(url), { method, headers, body, redirect, referrerPolicy, signal });
  return {
    status: response.status,
    statusText: response.statusText,
    headers: [...response.headers],
    url: response.redirected ? response.url : url,
    redirected: response.redirected,
    body: response.body,
  };
}

/** Carries the worker's sockets: what it says goes out, what comes goes to it. */
function carrySockets(worker) {
  const sockets = new Map();
  const tell = (conn_id, event_type, data) => {
    if (!worker.destroyed) worker.send('__ws_event', { conn_id, event_type, data });
  };
  worker.on('ws.open', ({ conn_id, url, protocols, origin }) => {
    let socket;
    try {
      socket = new WebSocket(checked(url), { protocols, headers: { origin } });
    } catch (error) {
      tell(conn_id, 'error', { message: error.message });
      return;
    }
    socket.binaryType = 'arraybuffer';
    sockets.set(conn_id, socket);
    socket.onopen = () => tell(conn_id, 'open', { protocol: socket.protocol });
    socket.onmessage = ({ data }) => tell(conn_id, 'message', data);
    socket.onclose = ({ code, reason, wasClean }) => {
      sockets.delete(conn_id);
      tell(conn_id, 'close', { code, reason, wasClean });
    };
  });
  worker.on('ws.send', ({ conn_id, data }) => sockets.get(conn_id)?.send(data));
  worker.on('ws.close', ({ conn_id, code, reason }) => sockets.get(conn_id)?.close(code, reason));
  return () => { for (const socket of sockets.values()) socket.close(); };
}

/** What the harness said of the file: 0 fine, 1 error, 2 timeout, 3 a precondition that rules it out. */
const statusOf = (number) => ['OK', 'ERROR', 'TIMEOUT', 'OK'][number] ?? 'ERROR';

async function run({ url, name, code, milliseconds }) {
  const start = performance.now();
  const subtests = [];
  const { promise, resolve } = Promise.withResolvers();
  const worker = await sandbox.createIsolate({ location: url });
  const closeSockets = carrySockets(worker);
  // Strings that hold JSON: it must not matter what a test did to the serialisation.
  worker.on('wpt.results', (text) => subtests.push(...JSON.parse(text)));
  worker.on('wpt.done', (text) => {
    const [status, message] = JSON.parse(text);
    resolve({ status: statusOf(status), message });
  });
  worker.onRequest('fetch', carryFetch);
  worker.onSystem('terminated', ({ reason, limit, measured, stderrTail }) => resolve({
    status: 'CRASH', message: `${reason}: ${measured} of ${limit}; ${stderrTail ?? ''}`,
  }));
  const tell = (script) => worker.destroyed || worker.execute(script).catch((error) => {
    if (!worker.destroyed) resolve({ status: 'ERROR', message: error.message });
  });
  // The file threw: the harness tells what it had until then.
  worker.execute(code, { filename: name }).catch((error) => tell(`wptSetup.fail(${JSON.stringify(error.message)})`));
  const timers = [
    setTimeout(() => tell('timeout()'), milliseconds),
    setTimeout(() => resolve({ status: 'TIMEOUT', message: 'the worker did not answer' }), milliseconds + LAST_WORDS_MS),
  ];
  const end = await promise;
  timers.forEach(clearTimeout);
  closeSockets();
  if (!worker.destroyed) worker.destroy();
  return { name, ...end, subtests, milliseconds: Math.round(performance.now() - start) };
}

async function lane() {
  for (;;) {
    const next = await fetch(`${runner}next`);
    if (next.status === 204) return;
    const test = await next.json();
    let result;
    try {
      result = await run(test);
    } catch (error) {
      result = { name: test.name, status: 'CRASH', message: String(error), subtests: [], milliseconds: 0 };
    }
    await (await fetch(`${runner}result`, { method: 'POST', body: JSON.stringify(result) })).text();
  }
}

await Promise.all(Array.from({ length: Number(jobs) }, lane));
await sandbox.shutdown();
