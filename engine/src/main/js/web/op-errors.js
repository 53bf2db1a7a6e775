/** An error that the host names, and that is no native one, is a DOMException. */
import { registerFallbackErrorClass } from '../internal/ops.js';
import { DOMException } from './dom-exception.js';

registerFallbackErrorClass(DOMException);
