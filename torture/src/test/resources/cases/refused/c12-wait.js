// C12 waiting for ever on shared memory, of which there is none
// expect: lives
// gives: ["TypeError","TypeError"]
[() => Atomics.wait(new Int32Array(4), 0, 0), () => Atomics.wait(new BigInt64Array(4), 0, 0n)].map((attempt) => {
  try { return attempt(); } catch (error) { return error.name; }
})
