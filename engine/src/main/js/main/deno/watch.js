/** `Deno.watchFs`: the changes under some paths. */
import { op } from '../../internal/ops.js';
import { call, pathText } from './calls.js';
import { Liveness } from './liveness.js';

const MADE_HERE = Symbol();

export class FsWatcher {
  #rid;
  #closed = false;
  #waiting = [];
  #liveness = new Liveness();

  constructor(key, rid) {
    if (key !== MADE_HERE) throw new TypeError('Illegal constructor');
    this.#rid = rid;
  }

  async next() {
    while (!this.#closed && this.#waiting.length === 0) {
      const changes = await this.#liveness.wait(call('denoWatchNext', this.#rid));
      if (changes === undefined) break;
      for (const { kind, paths, flag = null } of JSON.parse(changes)) this.#waiting.push({ kind, paths, flag });
    }
    if (this.#closed || this.#waiting.length === 0) return { value: undefined, done: true };
    return { value: this.#waiting.shift(), done: false };
  }

  async return(value) {
    if (!this.#closed) this.close();
    return { value, done: true };
  }

  ref() {
    this.#liveness.ref();
  }

  unref() {
    this.#liveness.unref();
  }

  close() {
    this.#closed = true;
    op.denoDrop(this.#rid);
  }

  [Symbol.dispose]() {
    if (!this.#closed) this.close();
  }

  [Symbol.asyncIterator]() {
    return this;
  }
}

const joined = (paths) => (Array.isArray(paths) ? paths : [paths]).map(pathText).join('\0') || undefined;

export function watchFs(paths, options = {}) {
  const { recursive = true, ignore } = options;
  return new FsWatcher(MADE_HERE, op.denoWatch(joined(paths), recursive, ignore === undefined ? undefined : joined(ignore)));
}
