// The end of a program by close(). https://developer.mozilla.org/docs/Web/API/DedicatedWorkerGlobalScope/close
addEventListener('unload', () => console.log('unload', closed));
setTimeout(() => console.log('this comes too late'), 60_000);
close();
console.log('closed:', closed);
