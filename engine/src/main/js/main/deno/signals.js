/** Signals: addSignalListener, removeSignalListener, kill. */
import { op } from '../../internal/ops.js';
import { call } from './calls.js';
import { Liveness } from './liveness.js';

/** signal(7) on x86 and ARM. */
const NUMBERS = {
  __proto__: null,
  SIGHUP: 1, SIGINT: 2, SIGQUIT: 3, SIGILL: 4, SIGTRAP: 5, SIGABRT: 6, SIGBUS: 7, SIGFPE: 8, SIGKILL: 9, SIGUSR1: 10,
  SIGSEGV: 11, SIGUSR2: 12, SIGPIPE: 13, SIGALRM: 14, SIGTERM: 15, SIGSTKFLT: 16, SIGCHLD: 17, SIGCONT: 18, SIGSTOP: 19,
  SIGTSTP: 20, SIGTTIN: 21, SIGTTOU: 22, SIGURG: 23, SIGXCPU: 24, SIGXFSZ: 25, SIGVTALRM: 26, SIGPROF: 27, SIGWINCH: 28,
  SIGIO: 29, SIGPWR: 30, SIGSYS: 31, SIGIOT: 6, SIGPOLL: 29, SIGUNUSED: 31,
};
const NOT_TO_BE_HEARD = ['SIGKILL', 'SIGSTOP', 'SIGILL', 'SIGFPE', 'SIGSEGV'];
const listeners = new Map();

/** The number of a signal given by name or number. */
export function signalNumber(signal) {
  if (typeof signal === 'number') return signal;
  const number = NUMBERS[signal];
  if (number === undefined) throw new TypeError(`Invalid signal: ${signal}`);
  return number;
}

/** The name of a signal's number; undefined if there is none. */
export function signalName(number) {
  return Object.keys(NUMBERS).find((name) => NUMBERS[name] === number);
}

function checkListener(listener) {
  if (typeof listener !== 'function') {
    throw new TypeError(`Signal listener must be a function. "${typeof listener}" is given.`);
  }
}

export function addSignalListener(signal, listener) {
  checkListener(listener);
  signalNumber(signal);
  if (NOT_TO_BE_HEARD.includes(signal)) throw new TypeError(`Binding to signal '${signal}' is not allowed`);
  let heard = listeners.get(signal);
  if (heard === undefined) {
    heard = { rid: op.denoSignalBind(signal), functions: new Set() };
    listeners.set(signal, heard);
    deliver(heard);
  }
  heard.functions.add(listener);
}

/** Calls the listeners for each arrival. Waiting for a signal does not keep the program alive. */
async function deliver({ rid, functions }) {
  const liveness = new Liveness(false);
  while (await liveness.wait(call('denoSignalNext', rid))) {
    for (const listener of [...functions]) reportErrorsOf(listener);
  }
}

function reportErrorsOf(listener) {
  try {
    listener();
  } catch (error) {
    reportError(error);
  }
}

export function removeSignalListener(signal, listener) {
  checkListener(listener);
  signalNumber(signal);
  const heard = listeners.get(signal);
  if (heard?.functions.delete(listener) && heard.functions.size === 0) {
    listeners.delete(signal);
    op.denoClose(heard.rid);
  }
}

export function kill(pid, signal = 'SIGTERM') {
  op.denoKill(pid, signalNumber(signal));
}
