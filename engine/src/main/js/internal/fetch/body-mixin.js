/** The members of the Body mixin, put on the prototypes of Request and Response. */
import { arrayBufferOf } from '../bytes.js';
import {
  JSONParse, ObjectDefineProperty, ObjectGetOwnPropertyDescriptors, PromiseReject, ReflectOwnKeys, TypeError,
} from '../primordials.js';
import { parseUrlencoded } from '../url/urlencoded.js';
import { utf8Decode, utf8DecodeWithoutBOM } from '../utf8.js';
import { blobOfBytes } from '../../web/blob.js';
import { createFormData } from '../../web/form-data.js';
import { bodyStream, consumeBody, isUsed } from './body.js';
import { getHeader } from './header-list.js';
import { extractMime, serializeMime } from './mime.js';
import { parseMultipart } from './multipart.js';

function toFormData(bytes, mime) {
  if (mime !== null && mime.essence === 'multipart/form-data') {
    const boundary = mime.parameters.get('boundary');
    const entries = boundary === undefined || boundary === '' ? null : parseMultipart(bytes, boundary);
    if (entries === null) throw new TypeError('Body can not be decoded as form data: it is no valid multipart/form-data');
    return createFormData(entries);
  }
  if (mime !== null && mime.essence === 'application/x-www-form-urlencoded') {
    return createFormData(parseUrlencoded(utf8DecodeWithoutBOM(bytes)));
  }
  throw new TypeError('Body can not be decoded as form data: its Content-Type is neither multipart/form-data nor '
    + 'application/x-www-form-urlencoded');
}

/**
 * Adds the members. `partsOf(object)` gives `{ body, headerList }` and throws a TypeError for a foreign receiver.
 */
export function mixInBody(constructor, partsOf) {
  const mimeOf = (object) => extractMime(getHeader(partsOf(object).headerList, 'content-type'));
  const consume = (object, convert, own = false) => {
    try {
      return consumeBody(partsOf(object).body, convert, own);
    } catch (error) {
      return PromiseReject(error);
    }
  };
  const members = {
    get body() {
      const { body } = partsOf(this);
      return body === null ? null : bodyStream(body);
    },
    get bodyUsed() { return isUsed(partsOf(this).body); },
    arrayBuffer() { return consume(this, arrayBufferOf, true); },
    blob() {
      return consume(this, (bytes) => {
        const mime = mimeOf(this);
        return blobOfBytes(bytes, mime === null ? '' : serializeMime(mime));
      }, true);
    },
    bytes() { return consume(this, (bytes) => bytes, true); },
    formData() { return consume(this, (bytes) => toFormData(bytes, mimeOf(this))); },
    json() { return consume(this, (bytes) => JSONParse(utf8Decode(bytes))); },
    text() { return consume(this, utf8Decode); },
  };
  const descriptors = ObjectGetOwnPropertyDescriptors(members);
  const keys = ReflectOwnKeys(descriptors);
  for (let i = 0; i < keys.length; i++) {
    ObjectDefineProperty(constructor.prototype, keys[i], { ...descriptors[keys[i]], __proto__: null });
  }
}
