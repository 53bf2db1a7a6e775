// Sixteen random numbers of every source that there is; those of another isolate must all be others.
(() => {
  const numbers = [];
  for (let i = 0; i < 6; i++) numbers.push(String(Math.random()));
  for (let i = 0; i < 5; i++) numbers.push(crypto.randomUUID());
  for (let i = 0; i < 5; i++) numbers.push(Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16)).join(' '));
  return numbers;
})();
