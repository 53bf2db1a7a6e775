/** Tells the host of errors that nobody caught; the worker lives on. */
import { describeError } from '../internal/errors.js';
import { postError } from '../internal/messages.js';
import { FAILURE } from './kinds.js';

/** `source` is one of execute, event, request, timer, promise. */
export function fault(source, error) {
  postError(0, FAILURE.FAULT, 0, source, describeError(error));
}
