/** An error that the host names, and that is no native one, is a DOMException, or of the class that took its name over. */
import { registerErrorClass, registerFallbackErrorClass } from '../internal/ops.js';
import { DOMException, QuotaExceededError } from './dom-exception.js';

registerFallbackErrorClass(DOMException);
registerErrorClass('QuotaExceededError', function fromJava(message) { return new QuotaExceededError(message); });
