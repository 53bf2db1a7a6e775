/** How a handler's response leaves: as a whole, or piece by piece as its stream gives it. */
import { bodyStream, isUnusable, isUsed, sourceBytes } from '../../internal/fetch/body.js';
import { op } from '../../internal/ops.js';
import { isResponse, responseState } from '../../web/response.js';
import { queueTask } from '../../web/timers.js';
import { leaveAnswer } from './answers.js';
import { call, copyBytes } from './calls.js';
import { Liveness } from './liveness.js';

const NO_BODY = new Uint8Array(0);
/** After so many pieces of a response that left at once the event loop has its turn. */
const PIECES_AT_ONCE = 32;

/** Throws unless a handler's value can be sent. */
export function checkResponse(response, who) {
  if (!isResponse(response)) {
    const isAlike = response instanceof Response;
    throw new TypeError(`Return value from ${who} handler must be a ${isAlike
      ? 'Response constructed via the Response constructor in this realm'
      : 'response or a promise resolving to a response'}`);
  }
  const { type, body } = responseState(response);
  if (type === 'error') {
    throw new TypeError(`Return value from ${who} handler must not be an error response (like Response.error())`);
  }
  // What somebody has a reader of, but has not read from, is sent from its source.
  if (isUsed(body) || (body?.source === null && isUnusable(body))) {
    throw new TypeError(`The body of the Response returned from the ${who} handler has already been consumed`);
  }
}

/** Names and values on a line each, as Java takes them. */
function headerText(list) {
  let text = '';
  for (let i = 0; i < list.length; i++) text += `${list[i][0]}\n${list[i][1]}\n`;
  return text;
}

/** Sends a response; gives a promise where not all of it was handed over yet. `tell` hears of a stream that failed. */
export function send(number, response, tell) {
  const { status, body, headerList } = responseState(response);
  const headers = headerText(headerList);
  if (body !== null && body.source === null) return sendStream(number, status, headers, bodyStream(body), tell);
  if (body !== null) body.used = true;
  const bytes = body === null ? NO_BODY : sourceBytes(body.source);
  if (!leaveAnswer(number, status, headers, bytes)) op.denoHttpRespond(number, status, headers, copyBytes(bytes));
  return undefined;
}

/** Settles when the answer has left, or cannot any more. */
export async function completionOf(number) {
  const whole = await new Liveness(false).wait(call('denoHttpCompleted', number)).catch((error) => {
    // The exchange is over, and known no more.
    if (error instanceof Deno.errors.BadResource) return true;
    throw error;
  });
  if (!whole) throw new Deno.errors.Interrupted('HTTP response was not sent successfully');
}

/** A piece of a stream, which may be any view of bytes. */
function pieceBytes(value) {
  if (!ArrayBuffer.isView(value)) throw new TypeError('expected typed ArrayBufferView');
  return copyBytes(value instanceof Uint8Array ? value : new Uint8Array(value.buffer, value.byteOffset, value.byteLength));
}

/** Sends a stream; `tell` hears of its failure, about which the client learns from the end of the connection alone. */
async function sendStream(number, status, headers, stream, tell) {
  const reader = stream.getReader();
  // A client that goes away while the stream gives nothing is noticed here alone.
  completionOf(number).catch(() => reader.cancel('resource closed')).catch(() => {});
  try {
    if (!op.denoHttpBegin(number, status, headers)) {
      await reader.cancel();
      return;
    }
    for (let pieces = 1; ; pieces++) {
      const bytes = await nextPiece(reader, tell);
      if (bytes === undefined) break;
      if (!op.denoHttpWrite(number, bytes)) await call('denoHttpFlushed', number);
      else if (pieces % PIECES_AT_ONCE === 0) await new Promise((resolve) => { queueTask(resolve); });
    }
    op.denoHttpEnd(number);
  } catch (error) {
    abort(number);
    await reader.cancel(error).catch(() => {});
  }
}

async function nextPiece(reader, tell) {
  try {
    const { done, value } = await reader.read();
    return done ? undefined : pieceBytes(value);
  } catch (error) {
    tell(error);
    throw error;
  }
}

export function abort(number) {
  try {
    op.denoHttpAbort(number);
  } catch {
    // The client has gone already.
  }
}
