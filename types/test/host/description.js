// The examples of the project's description, as they stand there, in strict mode.

const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();

// Host listens for worker messages
worker.on('result', (data) => {
  console.log('Result:', data);
});

// Set up worker's event handlers FIRST
worker.execute(`
  NETWORK.on('compute', (data) => {
    NETWORK.send('result', { answer: data.x + data.y });
  });
`);

// Then send messages
worker.send('compute', { x: 10, y: 5 });

worker.onRequest('readFile', async ({ path }) => {
  const content = await Deno.readTextFile(path);
  return { content };
});

worker.onRequest('fetch', async ({ url, method, headers, body }) => {
  // Validate URL
  const allowedDomains = ['api.example.com'];
  const parsed = new URL(url);

  if (!allowedDomains.includes(parsed.hostname)) {
    throw new Error('Domain not allowed');
  }

  const response = await fetch(url, { method, headers, body });
  return {
    ok: response.ok,
    status: response.status,
    headers: Object.fromEntries(response.headers),
    body: await response.text()
  };
});

const workers = await Promise.all([
  sandbox.createIsolate(),
  sandbox.createIsolate(),
  sandbox.createIsolate()
]);

workers.forEach((worker, i) => {
  worker.on('done', (result) => {
    console.log(`Worker ${i}:`, result);
  });
});

// Distribute tasks
workers.forEach((worker, i) => {
  worker.send('task', { id: i, data: '...' });
});

// Clean up
worker.destroy();
sandbox.shutdown();
