/** DOMException (webidl.spec.whatwg.org, section 4.3): an Error object that carries the interface's brand. */

import {
  Error, ErrorPrototype, ObjectDefineProperty, ObjectSetPrototypeOf, ReflectDeleteProperty,
} from '../internal/primordials.js';
import { configureInterface, converters, defineConstants } from '../internal/webidl.js';
import { defineGlobal } from '../internal/globals.js';
import { registerCloneable } from '../internal/platform-objects.js';

const { captureStackTrace } = Error;

const codes = {
  __proto__: null,
  IndexSizeError: 1, HierarchyRequestError: 3, WrongDocumentError: 4, InvalidCharacterError: 5,
  NoModificationAllowedError: 7, NotFoundError: 8, NotSupportedError: 9, InUseAttributeError: 10, InvalidStateError: 11,
  SyntaxError: 12, InvalidModificationError: 13, NamespaceError: 14, InvalidAccessError: 15, TypeMismatchError: 17,
  SecurityError: 18, NetworkError: 19, AbortError: 20, URLMismatchError: 21, QuotaExceededError: 22, TimeoutError: 23,
  InvalidNodeTypeError: 24, DataCloneError: 25,
};

// Stamps private fields on an object made elsewhere: here a true Error, so that Error.isError and the stack are right.
class Stamped { constructor(object) { return object; } }
class Slots extends Stamped {
  #name;
  #message;

  constructor(object, name, message) {
    super(object);
    this.#name = name;
    this.#message = message;
  }

  static has(value) { return typeof value === 'object' && value !== null && #name in value; }
  static name(exception) { return exception.#name; }
  static message(exception) { return exception.#message; }
}

export class DOMException {
  constructor(message = '', name = 'Error') {
    const messageString = converters.DOMString(message, "Failed to construct 'DOMException': Argument 1");
    // V8 writes the first line of the stack with the message that the constructor was given, not with that of the getter.
    const self = new Error(messageString);
    ReflectDeleteProperty(self, 'message');
    ObjectSetPrototypeOf(self, new.target.prototype);
    new Slots(self, converters.DOMString(name, "Failed to construct 'DOMException': Argument 2"), messageString);
    captureStackTrace(self, new.target);
    return self;
  }

  get name() { return Slots.name(this); }
  get message() { return Slots.message(this); }
  get code() { return codes[Slots.name(this)] ?? 0; }
}

export const isDOMException = (value) => Slots.has(value);

/** What structured cloning carries of a DOMException. */
export const domExceptionData = (exception) => ({
  __proto__: null, name: Slots.name(exception), message: Slots.message(exception), stack: exception.stack,
});

/** The clone of a DOMException from its data. */
export function domExceptionFrom({ name, message, stack }) {
  const exception = new DOMException(message, name);
  if (typeof stack === 'string') {
    ObjectDefineProperty(exception, 'stack', { __proto__: null, value: stack, writable: true, configurable: true });
  }
  return exception;
}

ObjectSetPrototypeOf(DOMException.prototype, ErrorPrototype);
configureInterface('DOMException', DOMException);
defineConstants(DOMException, {
  INDEX_SIZE_ERR: 1, DOMSTRING_SIZE_ERR: 2, HIERARCHY_REQUEST_ERR: 3, WRONG_DOCUMENT_ERR: 4, INVALID_CHARACTER_ERR: 5,
  NO_DATA_ALLOWED_ERR: 6, NO_MODIFICATION_ALLOWED_ERR: 7, NOT_FOUND_ERR: 8, NOT_SUPPORTED_ERR: 9, INUSE_ATTRIBUTE_ERR: 10,
  INVALID_STATE_ERR: 11, SYNTAX_ERR: 12, INVALID_MODIFICATION_ERR: 13, NAMESPACE_ERR: 14, INVALID_ACCESS_ERR: 15,
  VALIDATION_ERR: 16, TYPE_MISMATCH_ERR: 17, SECURITY_ERR: 18, NETWORK_ERR: 19, ABORT_ERR: 20, URL_MISMATCH_ERR: 21,
  QUOTA_EXCEEDED_ERR: 22, TIMEOUT_ERR: 23, INVALID_NODE_TYPE_ERR: 24, DATA_CLONE_ERR: 25,
});
defineGlobal('DOMException', DOMException);
registerCloneable({
  name: 'DOMException',
  prototype: DOMException.prototype,
  isInstance: isDOMException,
  toData: (exception) => ({ ...domExceptionData(exception) }),
  fromData: domExceptionFrom,
});
