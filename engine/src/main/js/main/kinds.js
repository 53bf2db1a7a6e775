/** The kinds of messages that cross between the main isolate and Java; the same numbers stand in `SandboxOps`. */

/** To Java. */
export const SAY = { __proto__: null, EVENT: 0, REQUEST: 1, ANSWER: 2, CANCEL: 3, REFUSAL: 4 };

/** From Java. */
export const HEAR = { __proto__: null, EVENT: 0, REQUEST: 1, ANSWER: 2, EXECUTED: 3 };
