/** The encodings that only old documents have, and the labels of all. Late. */
import { normalizeEncoding } from '@exodus/bytes/encoding-lite.js';
import { createMultibyteDecoder } from '@exodus/bytes/multi-byte.js';
import { createSinglebyteDecoder } from '@exodus/bytes/single-byte.js';
import { ArrayPrototypeIncludes } from '../primordials.js';

const MULTIBYTE = ['big5', 'euc-kr', 'euc-jp', 'iso-2022-jp', 'shift_jis', 'gbk', 'gb18030'];

export { normalizeEncoding };

/** A decoder `(bytes, more) => string` of one of them. */
export const createLegacyDecoder = (name, fatal) =>
  (ArrayPrototypeIncludes(MULTIBYTE, name) ? createMultibyteDecoder : createSinglebyteDecoder)(name, !fatal);
