// M16 WebAssembly modules, whose code and bytes V8 does not count
// expect: memory_limit_exceeded
// neighbour: lives
const kept = [];
const head = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 4, 1, 2, 0, 11];
for (let i = 0; ; i++) {
  kept.push(new WebAssembly.Module(new Uint8Array([...head, 0, 4, 1, i & 127, (i >> 7) & 127, (i >> 14) & 127])));
}
