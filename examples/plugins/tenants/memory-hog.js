/** Keeps everything: the limit of memory ends it. */
NETWORK.onRequest('analyse', ({ text }) => {
  const kept = [];
  for (;;) kept.push(new Uint8Array(1 << 20).fill(text.length));
});
