// The web platform's budgets as tasks: text that runs in a worker, and in Node as it is. Each task is [name, unit, how many
// operations a round has, rounds, one round]. Prints the median of the rounds, as time per operation.
(async (rounds) => {
  const now = () => performance.now();
  const urls = {
    plain: Array.from({ length: 1000 }, (unused, i) => `https://example.com/path/${i}/to?query=${i}#fragment`),
    escaped: Array.from({ length: 1000 }, (unused, i) => `https://user@Example.com:8080/a b/../%7e${i}/\u00e9?q=${i} x&\u00fc`),
    international: Array.from({ length: 200 }, (unused, i) => `https://b\u00fccher${i}.example/`),
  };
  const ascii = 'The quick brown fox jumps over the lazy dog. '.repeat(Math.ceil(2 ** 20 / 45)).slice(0, 2 ** 20);
  const bytes = new TextEncoder().encode(ascii);
  const objects = Array.from({ length: 10000 }, (unused, i) => ({ id: i, name: `object ${i}`, tags: ['a', 'b'], at: { x: i, y: -i } }));
  const parse = (list) => () => { for (const url of list) new URL(url); };
  const microseconds = (list, run) => [1000 / list.length, run];
  const tasks = [
    microseconds(urls.plain, parse(urls.plain)),
    microseconds(urls.escaped, parse(urls.escaped)),
    microseconds(urls.international, parse(urls.international)),
    [1, () => new TextEncoder().encode(ascii)],
    [1, () => new TextDecoder().decode(bytes)],
    [1, () => structuredClone(objects)],
  ];
  const figures = [];
  for (const [factor, run] of tasks) {
    const times = [];
    for (let i = 0; i < rounds; i++) {
      const start = now();
      await run();
      times.push((now() - start) * factor);
      await new Promise((resolve) => { setTimeout(resolve, 0); });
    }
    figures.push(times.slice(Math.floor(rounds / 3)).sort((a, b) => a - b)[Math.floor((rounds - rounds / 3) / 2)]);
  }
  return figures.join('\n');
})
