// M12 blobs of blobs, read as one: 4 GiB of nothing but references
// expect: memory_limit_exceeded
// neighbour: lives
let blob = new Blob([new Uint8Array(1 << 20)]);
for (let i = 0; i < 12; i++) blob = new Blob([blob, blob]);
blob.arrayBuffer().then(() => {}, () => {});
