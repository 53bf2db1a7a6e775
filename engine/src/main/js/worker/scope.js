/** The worker's side of what the web APIs leave to their host: uncaught errors go to the agent. */
import { offerEntry } from '../internal/boot.js';
import { op } from '../internal/ops.js';
import { setConsoleSink } from '../web/console.js';
import { placeWorkerMembers } from '../web/global-scope.js';
import { placeAt } from '../web/worker-location.js';
import { setErrorSink } from '../web/report-exception.js';
import { fault } from './faults.js';

// The host knows five sources; a microtask is a promise's continuation, and reportError() speaks from where it is called.
const SOURCES = {
  __proto__: null, event: 'event', timer: 'timer', promise: 'promise', execute: 'execute', request: 'request',
  microtask: 'promise', report: 'event',
};
setErrorSink((details, error) => fault(SOURCES[details.source] ?? 'event', error));

// Where the worker is, if anywhere, and what the host wants of the console: none, inherit or event; the latter two both get its lines.
offerEntry('begin', (wanted, location) => {
  if (location !== '') placeAt(location);
  setConsoleSink(wanted === 'none' ? undefined : (level, text) => op.print(level, text));
});

placeWorkerMembers();
