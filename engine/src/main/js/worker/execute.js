/** Runs the host's scripts in the global scope and gives back what they complete with. */
import { ArrayPrototypeReduce, indirectEval } from '../internal/primordials.js';
import { offerEntry } from '../internal/boot.js';
import { describeError } from '../internal/errors.js';
import { encodeValue, post, postError } from '../internal/messages.js';
import { follow, isThenable } from './activity.js';
import { FAILURE, FROM } from './kinds.js';

// Indirect: the script runs in the global scope and sees no name of the bundle. Called by a built-in function, which is then
// what V8 names as the script's origin, and not this file.
const evaluate = (code) => ArrayPrototypeReduce([0], indirectEval, code);

function failed(id, error, source) {
  postError(0, FAILURE.FAILED, id, source, describeError(error));
}

function completed(id, value) {
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

offerEntry('execute', (id, code) => {
  try {
    const value = evaluate(code);
    if (isThenable(value)) follow(value, (v) => completed(id, v), (e) => failed(id, e, 'execute'));
    else completed(id, value);
  } catch (error) {
    failed(id, error, 'execute');
  }
});
