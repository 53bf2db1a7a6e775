/**
 * Answers that are known as a whole, laid into a window that Java sees too, which takes them out when the turn is over: they
 * cost no operation each. `AnswerWindow` has the same layout.
 */
import { offerEntry } from '../../internal/boot.js';
import { op } from '../../internal/ops.js';
import {
  ArrayBuffer, Int32Array, StringPrototypeCharCodeAt, TypedArrayPrototypeGetByteLength, TypedArrayPrototypeSet, Uint8Array,
} from '../../internal/primordials.js';

const CAPACITY = 128 * 1024;
/** Where it says how far it is filled. */
const FILLED = 0;
const FIRST = 8;
/** Number of the request, status, bytes of header fields, bytes of content. */
const HEAD = 16;
/** Longer ones go by themselves. */
const LONGEST = CAPACITY / 2;

let words;
let bytes;

function openWindow() {
  const buffer = new ArrayBuffer(CAPACITY);
  words = new Int32Array(buffer);
  bytes = new Uint8Array(buffer);
  words[FILLED] = FIRST;
  offerEntry('answers', buffer);
  op.denoHttpWindow();
}

/** Leaves an answer, whose header fields are in ISO 8859-1; false if it is too long for that. */
export function leaveAnswer(number, status, fields, content) {
  const { length } = fields;
  const contentLength = TypedArrayPrototypeGetByteLength(content);
  const size = HEAD + length + contentLength;
  if (size > LONGEST) return false;
  if (words === undefined) openWindow();
  if (words[FILLED] + size > CAPACITY) op.denoHttpSend();
  let at = words[FILLED];
  const word = at >> 2;
  words[word] = number;
  words[word + 1] = status;
  words[word + 2] = length;
  words[word + 3] = contentLength;
  at += HEAD;
  for (let i = 0; i < length; i++) bytes[at + i] = StringPrototypeCharCodeAt(fields, i);
  at += length;
  if (contentLength < 64) for (let i = 0; i < contentLength; i++) bytes[at + i] = content[i];
  else TypedArrayPrototypeSet(bytes, content, at);
  words[FILLED] = (at + contentLength + 3) & ~3;
  return true;
}
