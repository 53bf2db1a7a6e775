// C15 recursion through everything that calls back
// expect: lives
// gives: ["RangeError","RangeError","RangeError","RangeError","RangeError","RangeError","RangeError","RangeError","RangeError"]
(() => {
  const plain = () => plain() + 1;
  const json = { toJSON() { return JSON.stringify(json); } };
  const getter = { get again() { return this.again; } };
  const proxy = new Proxy({}, { get: (_, key, self) => self[key] });
  const text = { toString() { return `${text}`; } };
  const replace = (s) => s.replace(/x/, () => replace("x"));
  const clone = { get again() { return structuredClone(clone); } };
  const chain = [1].flatMap.bind([1], () => chain());
  const send = { get again() { return NETWORK.send("again", send); }, map: new Map() };
  return [
    plain, () => JSON.stringify(json), () => getter.again, () => proxy.any, () => String(text),
    () => replace("x"), () => structuredClone(clone), chain, () => NETWORK.send("again", send),
  ].map((attempt) => { try { attempt(); return "none"; } catch (error) { return error.name; } });
})()
