// What the handler of a worker's fetch is told, and what the worker holds of its answer.
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate({ location: 'https://page.test/a|b?exclude=(file|mailto)' });
worker.onRequest('fetch', ({ headers, rawHeaders }) => {
  const own = rawHeaders.filter(([name]) => /^x-/i.test(name));
  console.log(headers['x-first'], headers['X-First'], JSON.stringify(own));
  return { status: 200, headers: {}, body: 'hello' };
});
console.log(await worker.execute('location.href'));
const text = (init) => `fetch('https://api.test/', ${JSON.stringify(init)}).then((response) => response.text(), ({ name }) => name)`;
console.log(await worker.execute(text({ headers: [['X-First', '1'], ['x-SECOND', '2'], ['x-first', '3']] })));
console.log(await worker.execute(text({ integrity: 'sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCQ=' })));
console.log(await worker.execute(text({ integrity: 'sha256-LPJNul+wow4m6DsqxbninhsWHlwfp0JecwQzYpOLmCR=' })));
console.log(await worker.execute(text({ integrity: 'sha256-AAAA', mode: 'no-cors' })));
await sandbox.shutdown();
