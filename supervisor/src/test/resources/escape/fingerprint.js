// Everything that is reachable by names, with its kind and attributes, as one number.
(() => {
  let hash = 0;
  const add = (text) => { for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0; };
  const seen = new Set();
  let count = 0;
  const walk = (value, path) => {
    if ((typeof value !== 'object' && typeof value !== 'function') || value === null) {
      if (typeof value !== 'number') add(String(value));
      return;
    }
    if (seen.has(value)) return;
    seen.add(value);
    count++;
    for (const key of Reflect.ownKeys(value)) {
      const descriptor = Reflect.getOwnPropertyDescriptor(value, key);
      add(`${path}.${String(key)} ${typeof descriptor.value} ${descriptor.enumerable} ${descriptor.configurable} ${descriptor.writable}`);
      walk(descriptor.value, path + String(key));
      walk(descriptor.get, path);
      walk(descriptor.set, path);
    }
    walk(Object.getPrototypeOf(value), `${path}^`);
  };
  walk(globalThis, '');
  return `${count} ${hash}`;
})();
