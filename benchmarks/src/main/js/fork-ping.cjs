// The yardstick, run by Node: child_process.fork with its JSON messages. Args: "round-trip" COUNT WARM-UP, as
// round-trip.js, or "pipelined" COUNT WINDOW ROUNDS, as pipelined.js; prints the same.
'use strict';
const { fork } = require('node:child_process');

if (process.send !== undefined) {
  process.on('message', ({ id, params }) => process.send({ id, result: params[0] + params[1] }));
} else {
  const [what, ...numbers] = process.argv.slice(2);
  const child = fork(__filename, { serialization: 'json' });
  const run = { 'round-trip': roundTrip, pipelined }[what];
  run(child, ...numbers.map(Number)).then((figures) => {
    console.log(figures.join('\n'));
    child.disconnect();
  });
}

function ping(i) {
  return { id: i, method: 'add', params: [i, 2] };
}

async function roundTrip(child, count, warmUp) {
  const times = new Float64Array(warmUp + count);
  let done = 0;
  let start;
  const send = () => {
    start = performance.now();
    child.send(ping(done));
  };
  await new Promise((resolve) => {
    child.on('message', ({ result }) => {
      times[done] = (performance.now() - start) * 1000;
      if (result !== done + 2) throw new Error(`wrong answer: ${result}`);
      if (++done < times.length) send();
      else resolve();
    });
    send();
  });
  return times.slice(warmUp);
}

async function pipelined(child, count, window, rounds) {
  let sent = 0;
  let answered = 0;
  let finish;
  const send = () => child.send(ping(sent++));
  child.on('message', ({ id }) => {
    if (id !== answered++) throw new Error(`out of order: ${id}`);
    if (sent < count) send();
    else if (answered === count) finish();
  });
  const rates = [];
  for (let round = 0; round < rounds; round++) {
    sent = answered = 0;
    const finished = new Promise((resolve) => { finish = resolve; });
    const start = performance.now();
    for (let i = 0; i < Math.min(window, count); i++) send();
    await finished;
    rates.push(count / (performance.now() - start) * 1000);
  }
  return rates;
}
