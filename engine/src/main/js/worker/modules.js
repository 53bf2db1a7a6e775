/** Gives the host what a module exports, as far as a message carries it. */
import { ReflectDefineProperty, ReflectOwnKeys } from '../internal/primordials.js';
import { offerEntry } from '../internal/boot.js';
import { follow } from './activity.js';
import { completed, failed } from './execute.js';

/** The exports that are data; functions and symbols, which no message carries, are the worker's own affair. */
function dataOf(namespace) {
  const data = {};
  const names = ReflectOwnKeys(namespace);
  for (let i = 0; i < names.length; i++) {
    const name = names[i];
    if (typeof name !== 'string') continue;
    const value = namespace[name];
    if (typeof value === 'function' || typeof value === 'symbol') continue;
    // Not an assignment, which would take __proto__ for an order.
    ReflectDefineProperty(data, name, { __proto__: null, value, writable: true, enumerable: true, configurable: true });
  }
  return data;
}

offerEntry('executeModule', (id, namespace) => {
  follow(namespace, (exported) => completed(id, dataOf(exported)), (error) => failed(id, error, 'execute'));
});
