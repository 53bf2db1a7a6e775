/** The kinds of messages that cross between a worker isolate and its agent; the same numbers stand in `WorkerPort`. */

/** To the worker. */
export const TO = { __proto__: null, EVENT: 0, REQUEST: 1, ANSWER: 2 };

/** From the worker, with a value. */
export const FROM = { __proto__: null, EVENT: 0, REQUEST: 1, ANSWER: 2, CANCEL: 3, EXECUTED: 4 };

/** From the worker, with an error. */
export const FAILURE = { __proto__: null, REFUSAL: 5, FAILED: 6, FAULT: 7 };
