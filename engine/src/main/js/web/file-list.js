/**
 * FileList, https://w3c.github.io/FileAPI/#filelist-section. Only file inputs make one, so no isolate has any: the interface is there
 * for code that asks whether a value is one.
 */
import { defineGlobals } from '../internal/globals.js';
import { ArrayPrototypeValues } from '../internal/primordials.js';
import { configureInterface, converters, illegalConstructor, requiredArguments } from '../internal/webidl.js';

class FileList {
  #files = [];

  constructor(key = undefined) {
    illegalConstructor(key);
  }

  get length() { return this.#files.length; }

  item(index) {
    const files = this.#files;
    requiredArguments(arguments.length, 1, "Failed to execute 'item' on 'FileList'");
    return files[converters['unsigned long'](index)] ?? null;
  }
}

configureInterface('FileList', FileList);
defineGlobals({ FileList });
