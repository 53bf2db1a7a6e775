// C11 compression and decompression without end
// expect: cpu_limit_exceeded
// neighbour: lives
// limits: cpu=200 total=1000
(async () => {
  for (;;) {
    const packed = new Blob([new Uint8Array(4 << 20)]).stream().pipeThrough(new CompressionStream("gzip"));
    await new Response(packed.pipeThrough(new DecompressionStream("gzip"))).arrayBuffer();
  }
})();
