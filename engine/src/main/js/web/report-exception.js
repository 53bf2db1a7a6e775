/** Reporting of uncaught exceptions (html.spec.whatwg.org, section 8.1.4.6), and the global reportError. */

import {
  ErrorIsError, Number, ObjectPrototypeToString, RegExpPrototypeExec, String, StringPrototypeSlice,
} from '../internal/primordials.js';
import { requiredArguments } from '../internal/webidl.js';
import { checkGlobalThis, defineGlobalOperations } from '../internal/globals.js';

let fireErrorEvent;
let sink = () => {};
let reporting = false;

/** How an error becomes an event on the global object; handed over by the global scope's module. */
export function setErrorEventDispatcher(dispatcher) { fireErrorEvent = dispatcher; }

/**
 * Where errors go that no `error` listener canceled: `sink({ name, message, stack, source, filename, lineno, colno }, error)`.
 * `source` is 'event', 'timer', 'promise', 'execute', 'request', 'microtask' or 'report'.
 */
export function setErrorSink(given) { sink = given; }

/** Tells the host of an error nobody canceled, without an event. */
export const reportUncaught = (details, error) => sink(details, error);

const maxText = 64 * 1024;
const text = (value) => {
  const string = String(value);
  return string.length > maxText ? `${StringPrototypeSlice(string, 0, maxText)}…` : string;
};
// The first frame: "at name (place:line:column)", "at place:line:column", or either behind "(eval at …), ".
const frame = /\n\s+at (?:[^\n]* \()?(?:[^\n]*\), )?([^\n]*?):(\d+):(\d+)\)?(?:\n|$)/;

/** What can be said of a thrown value without letting it throw again: guests may have put accessors anywhere. */
export function describeError(error) {
  const details = { __proto__: null, name: 'Error', message: '', stack: '', filename: '', lineno: 0, colno: 0 };
  try {
    if (!ErrorIsError(error)) {
      details.message = typeof error === 'object' && error !== null ? ObjectPrototypeToString(error) : text(error);
      return details;
    }
    details.name = text(error.name);
    details.message = text(error.message);
    const { stack } = error;
    if (typeof stack === 'string') details.stack = text(stack);
    const where = RegExpPrototypeExec(frame, details.stack);
    if (where !== null) {
      details.filename = where[1];
      details.lineno = Number(where[2]);
      details.colno = Number(where[3]);
    }
  } catch {
    // An error whose accessors throw is reported with what was read before.
  }
  return details;
}

/** Fires `error` on the global object, and, unless that was canceled, tells the host. */
export function reportException(error, source = 'event') {
  const details = describeError(error);
  details.source = source;
  if (!reporting && fireErrorEvent !== undefined) {
    reporting = true;
    try {
      const message = details.name === '' || !ErrorIsError(error) ? details.message : `${details.name}: ${details.message}`;
      if (fireErrorEvent(`Uncaught ${message}`, details, error)) return;
    } finally {
      reporting = false;
    }
  }
  sink(details, error);
}

defineGlobalOperations({
  reportError(e) {
    checkGlobalThis(this);
    requiredArguments(arguments.length, 1, "Failed to execute 'reportError'");
    reportException(e, 'report');
  },
});
