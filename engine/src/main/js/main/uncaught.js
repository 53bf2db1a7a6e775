/** Errors of the main script that nobody caught: they are printed as Deno prints them, and end the program. */
import { op } from '../internal/ops.js';
import { describeError } from '../internal/errors.js';
import { inspect } from '../internal/inspect/inspect.js';
import { setErrorSink } from '../web/report-exception.js';

const MAX_CAUSES = 8;

function text(error) {
  const { name, message, stack } = describeError(error);
  if (stack !== '') return stack;
  return isError(error) ? (message === '' ? name : `${name}: ${message}`) : shown(error);
}

function isError(value) {
  try {
    return value instanceof Error;
  } catch {
    return false;
  }
}

/** What was thrown instead of an error, as the console would show it. */
function shown(value) {
  try {
    return inspect(value);
  } catch {
    return describeError(value).message;
  }
}

function causeOf(error) {
  try {
    return typeof error === 'object' && error !== null ? error.cause : undefined;
  } catch {
    return undefined;
  }
}

function print(prefix, error) {
  let lines = text(error);
  let cause = causeOf(error);
  for (let i = 0; cause !== undefined && i < MAX_CAUSES; i++) {
    lines += `\nCaused by: ${text(cause)}`;
    cause = causeOf(cause);
  }
  op.reportUncaught(prefix, lines);
}

setErrorSink((details, error) => {
  print(details.source === 'promise' ? 'Uncaught (in promise) ' : 'Uncaught ', error);
  op.endUncaught();
});

/** A handler of a worker's event or request failed: told on stderr, and the program goes on. */
export function reportHandlerError(error) {
  print('Uncaught in a handler: ', error);
}
