// H09 long names and URLs aimed at the host's own patterns
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate({ cpuLimitMs: 10_000 });
const start = performance.now();
const results = await worker.execute(`
  const attempt = (run) => Promise.resolve().then(run).then(() => 'none', (error) => error.name);
  Promise.all([
    attempt(() => NETWORK.send('a'.repeat(257))),
    attempt(() => NETWORK.request('\u{1f480}'.repeat(65))),
    attempt(() => NETWORK.on('a'.repeat(1 << 20), () => {})),
    attempt(() => fetch('http://' + 'a.'.repeat(1e5) + '/')),
    attempt(() => fetch('http://host/' + '%'.repeat(1e6) + '\\n'.repeat(1e5))),
    attempt(() => new WebSocket('ws://' + '[:'.repeat(1e5))),
    attempt(() => fetch('http://host/', { headers: { ['x'.repeat(1e6) + ' ']: 'y' } })),
  ])
`);
if (results.slice(0, 3).join() !== 'TypeError,TypeError,TypeError') throw new Error(`names: ${results}`);
if (results.slice(3).some((name) => name === 'none')) throw new Error(`URLs: ${results}`);
if (performance.now() - start > 10_000) throw new Error('patterns take too long');
await sandbox.shutdown();
