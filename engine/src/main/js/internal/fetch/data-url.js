/** data: URLs, https://fetch.spec.whatwg.org/#data-urls. */
import { RegExpPrototypeExec, StringPrototypeIndexOf, StringPrototypeSlice } from '../primordials.js';
import { base64Decode } from '../base64.js';
import { percentDecode } from '../url/urlencoded.js';
import { latin1Decode, utf8Encode } from '../utf8.js';
import { parseMime, serializeMime, trimHTTPSpace } from './mime.js';

const BASE64 = /; *base64$/i;

/** { type, bytes } of a serialized data: URL without its fragment, or null. */
export function parseDataURL(url) {
  const input = StringPrototypeSlice(url, 5);
  const comma = StringPrototypeIndexOf(input, ',');
  if (comma < 0) return null;
  let type = trimHTTPSpace(StringPrototypeSlice(input, 0, comma));
  let bytes = percentDecode(utf8Encode(StringPrototypeSlice(input, comma + 1)));
  const marker = RegExpPrototypeExec(BASE64, type);
  if (marker !== null) {
    bytes = base64Decode(latin1Decode(bytes));
    if (bytes === null) return null;
    type = StringPrototypeSlice(type, 0, marker.index);
  }
  if (type[0] === ';') type = `text/plain${type}`;
  const mime = parseMime(type);
  return { __proto__: null, type: mime === null ? 'text/plain;charset=US-ASCII' : serializeMime(mime), bytes };
}
