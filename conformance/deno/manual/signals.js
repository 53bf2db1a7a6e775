// OS signals, as on https://docs.deno.com/examples/os_signals/
let interrupts = 0;
const done = Promise.withResolvers();
const listener = () => {
  interrupts++;
  console.log('SIGUSR2', interrupts);
  if (interrupts === 2) done.resolve();
  else Deno.kill(Deno.pid, 'SIGUSR2');
};
Deno.addSignalListener('SIGUSR2', listener);
// Waiting for a signal does not keep a program alive; this does.
const alive = setInterval(() => {}, 1000);
Deno.kill(Deno.pid, 'SIGUSR2');
await done.promise;
clearInterval(alive);
Deno.removeSignalListener('SIGUSR2', listener);
try {
  Deno.addSignalListener('SIGKILL', () => {});
} catch (error) {
  console.log(error.name, error.message);
}
