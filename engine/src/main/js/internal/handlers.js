/** Lists of functions by name, as `on`, `off` and `once` keep them. */
import {
  ArrayPrototypePush, ArrayPrototypeSlice, ArrayPrototypeSplice, Map, MapPrototypeDelete, MapPrototypeGet,
  MapPrototypeSet, TypeError,
} from './primordials.js';

/** Checks a handler as users gave it. */
export function checkHandler(handler, what) {
  if (typeof handler !== 'function') throw new TypeError(`${what}: the handler must be a function, not ${typeof handler}`);
  return handler;
}

export class Handlers {
  #lists = new Map();

  add(name, handler, once = false) {
    let list = MapPrototypeGet(this.#lists, name);
    if (list === undefined) MapPrototypeSet(this.#lists, name, list = []);
    ArrayPrototypePush(list, { __proto__: null, handler, once });
  }

  /** Removes the first entry of this handler, or all of the name if no handler is given. */
  remove(name, handler) {
    const list = MapPrototypeGet(this.#lists, name);
    if (list === undefined) return;
    if (handler !== undefined) {
      for (let i = 0; i < list.length; i++) {
        if (list[i].handler === handler) {
          ArrayPrototypeSplice(list, i, 1);
          break;
        }
      }
    }
    if (handler === undefined || list.length === 0) MapPrototypeDelete(this.#lists, name);
  }

  has(name) {
    return MapPrototypeGet(this.#lists, name) !== undefined;
  }

  /** Calls the handlers of a name in order: what each gives goes to `onResult`, what it throws to `onError`. */
  emit(name, value, onResult, onError) {
    const list = MapPrototypeGet(this.#lists, name);
    if (list === undefined) return;
    const called = list.length === 1 ? list : ArrayPrototypeSlice(list);
    for (let i = 0, n = called.length; i < n; i++) {
      const { handler, once } = called[i];
      if (once) this.remove(name, handler);
      try {
        onResult(handler(value));
      } catch (error) {
        onError(error);
      }
    }
  }
}
