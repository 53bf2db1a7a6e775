/** File, https://w3c.github.io/FileAPI/#file-section. */
import { defineGlobals } from '../internal/globals.js';
import { registerCloneable } from '../internal/platform-objects.js';
import { DateNow } from '../internal/primordials.js';
import { configureInterface, converters, dictionaryConverter, isObject, requiredArguments } from '../internal/webidl.js';
import { bareBlob, Blob, blobBytes, blobChunks, chunksOf, createBlob, normalizeType, toParts, toPropertyBag } from './blob.js';

const toBag = dictionaryConverter('FilePropertyBag', toPropertyBag, [
  { key: 'lastModified', converter: converters['long long'] },
]);

let isInstance;
let make;

class File extends Blob {
  #name;
  #lastModified;

  constructor(fileBits, fileName, options = undefined) {
    super(bareBlob);
    if (fileBits === bareBlob) return;
    const context = "Failed to construct 'File'";
    requiredArguments(arguments.length, 2, context);
    const parts = toParts(fileBits, `${context}: Argument 1`);
    this.#name = converters.USVString(fileName, `${context}: Argument 2`);
    const bag = toBag(options, `${context}: Argument 3`);
    this.#lastModified = bag.lastModified ?? DateNow();
    createBlob(chunksOf(parts, bag.endings), normalizeType(bag.type), this);
  }

  static {
    isInstance = (value) => isObject(value) && #name in value;
    make = (chunks, type, name, lastModified) => {
      const file = createBlob(chunks, type, new File(bareBlob));
      file.#name = name;
      file.#lastModified = lastModified;
      return file;
    };
  }

  get name() { return this.#name; }
  get lastModified() { return this.#lastModified; }
}

configureInterface('File', File);
registerCloneable({
  name: 'File',
  prototype: File.prototype,
  isInstance,
  toData: (file) => ({ bytes: blobBytes(file), type: file.type, name: file.name, lastModified: file.lastModified }),
  fromData: ({ bytes, type, name, lastModified }) => make(
    [converters.Uint8Array(bytes)], normalizeType(converters.DOMString(type)), converters.USVString(name),
    converters['long long'](lastModified)),
});
defineGlobals({ File });

export const isFile = isInstance;
/** A file over byte arrays that nothing changes. */
export const createFile = make;
/** The same bytes as a File of the name: a blob's, or another file's. */
export const fileFromBlob = (blob, name) =>
  make(blobChunks(blob), blob.type, name, isInstance(blob) ? blob.lastModified : DateNow());
export { File };
