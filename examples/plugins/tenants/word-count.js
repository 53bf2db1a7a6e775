/** Counts words and names the most frequent ones. */
NETWORK.onRequest('analyse', ({ text }) => {
  const counts = new Map();
  for (const [word] of text.toLowerCase().matchAll(/\p{L}{4,}/gu)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  const top = [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0])).slice(0, 3);
  const words = text.match(/[\p{L}\p{N}'’-]+/gu)?.length ?? 0;
  return { summary: `${words} words; most frequent: ${top.map(([word, n]) => `${word} ${n}`).join(', ') || 'none'}` };
});
