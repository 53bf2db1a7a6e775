/**
 * `localStorage` and `sessionStorage` (html.spec.whatwg.org, section 12). What `localStorage` holds belongs to the main script's URL and
 * is kept in a file of the cache folder, written at the end of each turn that changed it; the last writer wins.
 */
import { defineGlobal, defineGlobalAttribute } from '../internal/globals.js';
import { registerInspection } from '../internal/inspect/platform.js';
import { op } from '../internal/ops.js';
import { configureInterface, illegalConstructor, internalKey } from '../internal/webidl.js';
import { onUnload } from './lifecycle.js';

const MOST_CHARACTERS = 10 * 1024 * 1024;

class Storage {
  #entries;
  #changed;
  #characters = 0;

  constructor(key, entries = new Map(), changed = () => {}) {
    illegalConstructor(key);
    this.#entries = entries;
    this.#changed = changed;
    for (const [name, value] of entries) this.#characters += name.length + value.length;
  }

  get length() {
    return this.#entries.size;
  }

  key(index) {
    return [...this.#entries.keys()][Number(index) >>> 0] ?? null;
  }

  getItem(key) {
    return this.#entries.get(String(key)) ?? null;
  }

  setItem(key, value) {
    const name = String(key);
    const text = String(value);
    const before = this.#sizeOf(name);
    if (this.#characters - before + name.length + text.length >= MOST_CHARACTERS) {
      throw new QuotaExceededError('Exceeded maximum storage size');
    }
    this.#characters += name.length + text.length - before;
    this.#entries.set(name, text);
    this.#changed();
  }

  removeItem(key) {
    const name = String(key);
    this.#characters -= this.#sizeOf(name);
    if (this.#entries.delete(name)) this.#changed();
  }

  clear() {
    this.#entries.clear();
    this.#characters = 0;
    this.#changed();
  }

  #sizeOf(name) {
    const value = this.#entries.get(name);
    return value === undefined ? 0 : name.length + value.length;
  }

  static keysOf(storage) {
    return [...storage.#entries.keys()];
  }
}
configureInterface('Storage', Storage);
const { keysOf } = Storage;
delete Storage.keysOf;

/** Items are properties too, behind the interface's own. */
const asProperties = {
  get(storage, key) {
    if (typeof key === 'symbol' || !(key in storage)) return typeof key === 'symbol' ? storage[key] : storage.getItem(key) ?? undefined;
    const value = storage[key];
    return typeof value === 'function' && key !== 'constructor' ? value.bind(storage) : value;
  },
  set(storage, key, value) {
    if (typeof key === 'symbol') return Reflect.set(storage, key, value);
    storage.setItem(key, value);
    return true;
  },
  has: (storage, key) => key in storage || (typeof key === 'string' && storage.getItem(key) !== null),
  ownKeys: (storage) => keysOf(storage),
  deleteProperty(storage, key) {
    if (typeof key === 'symbol') return Reflect.deleteProperty(storage, key);
    storage.removeItem(key);
    return true;
  },
  defineProperty(storage, key, descriptor) {
    if (typeof key === 'symbol') return Reflect.defineProperty(storage, key, descriptor);
    storage.setItem(key, descriptor.value);
    return true;
  },
  getOwnPropertyDescriptor(storage, key) {
    const value = typeof key === 'symbol' || key in storage ? null : storage.getItem(key);
    return value === null ? undefined : { value, writable: true, enumerable: true, configurable: true };
  },
};

registerInspection(Storage.prototype, (storage) => ({
  ...Object.fromEntries(keysOf(storage).map((key) => [key, storage.getItem(key)])), length: storage.length,
}), { apart: true });

function makeStorage(entries, changed) {
  return new Proxy(new Storage(internalKey, entries, changed), asProperties);
}

function readFile(file) {
  try {
    return new Map(JSON.parse(op.denoReadTextFileSync(file)));
  } catch {
    // There is none yet, or what a crash left of it.
    return new Map();
  }
}

/** Writes beside the file and renames, so that no reader ever sees half of it. */
function makeLocalStorage() {
  const file = op.denoStorageFile();
  const entries = readFile(file);
  let waiting = false;
  const write = () => {
    if (!waiting) return;
    waiting = false;
    op.denoStorageWrite(file, JSON.stringify([...entries]));
  };
  onUnload(write);
  return makeStorage(entries, () => {
    if (!waiting) queueMicrotask(write);
    waiting = true;
  });
}

const made = {};
defineGlobal('Storage', Storage);
const attribute = (name, make) => defineGlobalAttribute(name, () => made[name] ??= make(), { setter: () => {} });
attribute('localStorage', makeLocalStorage);
attribute('sessionStorage', () => makeStorage());
