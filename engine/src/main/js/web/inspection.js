/** How the interfaces of the platform look under inspection, where it is not simply their attributes. Loaded last. */

import {
  ArrayPrototypePush, ObjectGetOwnPropertyDescriptor, ObjectGetPrototypeOf, uncurryThis,
} from '../internal/primordials.js';
import { createProperty } from '../internal/clone-kinds.js';
import { cleanStack } from '../internal/errors.js';
import { inspectAttributes, registerInspection } from '../internal/inspect/platform.js';
import { isByteStream, stateOf } from './streams.js';

/** The getter of an attribute that an interface has or inherits, by its receiver. */
function getter(prototype, name) {
  for (let link = prototype; link !== null; link = ObjectGetPrototypeOf(link)) {
    const descriptor = ObjectGetOwnPropertyDescriptor(link, name);
    if (descriptor !== undefined) return descriptor.get && uncurryThis(descriptor.get);
  }
  return undefined;
}

/** Instances show these attributes, inherited or not, and nothing else. */
function showOnly(constructor, names) {
  if (constructor === undefined) return;
  const getters = [];
  for (let i = 0; i < names.length; i++) {
    const get = getter(constructor.prototype, names[i]);
    if (get !== undefined) ArrayPrototypePush(getters, { __proto__: null, name: names[i], get });
  }
  registerInspection(constructor.prototype, (value) => {
    const result = {};
    for (let i = 0; i < getters.length; i++) createProperty(result, getters[i].name, getters[i].get(value));
    return result;
  });
}

/** Instances show what their forEach goes through: as properties, or as pairs, of which several may have the same key. */
function showEntries(constructor, asPairs) {
  if (constructor === undefined) return;
  const forEach = uncurryThis(constructor.prototype.forEach);
  registerInspection(constructor.prototype, (value) => {
    const result = asPairs ? [] : {};
    forEach(value, (item, key) => {
      if (asPairs) ArrayPrototypePush(result, [key, item]);
      else createProperty(result, key, item);
    });
    return result;
  }, { apart: true });
}

const scope = globalThis;
if (scope.URL !== undefined) {
  inspectAttributes(scope.URL.prototype, [
    'href', 'origin', 'protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'hash', 'search',
  ]);
}
for (const exception of [scope.DOMException, scope.QuotaExceededError]) {
  if (exception !== undefined) registerInspection(exception.prototype, (value) => cleanStack(String(value.stack)));
}
if (scope.MessageEvent !== undefined) inspectAttributes(scope.MessageEvent.prototype, ['data', 'origin', 'lastEventId']);
if (scope.FileReader !== undefined) inspectAttributes(scope.FileReader.prototype, ['error', 'readyState', 'result']);
showEntries(scope.URLSearchParams, true);
showEntries(scope.Headers, false);
showEntries(scope.FormData, false);
showOnly(scope.File, ['name', 'size', 'type']);
showOnly(scope.Request, ['bodyUsed', 'headers', 'method', 'redirect', 'url']);
showOnly(scope.Response, ['body', 'bodyUsed', 'headers', 'ok', 'redirected', 'status', 'statusText', 'url']);
if (scope.ReadableStream !== undefined) {
  const isLocked = getter(scope.ReadableStream.prototype, 'locked');
  registerInspection(scope.ReadableStream.prototype, (value) => ({
    locked: isLocked(value), state: stateOf(value), supportsBYOB: isByteStream(value),
  }));
}
for (const name of ['WritableStream', 'ReadableStreamDefaultReader', 'ReadableStreamBYOBReader',
  'WritableStreamDefaultWriter']) {
  showOnly(scope[name], ['locked', 'closed', 'desiredSize', 'ready']);
}
for (const name of ['ReadableStreamDefaultController', 'ReadableByteStreamController', 'TransformStreamDefaultController']) {
  showOnly(scope[name], ['desiredSize']);
}
showOnly(scope.WritableStreamDefaultController, ['signal']);
for (const name of ['TransformStream', 'CompressionStream', 'DecompressionStream']) showOnly(scope[name], ['readable', 'writable']);
showOnly(scope.TextEncoderStream, ['encoding', 'readable', 'writable']);
showOnly(scope.TextDecoderStream, ['encoding', 'fatal', 'ignoreBOM', 'readable', 'writable']);
for (const name of ['CountQueuingStrategy', 'ByteLengthQueuingStrategy']) showOnly(scope[name], ['highWaterMark', 'size']);
