// M08 buffers larger than any machine
// expect: lives
// gives: ["RangeError","RangeError","RangeError","RangeError"]
[
  () => new ArrayBuffer(2 ** 50),
  () => new ArrayBuffer(8, { maxByteLength: 2 ** 52 }),
  () => new Float64Array(2 ** 33),
  () => new ArrayBuffer(0, { maxByteLength: 16 }).resize(17),
].map((attempt) => { try { attempt(); return "none"; } catch (error) { return error.name; } })
