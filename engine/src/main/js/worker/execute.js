/** Runs the host's scripts in the global scope and gives back what they complete with. */
import { offerEntry } from '../internal/boot.js';
import { describeError } from '../internal/errors.js';
import { encodeValue, post, postError } from '../internal/messages.js';
import { follow, isThenable } from './activity.js';
import { FAILURE, FROM } from './kinds.js';
import { evaluate } from './scripts.js';

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

offerEntry('execute', (id, text, piece, pieceAt, pieceName, importName) => {
  try {
    const value = evaluate(text, piece, pieceAt, pieceName, importName);
    if (isThenable(value)) follow(value, (v) => completed(id, v), (e) => failed(id, e, 'execute'));
    else completed(id, value);
  } catch (error) {
    failed(id, error, 'execute');
  }
});
