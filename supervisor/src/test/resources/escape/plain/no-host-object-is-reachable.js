// E01, E03: no name of another runtime, no bridge, no dispatcher; constructors of constructors give none either.
(() => {
  const found = [];
  const names = ['Deno', 'process', 'require', 'module', 'exports', 'Java', 'Packages', 'java', 'javax', 'javet', 'Javet', 'JavaImporter',
    'Polyglot', 'load', 'print', 'importScripts', 'global', 'window', 'Buffer', 'V8Sandbox', 'd8', 'version', 'quit', 'gc', '__boot',
    '__dispatchEvent', '__request', '__op', 'op', 'ops', 'inbound', 'outbound', 'settle', 'SharedArrayBuffer', '%DebugPrint', 'arguments'];
  const scopes = {
    'globalThis': (name) => typeof globalThis[name],
    'Function': (name) => Function(`return typeof ${/^\w+$/.test(name) && name !== 'arguments' ? name : 'undefined'}`)(),
    'constructor of a constructor': (name) => typeof setTimeout.constructor.constructor('return this')()[name],
    'indirect eval': (name) => typeof (0, eval)('this')[name],
    'constructor of an async function': (name) => typeof NETWORK.request.constructor('return globalThis') && typeof globalThis[name],
    'NETWORK': (name) => (name === 'request' ? 'undefined' : typeof NETWORK[name]),
  };
  for (const [where, typeIn] of Object.entries(scopes)) {
    for (const name of names) if (typeIn(name) !== 'undefined') found.push(`${name} in ${where}`);
  }
  const members = Reflect.ownKeys(NETWORK).map(String).sort().join();
  if (members !== 'Symbol(Symbol.toStringTag),off,on,onRequest,once,request,send') found.push(`NETWORK has ${members}`);
  if (Object.getPrototypeOf(NETWORK) !== Object.prototype) found.push('NETWORK inherits from something else');
  return found;
})();
