// The types of WebAssembly's objects, the same in the main isolate and in a worker.
const script = `
  const lines = [];
  const tell = (...values) => lines.push(values.map((value) => typeof value === 'string' ? value : JSON.stringify(value)).join(' '));
  const refused = (body) => { try { body(); return 'nothing'; } catch (error) { return error.name; } };

  for (const value of ['i32', 'i64', 'f32', 'f64', 'externref', 'funcref', 'anyfunc']) {
    for (const mutable of [true, false]) {
      tell(value, new WebAssembly.Global({ value, mutable }).type());
    }
  }
  tell(new WebAssembly.Memory({ minimum: 2 }).type(), new WebAssembly.Memory({ initial: 0, maximum: 7 }).type());
  tell(new WebAssembly.Table({ element: 'externref', minimum: 3, maximum: 300 }).type());
  tell(new WebAssembly.Table({ element: 'anyfunc', initial: 0 }).type());
  const grown = new WebAssembly.Memory({ initial: 1, maximum: 65536 });
  grown.grow(4);
  tell(grown.type());
  tell(refused(() => new WebAssembly.Memory({ initial: 1, minimum: 1 })), refused(() => new WebAssembly.Memory({})));
  tell(refused(() => grown.type.call({})), refused(() => WebAssembly.Global.prototype.type.call(grown)),
    refused(() => WebAssembly.Global.prototype.type.call(7)), refused(() => WebAssembly.Table.prototype.type.call(grown)));

  // (module (memory (export "m") 1 2) (global (export "g") (mut f32) (f32.const 1)) (table (export "t") 4 funcref))
  const exported = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 4, 4, 1, 112, 0, 4, 5, 4, 1, 1, 1, 2, 6, 9, 1, 125, 1, 67, 0, 0, 128, 63, 11,
    7, 13, 3, 1, 109, 2, 0, 1, 103, 3, 0, 1, 116, 1, 0]))).exports;
  tell(exported.m.type(), exported.g.type(), exported.t.type());
  tell(exported.g.value);
  // (module (global (export "v") v128 (v128.const i32x4 0 0 0 0))): a value that JavaScript cannot read
  const vector = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array([
    0, 97, 115, 109, 1, 0, 0, 0, 6, 22, 1, 123, 0, 253, 12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 11,
    7, 5, 1, 1, 118, 3, 0]))).exports.v;
  tell(vector.type());

  const unlimited = new WebAssembly.Memory({ initial: 1 });
  const buffer = unlimited.toResizableBuffer();
  buffer.resize(3 * 65536);
  tell(buffer.maxByteLength, unlimited.buffer.byteLength, unlimited.type());

  const Source = Object.getPrototypeOf(WebAssembly.Module);
  tell(Source.name, refused(() => new Source()), refused(() => new WebAssembly.Module(new Uint8Array(4))));
  lines.join('\\n');
`;
const sandbox = new V8Sandbox();
const worker = await sandbox.createIsolate();
const there = await worker.execute(script);
await sandbox.shutdown();
const here = (0, eval)(script);
console.log(here);
console.log(here === there ? 'the same in a worker' : there);
