// T01: performance.now and event timestamps advance in steps of 100 µs, Date.now in whole milliseconds.
(() => {
  const found = [];
  const steps = new Set();
  let last = performance.now();
  const until = Date.now() + 60;
  while (Date.now() < until) {
    const now = performance.now();
    if (now < last) found.push('the clock went back');
    if (now !== last) steps.add(now - last);
    last = now;
  }
  for (const step of steps) if (step < 0.0999) found.push(`a step of ${step} ms`);
  const offGrid = (time) => Math.abs(time * 10 - Math.round(time * 10)) > (time > 1e9 ? 1e-2 : 1e-4);
  if (offGrid(performance.now()) || offGrid(new Event('x').timeStamp) || offGrid(performance.timeOrigin)) found.push('a time between the steps');
  if (!Number.isInteger(Date.now())) found.push('Date.now is no whole number');
  if (steps.size === 0) found.push('the clock stood still');
  if (typeof Temporal !== 'undefined') {
    const nano = Array.from({ length: 200 }, () => Temporal.Now.instant().epochNanoseconds % 100_000n);
    if (nano.some((rest) => rest !== 0n)) found.push('Temporal.Now is finer');
  }
  return [...new Set(found)].slice(0, 10);
})();
