/** FormData, https://xhr.spec.whatwg.org/#interface-formdata. */
import { defineGlobals } from '../internal/globals.js';
import { ArrayPrototypeFilter, ArrayPrototypePush, TypeError } from '../internal/primordials.js';
import { configureInterface, converters, definePairIterable, isObject, requiredArguments } from '../internal/webidl.js';
import { isBlob } from './blob.js';
import { fileFromBlob, isFile } from './file.js';

const { USVString } = converters;

/** An entry's value: a string, or a File that may be made from a blob. */
function toValue(value, filename, hasFilename, method) {
  const context = `Failed to execute '${method}' on 'FormData'`;
  if (!isBlob(value)) {
    if (hasFilename) throw new TypeError(`${context}: Argument 2 is not of type 'Blob'`);
    return USVString(value, `${context}: Argument 2`);
  }
  if (hasFilename) return fileFromBlob(value, USVString(filename, `${context}: Argument 3`));
  return isFile(value) ? value : fileFromBlob(value, 'blob');
}

let entriesOf;
let isInstance;
let make;

class FormData {
  #entries = [];

  constructor(form = undefined, submitter = undefined) {
    if (form !== undefined) throw new TypeError("Failed to construct 'FormData': Argument 1 is not of type 'HTMLFormElement'");
    if (submitter !== undefined && submitter !== null) {
      throw new TypeError("Failed to construct 'FormData': Argument 2 is not of type 'HTMLElement'");
    }
  }

  static {
    entriesOf = (data) => data.#entries;
    isInstance = (value) => isObject(value) && #entries in value;
    make = (entries) => {
      const data = new FormData();
      data.#entries = entries;
      return data;
    };
  }

  append(name, value, filename = undefined) {
    const entries = this.#entries;
    requiredArguments(arguments.length, 2, "Failed to execute 'append' on 'FormData'");
    const key = USVString(name, "Failed to execute 'append' on 'FormData': Argument 1");
    ArrayPrototypePush(entries, [key, toValue(value, filename, filename !== undefined, 'append')]);
  }

  delete(name) {
    const entries = this.#entries;
    requiredArguments(arguments.length, 1, "Failed to execute 'delete' on 'FormData'");
    const key = USVString(name);
    this.#entries = ArrayPrototypeFilter(entries, (entry) => entry[0] !== key);
  }

  get(name) {
    const entries = this.#entries;
    requiredArguments(arguments.length, 1, "Failed to execute 'get' on 'FormData'");
    const key = USVString(name);
    for (let i = 0; i < entries.length; i++) if (entries[i][0] === key) return entries[i][1];
    return null;
  }

  getAll(name) {
    const entries = this.#entries;
    requiredArguments(arguments.length, 1, "Failed to execute 'getAll' on 'FormData'");
    const key = USVString(name);
    const values = [];
    for (let i = 0; i < entries.length; i++) if (entries[i][0] === key) ArrayPrototypePush(values, entries[i][1]);
    return values;
  }

  has(name) {
    const entries = this.#entries;
    requiredArguments(arguments.length, 1, "Failed to execute 'has' on 'FormData'");
    const key = USVString(name);
    for (let i = 0; i < entries.length; i++) if (entries[i][0] === key) return true;
    return false;
  }

  set(name, value, filename = undefined) {
    const entries = this.#entries;
    requiredArguments(arguments.length, 2, "Failed to execute 'set' on 'FormData'");
    const key = USVString(name, "Failed to execute 'set' on 'FormData': Argument 1");
    const entry = [key, toValue(value, filename, filename !== undefined, 'set')];
    const kept = [];
    let found = false;
    for (let i = 0; i < entries.length; i++) {
      if (entries[i][0] !== key) {
        ArrayPrototypePush(kept, entries[i]);
      } else if (!found) {
        found = true;
        ArrayPrototypePush(kept, entry);
      }
    }
    if (!found) ArrayPrototypePush(kept, entry);
    this.#entries = kept;
  }
}

definePairIterable('FormData', FormData, (data) => entriesOf(data));
configureInterface('FormData', FormData);
defineGlobals({ FormData });

export const formDataEntries = entriesOf;
export const isFormData = isInstance;
/** A FormData over entries that now belong to it. */
export const createFormData = make;
export { FormData };
