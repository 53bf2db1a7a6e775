// M14 more messages than a port or a channel keeps
// expect: lives
// gives: [["QuotaExceededError",10000],["QuotaExceededError",10000]]
(() => {
  const flood = (send) => {
    for (let i = 0; i < 1e5; i++) {
      try { send(i); } catch (error) { return [error.name, i]; }
    }
    return "none";
  };
  const { port1 } = new MessageChannel();
  const [from, _to] = [new BroadcastChannel("c"), new BroadcastChannel("c")];
  return [flood((i) => port1.postMessage(i)), flood((i) => from.postMessage(i))];
})()
