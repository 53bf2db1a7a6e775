// M07 a heap that is mostly garbage when it passes its limit: it is collected, and the rest is judged
// limits: memory=100
// expect: lives
// gives: 200000
(async () => {
  const kept = Array.from({ length: 2e5 }, (_, i) => ({ i }));
  for (let round = 0; round < 40; round++) {
    Array.from({ length: 5e5 }, (_, i) => ({ i, text: `x${i}` }));
    if (round % 10 === 0) await 0;
  }
  return kept.length;
})()
