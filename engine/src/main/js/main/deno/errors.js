/** `Deno.errors`: one class for each kind of failure, and how the failures that Java names become their instances. */
import { registerErrorClass } from '../../internal/ops.js';

const ERRNO = {
  __proto__: null,
  1: 'EPERM', 2: 'ENOENT', 3: 'ESRCH', 4: 'EINTR', 5: 'EIO', 6: 'ENXIO', 9: 'EBADF', 10: 'ECHILD', 11: 'EAGAIN', 12: 'ENOMEM',
  13: 'EACCES', 16: 'EBUSY', 17: 'EEXIST', 18: 'EXDEV', 19: 'ENODEV', 20: 'ENOTDIR', 21: 'EISDIR', 22: 'EINVAL', 23: 'ENFILE',
  24: 'EMFILE', 25: 'ENOTTY', 26: 'ETXTBSY', 27: 'EFBIG', 28: 'ENOSPC', 29: 'ESPIPE', 30: 'EROFS', 31: 'EMLINK', 32: 'EPIPE',
  36: 'ENAMETOOLONG', 39: 'ENOTEMPTY', 40: 'ELOOP', 90: 'EMSGSIZE', 95: 'EOPNOTSUPP', 97: 'EAFNOSUPPORT', 98: 'EADDRINUSE',
  99: 'EADDRNOTAVAIL', 101: 'ENETUNREACH', 103: 'ECONNABORTED', 104: 'ECONNRESET', 107: 'ENOTCONN', 110: 'ETIMEDOUT',
  111: 'ECONNREFUSED', 113: 'EHOSTUNREACH', 122: 'EDQUOT',
};

const NAMES = [
  'NotFound', 'PermissionDenied', 'ConnectionRefused', 'ConnectionReset', 'ConnectionAborted', 'NotConnected', 'AddrInUse',
  'AddrNotAvailable', 'BrokenPipe', 'AlreadyExists', 'InvalidData', 'TimedOut', 'Interrupted', 'WriteZero', 'WouldBlock',
  'UnexpectedEof', 'BadResource', 'Http', 'Busy', 'NotSupported', 'FilesystemLoop', 'IsADirectory', 'NetworkUnreachable',
  'NotADirectory', 'NotCapable',
];

/** Adds `code`, which Deno derives from the number that the operating system gave. */
function withCode(error, fallback) {
  const number = /\(os error (\d+)\)/.exec(error.message)?.[1];
  const code = number === undefined ? fallback : ERRNO[number];
  if (code !== undefined) error.code = code;
  return error;
}

function errorClass(name) {
  return {
    [name]: class extends Error {
      constructor(message, options) {
        super(message, options);
        this.name = name;
      }
    },
  }[name];
}

export const errors = {};
for (const name of NAMES) {
  const ErrorClass = errorClass(name);
  errors[name] = ErrorClass;
  registerErrorClass(name, function fromJava(message) { return withCode(new ErrorClass(message)); });
}

// Messages that do not tell the number.
for (const [name, code] of [['NotFound', 'ENOENT'], ['Interrupted', 'EINTR'], ['NotConnected', 'ENOTCONN']]) {
  registerErrorClass(`${name}:${code}`, function fromJava(message) { return withCode(new errors[name](message), code); });
}
/** What Deno says of an operation whose resource was closed under it. */
export const canceled = () => withCode(new errors.Interrupted('operation canceled'), 'EINTR');
// Failures of the operating system for which Deno has no class of its own.
registerErrorClass('OsError', function fromJava(message) { return withCode(new Error(message)); });
registerErrorClass('OsTypeError', function fromJava(message) { return withCode(new TypeError(message), 'EINVAL'); });
