// E05: neither texts nor call sites of stacks show a function, a file or a line of the platform.
(async () => {
  const found = [];
  const inside = /internal:|worker\.js|\.snapshot|file:|\/(?:home|usr|opt|var|tmp|root|work)\//;
  const errors = [];
  const caught = (body) => { try { body(); } catch (error) { errors.push(error); } };
  const noteText = (error) => { if (inside.test(String(error?.stack))) found.push(`a stack: ${String(error.stack).slice(0, 300)}`); };
  const exercise = async () => {
    caught(() => { throw new Error('own'); });
    caught(() => NETWORK.send(Symbol('s'), 1));
    caught(() => NETWORK.send('e', () => {}));
    caught(() => NETWORK.on('e', 5));
    caught(() => new URL('::'));
    caught(() => atob('*'));
    caught(() => structuredClone(() => {}));
    caught(() => new TextDecoder('none'));
    caught(() => crypto.getRandomValues(new Uint8Array(70_000)));
    caught(() => new Blob(5));
    caught(() => structuredClone({ get a() { throw new Error('from a getter'); } }));
    caught(() => new EventTarget().dispatchEvent(5));
    caught(() => new ReadableStream({ start() { throw new Error('from start'); } }));
    for (const promise of [NETWORK.request('no such method'), NETWORK.request('e', () => {}), crypto.subtle.digest('MD0', new Uint8Array(1)),
      fetch('bad://'), new Response('{').json(), NETWORK.request('late', 1, { timeoutMs: 1 }),
      new Response(new ReadableStream({ pull() { throw new Error('from pull'); } })).text()]) {
      try { await promise; } catch (error) { errors.push(error); }
    }
    await new Promise((resolve) => { setTimeout(() => { errors.push(new Error('in a timer')); resolve(); }); });
    await new Promise((resolve) => { queueMicrotask(() => { errors.push(new Error('in a microtask')); resolve(); }); });
    const target = new EventTarget();
    target.addEventListener('x', () => errors.push(new Error('in a listener')));
    target.dispatchEvent(new Event('x'));
    caught(() => [3, 1].sort(() => { throw new Error('in a comparator'); }));
    structuredClone({ get a() { errors.push(new Error('in a getter')); return 1; } });
    caught(() => NETWORK.send('e', { toJSON() { errors.push(new Error('in toJSON')); return 1; } }));
    NETWORK.send('e', { get a() { errors.push(new Error('in a getter of a message')); return 1; } });
  };
  await exercise();
  errors.forEach(noteText);
  if (errors.length < 20) found.push(`only ${errors.length} errors`);

  errors.length = 0;
  let sites = 0;
  Error.prepareStackTrace = (error, frames) => {
    for (const frame of frames) {
      sites++;
      const fn = frame.getFunction();
      if (typeof fn === 'function' && inside.test(`${frame.getFileName()} ${frame.getScriptNameOrSourceURL()}`)) found.push(`function ${fn.name}`);
      const self = frame.getThis();
      if (self !== undefined && self !== globalThis && inside.test(`${frame.getFileName()}`)) found.push(`this at ${frame}`);
      if (inside.test(String(frame)) || inside.test(`${frame.getFileName()} ${frame.getEvalOrigin()} ${frame.getScriptNameOrSourceURL()}`)) {
        found.push(`a call site ${frame} of ${error.message}`);
      }
    }
    return frames;
  };
  await exercise();
  for (const error of errors) void error.stack;
  const holder = {};
  const target = new EventTarget();
  target.addEventListener('x', () => Error.captureStackTrace(holder));
  target.dispatchEvent(new Event('x'));
  void holder.stack;
  Error.prepareStackTrace = undefined;
  if (sites === 0) found.push('prepareStackTrace was never asked');

  function callee() { return [callee.caller, callee.arguments]; }
  for (const call of [() => { const t = new EventTarget(); let seen; t.addEventListener('x', function listener() {
    try { seen = listener.caller; } catch { seen = null; } }); t.dispatchEvent(new Event('x')); return seen; },
  () => callee()[0]]) {
    const caller = call();
    if (typeof caller === 'function' && !/callee|=>/.test(String(caller))) found.push(`caller ${String(caller).slice(0, 80)}`);
  }
  return [...new Set(found)].slice(0, 20);
})();
