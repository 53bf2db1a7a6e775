/** FileReaderSync, https://w3c.github.io/FileAPI/#FileReaderSync; there are no windows here, so it is always exposed. */
import { base64Encode } from '../internal/base64.js';
import { arrayBufferOf } from '../internal/bytes.js';
import { decodeText } from '../internal/encoding/decoders.js';
import { defineGlobals } from '../internal/globals.js';
import { TypedArrayPrototypeSlice } from '../internal/primordials.js';
import { latin1Decode } from '../internal/utf8.js';
import { configureInterface, converters, interfaceConverter, requiredArguments } from '../internal/webidl.js';
import { blobBytes, isBlob } from './blob.js';
import { dataURLOf, textEncoding } from './file-reader.js';

const toBlob = interfaceConverter('Blob', isBlob);

class FileReaderSync {
  #brand = true;

  readAsArrayBuffer(blob) {
    this.#brand;
    requiredArguments(arguments.length, 1, "Failed to execute 'readAsArrayBuffer' on 'FileReaderSync'");
    return arrayBufferOf(TypedArrayPrototypeSlice(blobBytes(toBlob(blob))));
  }

  readAsBinaryString(blob) {
    this.#brand;
    requiredArguments(arguments.length, 1, "Failed to execute 'readAsBinaryString' on 'FileReaderSync'");
    return latin1Decode(blobBytes(toBlob(blob)));
  }

  readAsText(blob, encoding = undefined) {
    this.#brand;
    requiredArguments(arguments.length, 1, "Failed to execute 'readAsText' on 'FileReaderSync'");
    const given = toBlob(blob);
    const label = encoding === undefined ? undefined : converters.DOMString(encoding);
    return decodeText(blobBytes(given), textEncoding(given, label));
  }

  readAsDataURL(blob) {
    this.#brand;
    requiredArguments(arguments.length, 1, "Failed to execute 'readAsDataURL' on 'FileReaderSync'");
    const given = toBlob(blob);
    return dataURLOf(blobBytes(given), given);
  }
}

configureInterface('FileReaderSync', FileReaderSync);
defineGlobals({ FileReaderSync });
