// E02: every own and inherited name of globalThis, and every member of NETWORK, stands in the list.
(() => {
  const names = [];
  let depth = 0;
  for (let object = globalThis; object !== null; object = Object.getPrototypeOf(object), depth++) {
    for (const key of Reflect.ownKeys(object)) names.push(`${depth} ${String(key)}`);
  }
  for (const key of Reflect.ownKeys(NETWORK)) names.push(`NETWORK ${String(key)}`);
  return names.sort();
})();
