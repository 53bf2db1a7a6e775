/** Requests as a server gets them: with any header and method, and known by a number. */
import { headerListOf } from '../../internal/fetch/header-list.js';
import { Request, requestState } from '../../web/request.js';

const numbers = new WeakMap();

/** A signal that aborts when nobody waits for the answer any more; made only for a handler that asks for it. */
function watchAnswer(request, completion) {
  let signal;
  Object.defineProperty(request, 'signal', {
    get() {
      if (signal !== undefined) return signal;
      const controller = new AbortController();
      signal = controller.signal;
      completion().catch(() => controller.abort(new DOMException('The request has been cancelled.', 'AbortError')));
      return signal;
    },
    configurable: true,
  });
}

/**
 * Makes the Request of what Java says of one; `headers` are names and values in turn, `completion()` rejects when the
 * answer cannot leave.
 */
export function serverRequest({ number, method, url, headers, body, completion }) {
  const request = new Request(url);
  const pairs = [];
  for (let i = 0; i < headers.length; i += 2) pairs.push([headers[i], headers[i + 1]]);
  const state = requestState(request);
  state.method = method;
  state.headerList = headerListOf(pairs);
  state.guard = 'immutable';
  state.body = body;
  numbers.set(request, number);
  watchAnswer(request, completion);
  return request;
}

/** The number of a request that came from a server; undefined for any other. */
export function requestNumber(request) {
  return numbers.get(request);
}
