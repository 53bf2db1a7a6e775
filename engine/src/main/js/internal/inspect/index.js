/** Inspection as `console` and Deno use it. Late: an isolate that prints plain texts at most never loads it. */
export { formatArguments, textIn } from './format.js';
export { inspect } from './inspect.js';
export { tableText } from './table.js';
