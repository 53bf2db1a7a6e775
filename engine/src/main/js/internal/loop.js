/** What the event loop in Java calls: timers that are due, rejected promises, the end of a turn. */
import { offerEntry } from './boot.js';
import { notifyRejections, promiseHandled, promiseRejected } from '../web/promise-rejections.js';
import { runTimers } from '../web/timers.js';

const END_OF_TURN = -1;
// The values of V8's PromiseRejectEvent.
const REJECTED_WITHOUT_HANDLER = 0;
const HANDLER_ADDED = 1;

offerEntry('runTimers', runTimers);
offerEntry('rejected', (event, promise, reason) => {
  if (event === REJECTED_WITHOUT_HANDLER) promiseRejected(promise, reason);
  else if (event === HANDLER_ADDED) promiseHandled(promise);
  else if (event === END_OF_TURN) notifyRejections();
});
