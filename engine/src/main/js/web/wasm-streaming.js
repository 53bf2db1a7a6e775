/**
 * WebAssembly.compileStreaming and instantiateStreaming, https://webassembly.github.io/spec/web-api/. The body is collected,
 * then compiled. V8 adds WebAssembly when an isolate starts, so they are put there then.
 */
import { onBoot } from '../internal/boot.js';
import { consumeBody } from '../internal/fetch/body.js';
import { getHeader } from '../internal/fetch/header-list.js';
import { trimHTTPSpace } from '../internal/fetch/mime.js';
import {
  ObjectDefineProperty, Promise, PromisePrototypeThen, StringPrototypeToLowerCase, TypeError,
} from '../internal/primordials.js';
import { isResponse, responseState } from './response.js';

function bytesOfResponse(source, method) {
  const fail = (why) => { throw new TypeError(`Failed to execute '${method}' on 'WebAssembly': ${why}`); };
  if (!isResponse(source)) fail('Argument 1 is not of type Response');
  const { status, headerList, body } = responseState(source);
  const type = getHeader(headerList, 'content-type');
  if (type === null || StringPrototypeToLowerCase(trimHTTPSpace(type)) !== 'application/wasm') {
    fail("The response's Content-Type is not 'application/wasm'");
  }
  if (status < 200 || status > 299) fail(`The response has the status ${status}`);
  return consumeBody(body, (bytes) => bytes, true);
}

onBoot(() => {
  const { WebAssembly } = globalThis;
  if (WebAssembly === undefined) return;
  const { compile, instantiate } = WebAssembly;
  // `await` would look up a patched then; a new promise resolved with the source adopts it as the standard does.
  const collect = (source, method) => PromisePrototypeThen(
    new Promise((resolve) => resolve(source)), (response) => bytesOfResponse(response, method));
  const operations = {
    compileStreaming(source, options = undefined) {
      return PromisePrototypeThen(collect(source, 'compileStreaming'), (bytes) => compile(bytes, options));
    },
    instantiateStreaming(source, importObject = undefined, options = undefined) {
      return PromisePrototypeThen(collect(source, 'instantiateStreaming'), (bytes) => instantiate(bytes, importObject, options));
    },
  };
  for (const name of ['compileStreaming', 'instantiateStreaming']) {
    ObjectDefineProperty(WebAssembly, name, {
      __proto__: null, value: operations[name], writable: true, enumerable: true, configurable: true,
    });
  }
});
