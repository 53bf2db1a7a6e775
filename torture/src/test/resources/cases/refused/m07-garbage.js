// M07 much that is made and dropped: nobody ends for what is only not collected yet
// limits: memory=32
// expect: lives
// gives: 0
(async () => {
  for (let i = 0; i < 400; i++) new Uint8Array(1 << 20).fill(i);
  for (let round = 0; round < 20; round++) {
    const map = new Map();
    for (let i = 0; i < 1e5; i++) map.set(i, i);
  }
  const list = Array.from({ length: 20_000 }, (_, i) => ({ i, text: `x${i}` }));
  for (let i = 0; i < 12; i++) structuredClone(list);
  for (let i = 0; i < 60; i++) NETWORK.send('bytes', new Uint8Array(1 << 20));
  for (let i = 0; i < 30; i++) {
    new WebAssembly.Memory({ initial: 64 });
    await new Promise((resolve) => setTimeout(resolve, 0));
  }
  return 0;
})()
