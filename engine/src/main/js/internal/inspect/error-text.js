/** Errors under inspection: the stack as the guest would read it, with its class's name, cause and aggregated errors. */

import {
  ArrayIsArray, ArrayPrototypeIncludes, ArrayPrototypeIndexOf, ArrayPrototypePush, ArrayPrototypeSplice, ErrorPrototypeToString,
  RegExpPrototypeExec, String, StringPrototypeEndsWith, StringPrototypeIncludes, StringPrototypeIndexOf, StringPrototypeRepeat,
  StringPrototypeReplaceAll, StringPrototypeSlice, StringPrototypeStartsWith,
} from '../primordials.js';
import { cleanStack } from '../errors.js';
import { prefix } from './naming.js';

// Properties that the stack's first line shows already are not listed again.
function dropShownKeys(error, keys, stack) {
  const names = ['name', 'message', 'stack'];
  for (let i = 0; i < names.length; i++) {
    const index = ArrayPrototypeIndexOf(keys, names[i]);
    if (index === -1) continue;
    const value = error[names[i]];
    if (typeof value !== 'string' || StringPrototypeIncludes(stack, value)) ArrayPrototypeSplice(keys, index, 1);
  }
}

const headWithFrames = /^([A-Z][a-z_ A-Z0-9[\]()-]+)(?::|\n\s+at)/;
const bareHead = /^([a-z_A-Z0-9-]*Error)$/;

// A subclass's name stands in the stack only if the class set `name`; put it there otherwise.
function withClassName(stack, constructor, name, tag) {
  let { length } = name;
  const namedByStack = StringPrototypeEndsWith(name, 'Error') && StringPrototypeStartsWith(stack, name)
    && (stack.length === length || stack[length] === ':' || stack[length] === '\n');
  if (constructor !== null && !namedByStack) return stack;
  let fallback = 'Error';
  if (constructor === null) {
    const head = RegExpPrototypeExec(headWithFrames, stack) ?? RegExpPrototypeExec(bareHead, stack);
    fallback = head?.[1] ?? '';
    length = fallback.length;
    fallback = fallback === '' ? 'Error' : fallback;
  }
  const label = StringPrototypeSlice(prefix(constructor, tag, fallback), 0, -1);
  if (label === name) return stack;
  const rest = StringPrototypeSlice(stack, length);
  if (!StringPrototypeIncludes(label, name)) return `${label} [${name}]${rest}`;
  return length === 0 ? `${label}: ${stack}` : label + rest;
}

/** The text of an error; takes from `keys` what it shows, and adds `cause` and `errors`. */
export function errorText(state, error, constructor, tag, keys) {
  const name = String(error.name ?? 'Error');
  let stack = error.stack ? cleanStack(String(error.stack)) : ErrorPrototypeToString(error);
  dropShownKeys(error, keys, stack);
  if ('cause' in error && !ArrayPrototypeIncludes(keys, 'cause')) ArrayPrototypePush(keys, 'cause');
  if (ArrayIsArray(error.errors) && !ArrayPrototypeIncludes(keys, 'errors')) ArrayPrototypePush(keys, 'errors');
  stack = withClassName(stack, constructor, name, tag);
  const message = error.message ? StringPrototypeIndexOf(stack, String(error.message)) : -1;
  const frames = StringPrototypeIndexOf(stack, '\n    at', message === -1 ? 0 : message + String(error.message).length);
  if (frames === -1) stack = `[${stack}]`;
  if (state.indentation === 0) return stack;
  return StringPrototypeReplaceAll(stack, '\n', `\n${StringPrototypeRepeat(' ', state.indentation)}`);
}
