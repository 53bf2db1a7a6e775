// M09 a WebAssembly memory beyond what the format has
// expect: lives
// gives: ["RangeError","RangeError"]
[
  () => new WebAssembly.Memory({ initial: 65537 }),
  () => new WebAssembly.Memory({ initial: 1, maximum: 2 }).grow(2),
].map((attempt) => { try { attempt(); return "none"; } catch (error) { return error.name; } })
