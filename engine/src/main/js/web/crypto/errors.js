/** The errors of the cryptography, by the names that the Web Cryptography API gives them. */

import { DOMException } from '../dom-exception.js';

export const dataError = (message) => new DOMException(message, 'DataError');
export const invalidAccessError = (message) => new DOMException(message, 'InvalidAccessError');
export const notSupportedError = (message) => new DOMException(message, 'NotSupportedError');
export const operationError = (message) => new DOMException(message, 'OperationError');
export const syntaxError = (message) => new DOMException(message, 'SyntaxError');

/** The error of an algorithm that does not know a key format. */
export const unknownFormat = (format, details) => notSupportedError(`${details.name} keys have no format '${format}'`);
