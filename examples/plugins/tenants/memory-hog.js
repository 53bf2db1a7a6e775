/** Keeps everything: the limit of memory ends it. */
NETWORK.onRequest('analyse', ({ text }) => {
  const kept = [];
  for (;;) kept.push(Array.from(text, (c) => ({ c })));
});
