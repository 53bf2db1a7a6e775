// a WebAssembly loop
// expect: cpu_limit_exceeded
// neighbour: lives
const code = new Uint8Array([
  0, 0x61, 0x73, 0x6d, 1, 0, 0, 0, 1, 4, 1, 0x60, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 0x66, 0, 0,
  10, 9, 1, 7, 0, 3, 0x40, 0x0c, 0, 0x0b, 0x0b,
]);
new WebAssembly.Instance(new WebAssembly.Module(code)).exports.f();
