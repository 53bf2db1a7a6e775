/** DOMException and QuotaExceededError (webidl.spec.whatwg.org, section 4.3): Error objects that carry an interface's brand. */

import {
  Error, ErrorPrototype, ObjectDefineProperty, ObjectSetPrototypeOf, RangeError, ReflectDeleteProperty,
} from '../internal/primordials.js';
import { configureInterface, converters, defineConstants, dictionaryConverter } from '../internal/webidl.js';
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
  /** Besides a name, an object with `name` and `cause` is taken, as Deno and Node.js do. */
  constructor(message = '', nameOrOptions = 'Error') {
    const messageString = converters.DOMString(message, "Failed to construct 'DOMException': Argument 1");
    const withOptions = typeof nameOrOptions === 'object' && nameOrOptions !== null;
    const name = withOptions ? nameOrOptions.name : nameOrOptions;
    // V8 writes the first line of the stack with the message that the constructor was given, not with that of the getter.
    const self = new Error(messageString);
    ReflectDeleteProperty(self, 'message');
    ObjectSetPrototypeOf(self, new.target.prototype);
    new Slots(self, converters.DOMString(name, "Failed to construct 'DOMException': Argument 2"), messageString);
    captureStackTrace(self, new.target);
    if (withOptions && 'cause' in nameOrOptions) {
      ObjectDefineProperty(self, 'cause', { __proto__: null, value: nameOrOptions.cause, writable: true, configurable: true });
    }
    return self;
  }

  get name() { return Slots.name(this); }
  get message() { return Slots.message(this); }
  get code() { return codes[Slots.name(this)] ?? 0; }
}

export const isDOMException = (value) => Slots.has(value);

class QuotaSlots extends Stamped {
  #quota;
  #requested;

  constructor(object, { quota = null, requested = null }) {
    super(object);
    this.#quota = quota;
    this.#requested = requested;
  }

  static has(value) { return typeof value === 'object' && value !== null && #quota in value; }
  static quota(exception) { return exception.#quota; }
  static requested(exception) { return exception.#requested; }
}

const toQuota = dictionaryConverter('QuotaExceededErrorOptions', [
  { key: 'quota', converter: converters.double }, { key: 'requested', converter: converters.double },
]);

export class QuotaExceededError extends DOMException {
  constructor(message = '', options = {}) {
    const context = "Failed to construct 'QuotaExceededError'";
    const asked = toQuota(options, `${context}: Argument 2`);
    super(message, 'QuotaExceededError');
    if (asked.quota < 0) throw new RangeError(`${context}: quota must not be negative`);
    if (asked.requested < 0) throw new RangeError(`${context}: requested must not be negative`);
    if (asked.requested < asked.quota) throw new RangeError(`${context}: requested must not be less than quota`);
    new QuotaSlots(this, asked);
  }

  get quota() { return QuotaSlots.quota(this); }
  get requested() { return QuotaSlots.requested(this); }
}

/** The exception of a name: an instance of the class that has this name today. */
export const domException = (message, name) =>
  (name === 'QuotaExceededError' ? new QuotaExceededError(message) : new DOMException(message, name));

/** What structured cloning carries of a DOMException. */
const domExceptionData = (exception) => ({
  __proto__: null, name: Slots.name(exception), message: Slots.message(exception), stack: exception.stack,
});

/** The clone of a DOMException from its data. */
const domExceptionFrom = ({ name, message, stack }) => withStack(new DOMException(message, name), stack);

function withStack(exception, stack) {
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
configureInterface('QuotaExceededError', QuotaExceededError);
defineGlobal('QuotaExceededError', QuotaExceededError);
registerCloneable({
  name: 'DOMException',
  prototype: DOMException.prototype,
  isInstance: isDOMException,
  toData: (exception) => ({ ...domExceptionData(exception) }),
  fromData: domExceptionFrom,
});
registerCloneable({
  name: 'QuotaExceededError',
  prototype: QuotaExceededError.prototype,
  isInstance: QuotaSlots.has,
  toData: (exception) => ({
    ...domExceptionData(exception), quota: QuotaSlots.quota(exception), requested: QuotaSlots.requested(exception),
  }),
  fromData: ({ message, stack, quota, requested }) => withStack(
    new QuotaExceededError(message, { __proto__: null, quota: quota ?? undefined, requested: requested ?? undefined }), stack),
});
