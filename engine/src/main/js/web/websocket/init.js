/** What the main isolate's WebSocket takes besides the standard's arguments: Deno's WebSocketInit, and user and password in the URL. */
import {
  ArrayPrototypeJoin, ArrayPrototypePush, SafeSet, SymbolIterator,
} from '../../internal/primordials.js';
import { base64Encode } from '../../internal/base64.js';
import { hasHeader } from '../../internal/fetch/header-list.js';
import { utf8Encode } from '../../internal/utf8.js';
import { converters, isObject, sequenceConverter } from '../../internal/webidl.js';
import { ownUserAgent } from '../fetch/http-transport.js';
import { decoded } from '../fetch/wire-headers.js';
import { fillHeaders, toHeadersInit } from '../headers.js';
import { readClient } from '../request.js';

const toStrings = sequenceConverter(converters.DOMString);

/** What the handshake says by itself. */
const OWN = new SafeSet([
  'connection', 'host', 'sec-websocket-accept', 'sec-websocket-extensions', 'sec-websocket-key', 'sec-websocket-protocol',
  'sec-websocket-version', 'upgrade',
]);

/** The options object as `{ protocols, headers, client }`; undefined for the standard's arguments. */
export function readInit(value, context) {
  const options = value ?? {};
  if (value !== null && (!isObject(value) || value[SymbolIterator] !== undefined)) return undefined;
  const headers = [];
  if (options.headers !== undefined) fillHeaders(headers, 'request', toHeadersInit(options.headers, `${context}: member 'headers'`));
  const protocols = options.protocols === undefined ? [] : toStrings(options.protocols, `${context}: member 'protocols'`);
  return { __proto__: null, protocols, headers, client: readClient(options) };
}

/** The headers, a name and a value on two lines, and the number of the HTTP client; takes user and password out of the URL. */
export function takeHead(record, init) {
  const lines = [];
  const headers = init?.headers ?? [];
  for (let i = 0; i < headers.length; i++) {
    if (!OWN.has(headers[i][2])) ArrayPrototypePush(lines, headers[i][0], headers[i][1]);
  }
  if (!hasHeader(headers, 'user-agent')) ArrayPrototypePush(lines, 'User-Agent', ownUserAgent());
  const { username, password } = record;
  if (username !== '' || password !== '') {
    if (!hasHeader(headers, 'authorization')) {
      const credentials = base64Encode(utf8Encode(`${decoded(username)}:${decoded(password)}`));
      ArrayPrototypePush(lines, 'Authorization', `Basic ${credentials}`);
    }
    record.username = '';
    record.password = '';
  }
  return { __proto__: null, headers: ArrayPrototypeJoin(lines, '\n'), client: init?.client ?? 0 };
}
