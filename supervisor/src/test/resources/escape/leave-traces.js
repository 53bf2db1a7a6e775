// Leaves traces wherever another isolate might see them; completes with those of others.
(() => {
  const found = [];
  const trace = Symbol.for('leftTrace');
  for (const object of [globalThis, Object.prototype, Array.prototype, NETWORK, console, Symbol.for('shared').constructor, Intl, WebAssembly, crypto]) {
    if (Object.hasOwn(object, 'leftTrace') || Object.hasOwn(object, trace)) found.push(`a trace on ${Object.prototype.toString.call(object)}`);
    Object.defineProperty(object, 'leftTrace', { value: 1, configurable: true });
    Object.defineProperty(object, trace, { value: 1, configurable: true });
  }
  if (performance.getEntriesByName('leftTrace').length > 0) found.push('a mark');
  performance.mark('leftTrace');
  globalThis.heardFromOthers = [];
  globalThis.channel = new BroadcastChannel('leftTrace');
  channel.onmessage = ({ data }) => heardFromOthers.push(String(data));
  channel.postMessage('from another isolate');
  Object.defineProperty(Symbol.prototype, 'traced', { value: true, configurable: true });
  RegExp.prototype.exec.call(/leftTrace/, 'the leftTrace');
  if (RegExp['$&'] !== 'leftTrace') found.push('RegExp statics are odd');
  const url = URL.createObjectURL?.(new Blob(['leftTrace']));
  globalThis.traceUrl = url;
  return found;
})();
