// Timers, as on https://docs.deno.com/examples/timers/
const order = [];
const started = performance.now();
await new Promise((resolve) => {
  setTimeout(() => { order.push('timeout 20'); resolve(); }, 20);
  setTimeout((a, b) => order.push(`timeout 1 ${a} ${b}`), 1, 'with', 'arguments');
  queueMicrotask(() => order.push('microtask'));
  order.push('now');
});
console.log(order, performance.now() - started >= 19);

let ticks = 0;
await new Promise((resolve) => {
  const interval = setInterval(() => {
    if (++ticks === 3) { clearInterval(interval); resolve(); }
  }, 5);
});
console.log(ticks);

const canceled = setTimeout(() => console.log('never'), 1);
clearTimeout(canceled);

// This one would keep the program alive for an hour.
const unrefed = setTimeout(() => {}, 3_600_000);
Deno.unrefTimer(unrefed);
const again = setInterval(() => { console.log('the last tick'); clearInterval(again); }, 5);
Deno.unrefTimer(again);
Deno.refTimer(again);
