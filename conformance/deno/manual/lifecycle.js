// The events of a program's life, as on https://docs.deno.com/examples/lifecycle_events/ (load, beforeunload, unload)
globalThis.addEventListener('load', (event) => console.log('got', event.type, 'event in event handler'));
let count = 0;
globalThis.onbeforeunload = (event) => {
  console.log('got', event.type, 'event', count);
  if (count++ === 0) {
    event.preventDefault();
    setTimeout(() => console.log('one thing more'), 5);
  }
};
globalThis.onunload = (event) => console.log('got', event.type, 'event in onunload');
setTimeout(() => console.log('timer'), 5);
// Nobody waits for this one.
AbortSignal.timeout(3_600_000);
const interval = setInterval(() => clearInterval(interval), 1);
console.log('log from main script');
