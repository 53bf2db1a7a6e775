/** Errors of the main script that nobody caught: they are printed as Deno prints them, and end the program. */
import { op } from '../internal/ops.js';
import { describeError } from '../internal/errors.js';
import { setErrorSink } from '../web/report-exception.js';

function print(prefix, error) {
  const { name, message, stack } = describeError(error);
  const head = name === '' ? message : message === '' ? name : `${name}: ${message}`;
  op.reportUncaught(prefix, stack !== '' ? stack : head);
}

setErrorSink((details, error) => {
  print(details.source === 'promise' ? 'Uncaught (in promise) ' : 'Uncaught ', error);
  op.endUncaught();
});

/** A handler of a worker's event or request failed: told on stderr, and the program goes on. */
export function reportHandlerError(error) {
  print('Uncaught in a handler: ', error);
}
