// E06: import() of files, of data and of what a map might be tricked into is a rejection, and nothing is read.
(async () => {
  const found = [];
  const specifiers = ['fs', 'node:fs', 'file:///etc/passwd', '/etc/passwd', './x.js', 'data:text/javascript,globalThis.broken=1', '__proto__',
    'constructor', 'internal:worker.js', 'https://example.com/x.js', 'blob:null/1', ''];
  for (const specifier of specifiers) {
    for (const load of [() => import(specifier), () => (0, eval)(`import(${JSON.stringify(specifier)})`), () => Function('s', 'return import(s)')(specifier)]) {
      try {
        await load();
        found.push(specifier);
      } catch (error) {
        if (!(error instanceof Error)) found.push(`${specifier} threw something else`);
        if (/root:|\/etc\/.*line/.test(String(error.stack))) found.push(`${specifier} was read`);
      }
    }
  }
  if ('broken' in globalThis) found.push('data: was run');
  return found;
})();
