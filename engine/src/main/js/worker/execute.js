/** Runs the host's scripts in the global scope and gives back what they complete with. */
import {
  Function, RegExpPrototypeExec, StringPrototypeCharCodeAt, StringPrototypeLastIndexOf, StringPrototypeSlice, SyntaxError,
} from '../internal/primordials.js';
import { offerEntry } from '../internal/boot.js';
import { describeError } from '../internal/errors.js';
import { encodeValue, post, postError } from '../internal/messages.js';
import { follow, isThenable } from './activity.js';
import { FAILURE, FROM } from './kinds.js';
import { evaluate, globalEval } from './scripts.js';

const AsyncFunction = (async () => {}).constructor;

/** Whether the text is the body of such a function; nothing of it runs. */
function compiles(Kind, text) {
  try {
    new Kind(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Runs a script with `await` at its top level as the body of an async function: lines keep their numbers, declarations are the
 * body's own, and a lone expression gives its value.
 */
function runAwaiting(code) {
  const expression = `return (${withoutEnd(code)}\n)`;
  const isExpression = compiles(AsyncFunction, expression);
  return globalEval(`(async () => {${isExpression ? expression : code}\n})()\n${lastLine(code)}`);
}

/** Where V8 takes an `await` at the top level for a function's name, what follows it for the arguments. */
const LIKE_A_CALL = /\bawait\s*[([`]/;

/** Whether a script that V8 would run only asks for `await` at its top level. A class's static block knows no such name. */
function awaitsLikeACall(code) {
  return RegExpPrototypeExec(LIKE_A_CALL, code) !== null && compiles(Function, `'use strict';${code}`)
    && !compiles(Function, `class C { static {${code}\n} }`) && compiles(AsyncFunction, code);
}

/** The script without the line that names it, which says nothing, and without the last semicolon. */
function withoutEnd(code) {
  let end = StringPrototypeLastIndexOf(code, '\n');
  while (end > 0 && isEnd(StringPrototypeCharCodeAt(code, end - 1))) end--;
  return StringPrototypeSlice(code, 0, end);
}

const isEnd = (c) => c === 0x3b || c === 0x20 || c === 0x0a || c === 0x0d || c === 0x09;

/** The line that names the script. */
const lastLine = (code) => StringPrototypeSlice(code, StringPrototypeLastIndexOf(code, '\n') + 1);

function run(code, piece, pieceAt, pieceName, importName) {
  if (awaitsLikeACall(code)) return runAwaiting(code);
  try {
    return evaluate(code, piece, pieceAt, pieceName, importName);
  } catch (error) {
    // Nothing of a script that V8 refuses has run.
    if (!(error instanceof SyntaxError) || compiles(Function, code) || !compiles(AsyncFunction, code)) throw error;
    return runAwaiting(code);
  }
}

export function failed(id, error, source) {
  postError(0, FAILURE.FAILED, id, source, describeError(error));
}

export function completed(id, value) {
  let encoded;
  try {
    encoded = encodeValue(value, 'execute');
  } catch (error) {
    // The script itself did well, so this is the caller's news alone and no fault of the worker.
    failed(id, error, 'result');
    return;
  }
  post(0, FROM.EXECUTED, id, '', encoded, 'execute');
}

offerEntry('execute', (id, code, piece, pieceAt, pieceName, importName) => {
  try {
    const value = run(code, piece, pieceAt, pieceName, importName);
    if (isThenable(value)) follow(value, (v) => completed(id, v), (e) => failed(id, e, 'execute'));
    else completed(id, value);
  } catch (error) {
    failed(id, error, 'execute');
  }
});
