/** What a thrown value says of itself, as short strings, without ever throwing: its getters may be the guest's. */
import {
  Error, ErrorPrototype, EvalError, ObjectDefineProperty, ObjectPrototypeIsPrototypeOf, RangeError, ReferenceError,
  RegExpPrototypeExec, String, StringPrototypeIncludes, StringPrototypeSlice, StringPrototypeSplit, SyntaxError, TypeError, URIError,
} from './primordials.js';
import { domException } from '../web/dom-exception.js';

const KNOWN = { __proto__: null, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
const DOM_NAMES = {
  __proto__: null, AbortError: true, DataCloneError: true, DataError: true, EncodingError: true,
  InvalidAccessError: true, InvalidStateError: true, NetworkError: true, NotAllowedError: true, NotFoundError: true,
  NotSupportedError: true, OperationError: true, QuotaExceededError: true, SecurityError: true, TimeoutError: true,
};

const MAX_TEXT = 4096;
const FRAME_OF_BUNDLE = /^\s+at (?:.*\(|async )?(?:internal:(?:main|worker)\.js:\d+:\d+|<anonymous>)\)?$/;
const FRAME_OF_SCRIPT = /^(\s+)at eval \((.*:\d+:\d+)\)$/;

/** The first characters of a text, with a mark where it was cut. */
export function cut(text, max = MAX_TEXT) {
  return text.length <= max ? text : `${StringPrototypeSlice(text, 0, max)}… (${text.length} characters)`;
}

/** A property as text; '' where reading it throws or it is no string. */
function textOf(value, key) {
  try {
    const text = value[key];
    return typeof text === 'string' ? cut(text) : '';
  } catch {
    return '';
  }
}

function plainText(value) {
  try {
    return cut(typeof value === 'symbol' ? 'Symbol()' : String(value));
  } catch {
    return typeof value;
  }
}

/** A stack without frames of the bundle, and without the word eval at those of a script's top level. */
export function cleanStack(stack) {
  if (!StringPrototypeIncludes(stack, 'internal:') && !StringPrototypeIncludes(stack, 'at eval (')) return stack;
  const lines = StringPrototypeSplit(stack, '\n');
  let text = lines[0];
  for (let i = 1; i < lines.length; i++) {
    const line = lines[i];
    if (RegExpPrototypeExec(FRAME_OF_BUNDLE, line) !== null) continue;
    const top = RegExpPrototypeExec(FRAME_OF_SCRIPT, line);
    text += `\n${top === null ? line : `${top[1]}at ${top[2]}`}`;
  }
  return text;
}

/** { name, message, stack } of any thrown value. */
export function describeError(value) {
  let isObject = false;
  try {
    isObject = (typeof value === 'object' && value !== null) || typeof value === 'function';
    if (!isObject) return { __proto__: null, name: '', message: plainText(value), stack: '' };
    const name = textOf(value, 'name');
    const message = textOf(value, 'message');
    const stack = cleanStack(textOf(value, 'stack'));
    if (name === '' && message === '' && !ObjectPrototypeIsPrototypeOf(ErrorPrototype, value)) {
      return { __proto__: null, name: '', message: plainText(value), stack };
    }
    return { __proto__: null, name: name || 'Error', message, stack };
  } catch {
    // Even this code may find no stack to run on.
    return { __proto__: null, name: 'Error', message: '', stack: '' };
  }
}

/** Makes an error of the other side one of this side: same class where the class is known, same name and stack. */
export function errorFromDescription({ name, message, stack }) {
  const Class = KNOWN[name];
  const error = Class === undefined ? makeOther(name, message) : new Class(message);
  if (stack !== '') {
    ObjectDefineProperty(error, 'stack', { __proto__: null, value: stack, writable: true, configurable: true });
  }
  return error;
}

function makeOther(name, message) {
  if (DOM_NAMES[name] === true) return domException(message, name);
  const error = new Error(message);
  if (name !== '' && name !== 'Error') {
    ObjectDefineProperty(error, 'name', { __proto__: null, value: name, writable: true, configurable: true });
  }
  return error;
}
